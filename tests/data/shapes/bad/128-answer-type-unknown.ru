# refused: An answer has one type of the six
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:answerType ?old }
INSERT { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:answerType cq:oppose }
WHERE  { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:answerType ?old }
