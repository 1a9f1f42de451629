# refused: A mention has at most one description
# on: good/border.ttl
# refuses: bf5ee6c288702b99b4a9 dd39066732cb0e115e2e

PREFIX cq: <https://w3id.org/communique/ontology#>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=262,272&mention> cq:describedAs " " }
