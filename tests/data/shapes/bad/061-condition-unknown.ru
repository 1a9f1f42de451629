# refused: conditionalOn must point to a known proposition
# on: good/alliance.ttl
# refuses: 4ba15832420c8dc3b9c0

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX issue: <https://w3id.org/communique/id/issue/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:4ba15832420c8dc3b9c0 cq:conditionalOn issue:no-such-issue }
