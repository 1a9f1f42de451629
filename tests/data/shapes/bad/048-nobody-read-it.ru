# refused: does not say who or what read it
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:89ae163f05db18222607 prov:wasAttributedTo ?old }
