# refused: The date of publication must be one valid xsd:date
# on: good/border.ttl
# refuses: document

PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> schema:datePublished "2031-03-06"^^xsd:date }
