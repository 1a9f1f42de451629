# refused: A news article is published by one outlet
# on: good/border.ttl
# refuses: document

PREFIX cq: <https://w3id.org/communique/ontology#>

INSERT { <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> cq:issuedBy ?speaker }
WHERE  { ?statement cq:reportedIn <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> ; cq:speaker ?speaker }
