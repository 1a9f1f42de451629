# fine: a condition may be a known proposition instead of words
# on: good/alliance.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX issue: <https://w3id.org/communique/id/issue/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:4ba15832420c8dc3b9c0 cq:conditionText ?words }
INSERT { stmt:4ba15832420c8dc3b9c0 cq:conditionalOn issue:border-troops }
WHERE  { stmt:4ba15832420c8dc3b9c0 cq:conditionText ?words }
