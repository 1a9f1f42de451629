# refused: An accusation must name the known actor that is accused
# on: good/appeal.ttl
# refuses: 925097afab6fc75cbfda

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:925097afab6fc75cbfda cq:targetUnstated ?old }
