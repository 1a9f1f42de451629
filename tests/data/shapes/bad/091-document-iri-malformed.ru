# refused: The report IRI is not of the form
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX report: <https://w3id.org/communique/id/report/>

INSERT DATA { report:wire-nine a cq:Report ; cq:issuedBy actor:wire-nine }
