# refused: cq:targetUnstated is only ever true
# on: good/appeal.ttl
# refuses: 382dceb93f4c40611c10

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:382dceb93f4c40611c10 cq:targetUnstated ?old }
INSERT { stmt:382dceb93f4c40611c10 cq:targetUnstated false }
WHERE  { stmt:382dceb93f4c40611c10 cq:targetUnstated ?old }
