# refused: The target is not a known actor
# on: good/alliance.ttl
# refuses: 1381e5da4d600ad1c267

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:1381e5da4d600ad1c267 cq:target ?old }
INSERT { stmt:1381e5da4d600ad1c267 cq:target actor:nobody-known }
WHERE  { stmt:1381e5da4d600ad1c267 cq:target ?old }
