# refused: The term of office ends before it starts
# on: good/curated.ttl
# refuses: curated

PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX membership: <https://w3id.org/communique/id/membership/>

DELETE { membership:maren-dahl-president-of-ostmark schema:endDate ?old }
INSERT { membership:maren-dahl-president-of-ostmark schema:endDate "2027-01-01"^^xsd:date }
WHERE  { membership:maren-dahl-president-of-ostmark schema:endDate ?old }
