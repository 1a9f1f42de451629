# refused: A mention must refer to a known actor
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE WHERE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90&mention> cq:refersTo ?old }
