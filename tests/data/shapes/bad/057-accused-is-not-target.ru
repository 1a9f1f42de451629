# refused: The targets and their parts in the act differ
# on: good/border.ttl
# refuses: dd39066732cb0e115e2e

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:dd39066732cb0e115e2e cq:target ?old }
INSERT { stmt:dd39066732cb0e115e2e cq:target actor:northern-pact }
WHERE  { stmt:dd39066732cb0e115e2e cq:target ?old }
