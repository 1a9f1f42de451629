# refused: Who conveyed the statement (cq:conveyedBy) is not a known actor
# on: good/alliance.ttl
# refuses: 4ba15832420c8dc3b9c0

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:4ba15832420c8dc3b9c0 cq:conveyedBy ?old }
INSERT { stmt:4ba15832420c8dc3b9c0 cq:conveyedBy actor:nobody-known }
WHERE  { stmt:4ba15832420c8dc3b9c0 cq:conveyedBy ?old }
