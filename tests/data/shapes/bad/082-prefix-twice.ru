# refused: The words before the quote (oa:prefix) must be one plain string
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> oa:prefix "Dahl " }
