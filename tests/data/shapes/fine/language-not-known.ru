# fine: a text may be in a language that nobody recognised
# on: good/appeal.ttl

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { <https://w3id.org/communique/id/document/533c02f334c2c58b> dcterms:language ?old }
INSERT { <https://w3id.org/communique/id/document/533c02f334c2c58b> dcterms:language "und" }
WHERE  { <https://w3id.org/communique/id/document/533c02f334c2c58b> dcterms:language ?old }
