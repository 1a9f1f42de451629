# refused: rests on no threat
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>

INSERT DATA { actor:rafi-anwar cq:threatens actor:vantara }
