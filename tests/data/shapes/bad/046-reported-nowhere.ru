# refused: A statement must be reported in exactly one report
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:89ae163f05db18222607 cq:reportedIn ?old }
