# refused: This rejection does not say what is turned down
# on: good/appeal.ttl
# refuses: 25c241a2e63f4dffbe12

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:25c241a2e63f4dffbe12 cq:rejectedContent ?old }
