# refused: rests on no demand statement
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX demand: <https://w3id.org/communique/id/demand/>

INSERT DATA { actor:rafi-anwar cq:demands demand:withdraw-border-troops }
