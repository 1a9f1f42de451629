# refused: respondsTo must point to a known statement
# on: good/border.ttl
# refuses: 21f06b8ef2dbdabb7c6d bf5ee6c288702b99b4a9

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:21f06b8ef2dbdabb7c6d cq:speaker ?old }
