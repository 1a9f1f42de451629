# refused: The words after the quote (oa:suffix) must be one plain string
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> oa:suffix ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> oa:suffix ". Kementerian"@id }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> oa:suffix ?old }
