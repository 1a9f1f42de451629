# refused: The start of a term of office must be one valid xsd:date
# on: good/curated.ttl
# refuses: curated

PREFIX schema: <https://schema.org/>
PREFIX membership: <https://w3id.org/communique/id/membership/>

DELETE { membership:maren-dahl-president-of-ostmark schema:startDate ?old }
INSERT { membership:maren-dahl-president-of-ostmark schema:startDate "2028" }
WHERE  { membership:maren-dahl-president-of-ostmark schema:startDate ?old }
