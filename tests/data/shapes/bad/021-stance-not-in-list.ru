# refused: The stance must be support, oppose, conditional or neutral
# on: good/alliance.ttl
# refuses: 86e3efdf9c8b451e87a9

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:86e3efdf9c8b451e87a9 cq:stance ?old }
INSERT { stmt:86e3efdf9c8b451e87a9 cq:stance cq:maybe }
WHERE  { stmt:86e3efdf9c8b451e87a9 cq:stance ?old }
