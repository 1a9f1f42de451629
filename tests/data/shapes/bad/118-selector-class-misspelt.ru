# refused: The selectors of evidence must be one oa:TextPositionSelector and one oa:TextQuoteSelector
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> a ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> a oa:TextPositionSelektor }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> a ?old }
