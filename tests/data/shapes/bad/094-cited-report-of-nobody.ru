# refused: A report that is cited must say who issued it
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX report: <https://w3id.org/communique/id/report/>

DELETE WHERE { report:29f1b59d6c3fb7590e9d cq:issuedBy ?old }
