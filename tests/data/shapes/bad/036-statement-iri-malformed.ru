# refused: The statement IRI is not of the form
# on: good/border.ttl
# refuses: threat-1

PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:89ae163f05db18222607 ?p ?o }
INSERT { stmt:threat-1 ?p ?o }
WHERE  { stmt:89ae163f05db18222607 ?p ?o }
