# fine: an actor may change its mind from one day to the next
# on: good/appeal.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:25c241a2e63f4dffbe12 cq:target ?old }
INSERT { stmt:25c241a2e63f4dffbe12 cq:target actor:ostmark ; cq:utteredOn "2031-03-01"^^xsd:date . stmt:065e85e63b3cafec72b1 cq:utteredOn "2031-03-02"^^xsd:date }
WHERE  { stmt:25c241a2e63f4dffbe12 cq:target ?old }
