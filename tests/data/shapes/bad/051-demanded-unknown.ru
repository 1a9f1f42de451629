# refused: What is demanded is not a known proposition
# on: good/appeal.ttl
# refuses: 1594cc78a1436006239a

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX demand: <https://w3id.org/communique/id/demand/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:1594cc78a1436006239a cq:content ?old ; cq:demandContent ?old }
INSERT { stmt:1594cc78a1436006239a cq:content demand:no-such-demand ; cq:demandContent demand:no-such-demand }
WHERE  { stmt:1594cc78a1436006239a cq:demandContent ?old }
