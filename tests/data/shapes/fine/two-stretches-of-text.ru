# fine: one statement may rest on two stretches of text
# on: good/border.ttl

PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX stmt: <https://w3id.org/communique/id/statement/>

INSERT DATA {
  stmt:89ae163f05db18222607 cq:evidence <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=0,7> .
  <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=0,7> a cq:Evidence ; oa:hasSource <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf> ; oa:hasSelector <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=0,7&position> , <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=0,7&quote> .
  <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=0,7&position> a oa:TextPositionSelector ; oa:start 0 ; oa:end 7 .
  <https://w3id.org/communique/id/document/ffc2bfa79f99d3bf#char=0,7&quote> a oa:TextQuoteSelector ; oa:exact "Ostmark"
}
