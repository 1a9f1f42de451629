# refused: The speaker makes a demand of itself
# on: good/appeal.ttl
# refuses: 1594cc78a1436006239a

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:1594cc78a1436006239a cq:target actor:vantara ; cq:addressee actor:vantara }
INSERT { stmt:1594cc78a1436006239a cq:target actor:ostmark ; cq:addressee actor:ostmark }
WHERE  { }
