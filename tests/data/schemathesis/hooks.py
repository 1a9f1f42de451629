"""What schemathesis cannot make up by itself: queries in SPARQL, and names of things that are in the graph."""

from typing import Any

from hypothesis import strategies

import schemathesis

QUERIES = (
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "SELECT (COUNT(*) AS ?n) { ?s a ?type }",
    "CONSTRUCT { ?s a ?type } WHERE { ?s a ?type } LIMIT 2",
    "DESCRIBE <https://example.org/nothing>",
    "SELECT ?s { ?s ?p 'naïve \U0001f600' }",
)
KNOWN = {"actor": "mira-halden", "demand": "open-the-strait", "name": "latest-statements"}

schemathesis.openapi.format("sparql", strategies.sampled_from(QUERIES))


@schemathesis.hook
def map_path_parameters(_: schemathesis.HookContext, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Every other time something that there is: of names at random there is never anything."""
    for name, value in (path_parameters or {}).items():
        if name in KNOWN and path_parameters is not None and len(str(value)) % 2:
            path_parameters[name] = KNOWN[name]
    return path_parameters
