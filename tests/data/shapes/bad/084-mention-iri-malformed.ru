# refused: The mention IRI is not of the form
# on: good/border.ttl
# refuses: 21f06b8ef2dbdabb7c6d bf5ee6c288702b99b4a9 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90&mention> ?p ?o . <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:mentions <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90&mention> }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90> ?p ?o . <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:mentions <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90> }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=80,90&mention> ?p ?o }
