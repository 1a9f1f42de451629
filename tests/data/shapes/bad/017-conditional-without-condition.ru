# refused: A conditional position must say what it is conditional on
# on: good/alliance.ttl
# refuses: 4ba15832420c8dc3b9c0

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:4ba15832420c8dc3b9c0 cq:conditionText ?old }
