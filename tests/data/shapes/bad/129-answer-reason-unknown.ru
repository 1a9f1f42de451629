# refused: An answer says why it is taken for one
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX cq: <https://w3id.org/communique/ontology#>

INSERT DATA { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:linkReason "guess" }
