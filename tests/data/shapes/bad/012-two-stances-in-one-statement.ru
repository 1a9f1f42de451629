# refused: One statement has two different stances
# on: good/alliance.ttl
# refuses: 4ba15832420c8dc3b9c0

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:4ba15832420c8dc3b9c0 cq:stance cq:support }
