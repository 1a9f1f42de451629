# refused: a property that the ontology does not allow here
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:89ae163f05db18222607 cq:adressee actor:vantara }
