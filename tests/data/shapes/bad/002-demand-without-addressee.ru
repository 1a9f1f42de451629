# refused: This demand has no addressee
# on: good/alliance.ttl
# refuses: 86e3efdf9c8b451e87a9

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:86e3efdf9c8b451e87a9 cq:targetUnstated ?old }
