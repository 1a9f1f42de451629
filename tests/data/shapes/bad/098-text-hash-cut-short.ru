# refused: A news article needs the SHA-256 of its text
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:textHash ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:textHash "77e3ac25a2a7e9f7" }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:textHash ?old }
