"""HTTP in, HTTP out: the SPARQL Protocol and REST over a published snapshot."""
