# refused: A mention must refer to a known actor
# on: good/border.ttl
# refuses: 21f06b8ef2dbdabb7c6d bf5ee6c288702b99b4a9 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90&mention> cq:refersTo actor:nobody-known }
