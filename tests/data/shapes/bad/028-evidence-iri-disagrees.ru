# refused: The evidence IRI does not agree with its source and offsets
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> oa:start ?start ; oa:end ?end }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> oa:start 446 ; oa:end 521 }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> oa:start ?start ; oa:end ?end }
