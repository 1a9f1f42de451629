# fine: an article may tell of old words
# on: good/border.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:utteredOn ?old }
INSERT { stmt:89ae163f05db18222607 cq:utteredOn "1999-12-31"^^xsd:date }
WHERE  { stmt:89ae163f05db18222607 cq:utteredOn ?old }
