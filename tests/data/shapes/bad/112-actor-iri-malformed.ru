# refused: The actor IRI is not of the form
# on: good/curated.ttl
# refuses: curated

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { <https://w3id.org/communique/id/actor/Maren_Dahl> a cq:Person ; rdfs:label "Maren Dahl"@en }
