# refused: directQuote must be true or false
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:directQuote ?old }
INSERT { stmt:89ae163f05db18222607 cq:directQuote "no" }
WHERE  { stmt:89ae163f05db18222607 cq:directQuote ?old }
