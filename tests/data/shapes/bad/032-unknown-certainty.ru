# refused: The certainty must be certain, probable or possible
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 cq:certainty ?old }
INSERT { stmt:89ae163f05db18222607 cq:certainty cq:likely }
WHERE  { stmt:89ae163f05db18222607 cq:certainty ?old }
