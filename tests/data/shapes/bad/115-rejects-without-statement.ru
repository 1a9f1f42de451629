# refused: rests on no rejection
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX demand: <https://w3id.org/communique/id/demand/>

INSERT DATA { actor:maren-dahl cq:rejects demand:withdraw-border-troops }
