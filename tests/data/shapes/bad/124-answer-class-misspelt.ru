# refused: An answer must be a cq:Answer
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> a ?old }
INSERT { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> a cq:Reply }
WHERE  { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> a ?old }
