# refused: Evidence has a property that is not allowed here
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520> oa:hasSelecter <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> }
