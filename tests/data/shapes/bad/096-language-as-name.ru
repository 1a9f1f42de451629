# refused: The language of the article must be one language code
# on: good/border.ttl
# refuses: document

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> dcterms:language ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> dcterms:language "Indonesian" }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> dcterms:language ?old }
