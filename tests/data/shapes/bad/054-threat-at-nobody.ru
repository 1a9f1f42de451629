# refused: A threat must name the known actor that is threatened
# on: good/appeal.ttl
# refuses: 382dceb93f4c40611c10

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:382dceb93f4c40611c10 cq:targetUnstated ?old }
