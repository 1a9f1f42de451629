# refused: The event ends before it starts
# on: good/curated.ttl
# refuses: curated

PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX event: <https://w3id.org/communique/id/event/>

DELETE { event:velmar-call-2031 schema:endDate ?old }
INSERT { event:velmar-call-2031 schema:endDate "2031-03-01"^^xsd:date }
WHERE  { event:velmar-call-2031 schema:endDate ?old }
