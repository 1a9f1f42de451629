# refused: The date of publication must be one valid xsd:date
# on: good/border.ttl
# refuses: document

PREFIX schema: <https://schema.org/>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> schema:datePublished ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> schema:datePublished "5 Maret 2031" }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> schema:datePublished ?old }
