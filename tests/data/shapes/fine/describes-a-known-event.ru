# fine: a statement may describe an event
# on: good/border.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX event: <https://w3id.org/communique/id/event/>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:29cb32b0af54a6a3dd32 cq:describesEvent event:velmar-call-2031 }
