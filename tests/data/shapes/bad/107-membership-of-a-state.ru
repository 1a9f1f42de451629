# refused: A membership needs exactly one known person
# on: good/curated.ttl
# refuses: curated

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX membership: <https://w3id.org/communique/id/membership/>

DELETE { membership:maren-dahl-president-of-ostmark org:member ?old }
INSERT { membership:maren-dahl-president-of-ostmark org:member actor:vantara }
WHERE  { membership:maren-dahl-president-of-ostmark org:member ?old }
