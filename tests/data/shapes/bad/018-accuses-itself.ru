# refused: The speaker accuses itself
# on: good/border.ttl
# refuses: dd39066732cb0e115e2e

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:dd39066732cb0e115e2e cq:target ?old ; cq:accusedParty ?old }
INSERT { stmt:dd39066732cb0e115e2e cq:target ?who ; cq:accusedParty ?who }
WHERE  { stmt:dd39066732cb0e115e2e cq:accusedParty ?old ; cq:speaker ?who }
