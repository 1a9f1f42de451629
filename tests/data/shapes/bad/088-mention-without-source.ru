# refused: A mention must have exactly one source
# on: good/border.ttl
# refuses: bf5ee6c288702b99b4a9 dd39066732cb0e115e2e

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE WHERE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=262,272&mention> oa:hasSource ?old }
