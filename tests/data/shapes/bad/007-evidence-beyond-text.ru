# refused: beyond the end of the text
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> oa:end ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> oa:end 5200 }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> oa:end ?old }
