# fine: confidence may be 1
# on: good/border.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:confidence ?old }
INSERT { stmt:89ae163f05db18222607 cq:confidence "1"^^xsd:decimal }
WHERE  { stmt:89ae163f05db18222607 cq:confidence ?old }
