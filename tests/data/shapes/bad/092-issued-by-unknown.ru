# refused: A report must be issued by known actors
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>

DELETE { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:issuedBy ?old }
INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:issuedBy actor:nobody-known }
WHERE  { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:issuedBy ?old }
