# refused: This evidence belongs to no statement and no answer
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE DATA { stmt:89ae163f05db18222607 cq:evidence <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520> }
