# refused: A rejection must have the stance oppose
# on: good/appeal.ttl
# refuses: 25c241a2e63f4dffbe12

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:stance ?old }
INSERT { stmt:25c241a2e63f4dffbe12 cq:stance cq:support }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:stance ?old }
