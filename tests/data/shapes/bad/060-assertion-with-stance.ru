# refused: Only demands, rejections, commitments and expressions of support take a stance
# on: good/alliance.ttl
# refuses: 3cb88b72b142a2cda4db

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA { stmt:3cb88b72b142a2cda4db cq:stance cq:support }
