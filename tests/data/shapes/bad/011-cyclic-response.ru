# refused: This statement responds to itself
# on: good/border.ttl
# refuses: 21f06b8ef2dbdabb7c6d bf5ee6c288702b99b4a9

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:21f06b8ef2dbdabb7c6d cq:respondsTo stmt:bf5ee6c288702b99b4a9 }
