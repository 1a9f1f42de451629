# refused: citesSource must point to a report
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:citesSource actor:wire-nine }
