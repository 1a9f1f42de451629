# refused: both supports and opposes
# on: good/appeal.ttl
# refuses: 065e85e63b3cafec72b1 25c241a2e63f4dffbe12

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:target ?old }
INSERT { stmt:25c241a2e63f4dffbe12 cq:target actor:ostmark }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:target ?old }
