# refused: There are two labels in the same language
# on: good/curated.ttl
# refuses: curated

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX issue: <https://w3id.org/communique/id/issue/>

INSERT DATA { issue:further-talks rdfs:label "more talks"@en }
