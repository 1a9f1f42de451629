# refused: cq:rejectedContent and cq:content differ
# on: good/appeal.ttl
# refuses: 25c241a2e63f4dffbe12

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX issue: <https://w3id.org/communique/id/issue/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:rejectedContent ?old }
INSERT { stmt:25c241a2e63f4dffbe12 cq:rejectedContent issue:border-troops }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:rejectedContent ?old }
