# refused: The role in a membership must be one known post
# on: good/curated.ttl
# refuses: curated

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX membership: <https://w3id.org/communique/id/membership/>
PREFIX post: <https://w3id.org/communique/id/post/>

DELETE { membership:maren-dahl-president-of-ostmark org:role ?old }
INSERT { membership:maren-dahl-president-of-ostmark org:role post:no-such-post }
WHERE  { membership:maren-dahl-president-of-ostmark org:role ?old }
