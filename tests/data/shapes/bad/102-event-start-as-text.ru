# refused: An event's start must be one valid xsd:date
# on: good/curated.ttl
# refuses: curated

PREFIX schema: <https://schema.org/>
PREFIX event: <https://w3id.org/communique/id/event/>

DELETE { event:velmar-call-2031 schema:startDate ?old }
INSERT { event:velmar-call-2031 schema:startDate "March 2031" }
WHERE  { event:velmar-call-2031 schema:startDate ?old }
