# refused: madeAt must point to an event that is known or that the document tells of
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX event: <https://w3id.org/communique/id/event/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:89ae163f05db18222607 cq:madeAt event:no-such-event }
