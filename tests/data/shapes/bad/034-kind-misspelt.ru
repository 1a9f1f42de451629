# refused: The kind of this statement is not one of the nine
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 a ?old }
INSERT { stmt:89ae163f05db18222607 a cq:Treat }
WHERE  { stmt:89ae163f05db18222607 a ?old }
