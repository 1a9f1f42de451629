# refused: An event's end must be one valid xsd:date
# on: good/curated.ttl
# refuses: curated

PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX event: <https://w3id.org/communique/id/event/>

INSERT DATA { event:velmar-call-2031 schema:endDate "2031-03-04"^^xsd:date }
