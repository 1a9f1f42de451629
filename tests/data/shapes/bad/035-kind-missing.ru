# refused: The kind of this statement is not one of the nine
# on: good/border.ttl
# refuses: 89ae163f05db18222607

PREFIX stmt: <https://w3id.org/communique/id/statement/>

DELETE WHERE { stmt:89ae163f05db18222607 a ?old }
