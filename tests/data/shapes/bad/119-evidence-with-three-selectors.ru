# refused: Evidence must have exactly two selectors
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX oa: <http://www.w3.org/ns/oa#>

INSERT DATA { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520> oa:hasSelector <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=522,599&position> }
