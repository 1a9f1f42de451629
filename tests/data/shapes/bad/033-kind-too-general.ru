# refused: The kind of this statement is not one of the nine
# on: good/alliance.ttl
# refuses: 1381e5da4d600ad1c267

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:1381e5da4d600ad1c267 a ?old }
INSERT { stmt:1381e5da4d600ad1c267 a cq:PositionStatement }
WHERE  { stmt:1381e5da4d600ad1c267 a ?old }
