# refused: This statement has no evidence in the text
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:89ae163f05db18222607 cq:evidence ?evidence . ?evidence ?p ?o } ;
DELETE WHERE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&position> ?p ?o } ;
DELETE WHERE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=445,520&quote> ?p ?o }
