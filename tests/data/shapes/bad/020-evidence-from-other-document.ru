# refused: in a different report
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520> oa:hasSource ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520> oa:hasSource <https://w3id.org/communique/id/document/0123456789abcdef> }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520> oa:hasSource ?old }
