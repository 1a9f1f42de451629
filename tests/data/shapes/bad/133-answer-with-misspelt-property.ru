# refused: An answer has a property that is not allowed here
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX cq: <https://w3id.org/communique/ontology#>

INSERT DATA { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:confidence 0.9 }
