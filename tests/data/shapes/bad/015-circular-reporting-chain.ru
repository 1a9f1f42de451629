# refused: The reporting chain runs in a circle
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX report: <https://w3id.org/communique/id/report/>

INSERT DATA { report:29f1b59d6c3fb7590e9d cq:citesSource report:410896276a86a4b9b98a }
