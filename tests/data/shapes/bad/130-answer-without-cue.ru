# refused: points to the words that show it
# on: good/appeal.ttl
# refuses: answer/0afa0cba3fd3f980de7c

PREFIX cq: <https://w3id.org/communique/ontology#>

DELETE WHERE { <https://w3id.org/communique/id/answer/0afa0cba3fd3f980de7c> cq:cue ?old } ;
DELETE { ?part ?says ?what }
WHERE  {
  VALUES ?part { <https://w3id.org/communique/id/document/533c02f334c2c58b#char=126,144> <https://w3id.org/communique/id/document/533c02f334c2c58b#char=126,144&position> <https://w3id.org/communique/id/document/533c02f334c2c58b#char=126,144&quote> }
  ?part ?says ?what
}
