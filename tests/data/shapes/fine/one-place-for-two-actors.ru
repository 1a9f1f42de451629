# fine: a pronoun may stand for two actors
# on: good/border.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90&mention> cq:refersTo actor:ostmark }
