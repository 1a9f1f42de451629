# refused: The polarity must be affirmed or negated
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:polarity ?old }
INSERT { stmt:89ae163f05db18222607 cq:polarity cq:positive }
WHERE  { stmt:89ae163f05db18222607 cq:polarity ?old }
