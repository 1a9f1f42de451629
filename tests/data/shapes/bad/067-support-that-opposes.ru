# refused: A commitment or an expression of support takes the stance support
# on: good/alliance.ttl
# refuses: 1381e5da4d600ad1c267

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:1381e5da4d600ad1c267 cq:stance ?old }
INSERT { stmt:1381e5da4d600ad1c267 cq:stance cq:oppose }
WHERE  { stmt:1381e5da4d600ad1c267 cq:stance ?old }
