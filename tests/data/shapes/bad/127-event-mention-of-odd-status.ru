# refused: A mention of an event says whether it was held
# on: good/border.ttl
# refuses: document

PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX event: <https://w3id.org/communique/id/event/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?mention a cq:EventMention ; oa:hasSource ?document ; cq:refersToEvent event:2031-03-03-anwar-dahl-meeting ; cq:eventClass cq:Meeting ; cq:mentionedDay "2031-03-03"^^xsd:date ; cq:mentionedStatus cq:affirmed }
WHERE { ?document cq:textHash ?hash BIND(IRI(CONCAT(STR(?document), "#char=1,9&event")) AS ?mention) }
