# refused: What the statement is about is not a known proposition
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX issue: <https://w3id.org/communique/id/issue/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT { stmt:89ae163f05db18222607 cq:about issue:no-such-issue }
WHERE  { stmt:89ae163f05db18222607 cq:content ?any }
