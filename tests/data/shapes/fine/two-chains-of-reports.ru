# fine: an article may cite several reports
# on: good/border.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX report: <https://w3id.org/communique/id/report/>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:citesSource report:00000000000000000001 . report:00000000000000000001 a cq:Report ; cq:issuedBy actor:kabar-utara }
