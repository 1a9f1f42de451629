# fine: two actors may disagree
# on: good/appeal.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:target ?old ; cq:speaker ?who }
INSERT { stmt:25c241a2e63f4dffbe12 cq:target actor:ostmark ; cq:speaker actor:rafi-anwar }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:target ?old ; cq:speaker ?who }
