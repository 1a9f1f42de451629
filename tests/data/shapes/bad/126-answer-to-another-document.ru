# refused: needs one answered statement
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:answered ?old }
INSERT { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:answered stmt:00000000000000000000 }
WHERE  { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:answered ?old }
