# refused: This statement has two kinds
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:89ae163f05db18222607 a cq:Assertion }
