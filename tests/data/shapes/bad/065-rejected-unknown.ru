# refused: What is rejected is not a known proposition
# on: good/appeal.ttl
# refuses: 25c241a2e63f4dffbe12

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX issue: <https://w3id.org/communique/id/issue/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:content ?old ; cq:rejectedContent ?old }
INSERT { stmt:25c241a2e63f4dffbe12 cq:content issue:no-such-issue ; cq:rejectedContent issue:no-such-issue }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:rejectedContent ?old }
