# refused: The exact quote must be a plain, non-empty string
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> oa:exact ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> oa:exact "Ostmark akan menutup koridor gandum bagi Vantara jika latihan itu berlanjut"@id }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> oa:exact ?old }
