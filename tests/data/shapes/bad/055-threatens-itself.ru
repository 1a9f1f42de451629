# refused: The speaker threatens itself
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:target ?old ; cq:threatenedParty ?old }
INSERT { stmt:89ae163f05db18222607 cq:target ?who ; cq:threatenedParty ?who }
WHERE  { stmt:89ae163f05db18222607 cq:threatenedParty ?old ; cq:speaker ?who }
