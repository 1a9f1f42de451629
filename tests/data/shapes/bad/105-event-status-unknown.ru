# refused: The status of an event must be held, planned, postponed or cancelled
# on: good/curated.ttl
# refuses: curated

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX event: <https://w3id.org/communique/id/event/>

DELETE { event:velmar-call-2031 cq:eventStatus ?old }
INSERT { event:velmar-call-2031 cq:eventStatus cq:affirmed }
WHERE  { event:velmar-call-2031 cq:eventStatus ?old }
