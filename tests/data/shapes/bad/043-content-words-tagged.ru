# refused: cq:contentWords must be the words of the text
# on: good/border.ttl
# refuses: dd39066732cb0e115e2e

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE { stmt:dd39066732cb0e115e2e cq:contentWords ?old }
INSERT { stmt:dd39066732cb0e115e2e cq:contentWords "menyebarkan kabar bohong"@id }
WHERE  { stmt:dd39066732cb0e115e2e cq:contentWords ?old }
