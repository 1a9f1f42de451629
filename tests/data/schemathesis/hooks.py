"""What schemathesis cannot make up by itself: queries in SPARQL, and names of things that are in the graph."""

import re
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
KNOWN = {
    "actor": "mira-halden",
    "demand": "open-the-strait",
    "issue": "fishing-quotas",
    "event": "strait-call-2031",
    "a": "mira-halden",
    "b": "oskar-lind",
    "speaker": "mira-halden",
    "topic": "open-the-strait",
    "name": "latest-statements",
    "kind": "actor",
    "slug": "mira-halden",
}

GRAPHS = {
    "turtle": "<https://example.org/a> a <https://example.org/Thing> ; <https://example.org/says> 'naïve'@en .",
    "n-triples": "<https://example.org/a> <https://example.org/says> _:b .\n",
    "rdf+xml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "ld+json": '{"@id": "https://example.org/a", "https://example.org/says": "something"}',
}
TABLES = {
    "reconciliation-queries": '{"q0": {"query": "Mira Halden", "type": "Person", "limit": 3}}',
    "reconciliation-extend": '{"ids": ["actor/mira-halden"], "properties": [{"id": "wikidata"}]}',
}
UPDATES = (
    "INSERT DATA { GRAPH <https://example.org/g> { <https://example.org/a> <https://example.org/says> 1 } }",
    "DELETE WHERE { GRAPH <https://example.org/g> { ?s ?p ?o } }",
    "CLEAR SILENT GRAPH <https://example.org/g>",
)

schemathesis.openapi.format("sparql", strategies.sampled_from(QUERIES))
schemathesis.openapi.format("cursor", strategies.just("*"))
schemathesis.openapi.format("sparql-update", strategies.sampled_from(UPDATES))
for name, text in {**GRAPHS, **TABLES}.items():
    schemathesis.openapi.format(name, strategies.just(text))


@schemathesis.hook
def map_path_parameters(_: schemathesis.HookContext, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Every other time something that there is: of names at random there is never anything."""
    for name, value in (path_parameters or {}).items():
        if name in KNOWN and path_parameters is not None and len(str(value)) % 2:
            path_parameters[name] = KNOWN[name]
    return path_parameters


@schemathesis.hook
def map_query(_: schemathesis.HookContext, query: dict[str, Any] | None) -> dict[str, Any] | None:
    """Periods that end after they begin, and now and then somebody that there is."""
    asked = query or {}
    first, last = asked.get("from"), asked.get("to")
    if _is_day(first) and _is_day(last) and str(first) > str(last):
        asked["from"], asked["to"] = last, first
    for name in asked.keys() & KNOWN.keys():
        if isinstance(asked[name], str) and len(asked[name]) % 2:
            asked[name] = KNOWN[name]
    return query


def _is_day(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
