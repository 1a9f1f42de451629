# fine: what is turned down may be given in words
# on: good/appeal.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:content ?old ; cq:rejectedContent ?old }
INSERT { stmt:25c241a2e63f4dffbe12 cq:contentWords "any talks with the Northern Pact" }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:rejectedContent ?old }
