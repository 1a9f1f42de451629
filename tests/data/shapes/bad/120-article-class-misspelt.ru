# refused: What has a text here must be a cq:NewsArticle
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> a ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> a cq:NewsArtikel }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> a ?old }
