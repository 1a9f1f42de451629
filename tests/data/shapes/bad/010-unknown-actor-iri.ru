# refused: The speaker is not a known actor
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:speaker ?old }
INSERT { stmt:89ae163f05db18222607 cq:speaker actor:nobody-known }
WHERE  { stmt:89ae163f05db18222607 cq:speaker ?old }
