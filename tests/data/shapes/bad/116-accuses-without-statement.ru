# refused: rests on no accusation
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>

INSERT DATA { actor:maren-dahl cq:accuses actor:vantara }
