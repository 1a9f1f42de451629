# fine: to be against a thing negated does not contradict being for the thing affirmed
# on: good/appeal.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:target ?old ; cq:polarity ?was }
INSERT { stmt:25c241a2e63f4dffbe12 cq:target actor:ostmark ; cq:polarity cq:negated }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:target ?old ; cq:polarity ?was }
