# refused: A news article needs the one name by which it is replaced
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE WHERE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:sourceName ?old }
