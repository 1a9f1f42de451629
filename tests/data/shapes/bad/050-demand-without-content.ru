# refused: This demand does not say what is demanded
# on: good/appeal.ttl
# refuses: 1594cc78a1436006239a

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:1594cc78a1436006239a cq:demandContent ?old }
