# refused: The confidence of an answer must be
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:linkConfidence ?old }
INSERT { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:linkConfidence 1.5 }
WHERE  { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:linkConfidence ?old }
