# refused: cq:conditionText must be the clause as it stands in the text
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:conditionText ?old }
INSERT { stmt:89ae163f05db18222607 cq:conditionText "" }
WHERE  { stmt:89ae163f05db18222607 cq:conditionText ?old }
