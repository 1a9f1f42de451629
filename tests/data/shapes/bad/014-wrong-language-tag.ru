# refused: A label must carry the language tag en, id or ru
# on: good/curated.ttl
# refuses: curated

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX actor: <https://w3id.org/communique/id/actor/>

INSERT DATA { actor:ostmark rdfs:label "Ostmark"@in }
