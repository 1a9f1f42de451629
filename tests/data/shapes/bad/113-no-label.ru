# refused: This entry has no label
# on: good/curated.ttl
# refuses: curated

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX issue: <https://w3id.org/communique/id/issue/>

DELETE WHERE { issue:further-talks rdfs:label ?old }
