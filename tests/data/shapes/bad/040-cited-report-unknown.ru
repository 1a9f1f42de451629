# refused: cq:citedReport must point to a report
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>
PREFIX report: <https://w3id.org/communique/id/report/>

INSERT DATA { stmt:89ae163f05db18222607 cq:citedReport report:00000000000000000000 }
