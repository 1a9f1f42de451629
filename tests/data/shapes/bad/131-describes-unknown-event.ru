# refused: describesEvent must point to a known event
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX event: <https://w3id.org/communique/id/event/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:89ae163f05db18222607 cq:describesEvent event:no-such-event }
