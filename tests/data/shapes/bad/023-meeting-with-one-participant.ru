# refused: A meeting needs at least two known participants
# on: good/curated.ttl
# refuses: curated

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX actor: <https://w3id.org/communique/id/actor/>
PREFIX event: <https://w3id.org/communique/id/event/>

DELETE DATA { event:velmar-call-2031 cq:participant actor:rafi-anwar }
