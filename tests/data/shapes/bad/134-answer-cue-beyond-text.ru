# refused: beyond the end of the text
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { <https://w3id.org/communique/id/document/533c02f334c2c58b#char=126,144&position> oa:end ?old }
INSERT { <https://w3id.org/communique/id/document/533c02f334c2c58b#char=126,144&position> oa:end 99999 }
WHERE  { <https://w3id.org/communique/id/document/533c02f334c2c58b#char=126,144&position> oa:end ?old }
