# refused: answers a statement that was made later
# on: good/border.ttl
# refuses: bf5ee6c288702b99b4a9

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:bf5ee6c288702b99b4a9 cq:utteredOn ?old }
INSERT { stmt:bf5ee6c288702b99b4a9 cq:utteredOn "2031-03-03"^^xsd:date }
WHERE  { stmt:bf5ee6c288702b99b4a9 cq:utteredOn ?old }
