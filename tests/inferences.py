"""Graphs of inferences for tests, written as short Turtle.

In      a rule, a block, what its graph says; `cq:`, `prov:` and the kinds of things are prefixes
Out     its quads.
Limits  independent of the rules on purpose: a reader must hold whatever a graph of inferences says.
"""

from pyoxigraph import Quad, RdfFormat, parse

from kg.names import BASE, ONTOLOGY, inferred_graph

PREFIXES = (
    f"@prefix cq: <{ONTOLOGY}> . @prefix prov: <http://www.w3.org/ns/prov#> ."
    " @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix oa: <http://www.w3.org/ns/oa#> ."
    " @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> ."
    + "".join(
        f"@prefix {kind}: <{BASE}id/{kind}/> ."
        for kind in ("actor", "demand", "statement", "position", "act", "answer", "assessment", "event", "document")
    )
)


def graph_of(rule: str, block: tuple[str, ...], turtle: str) -> list[Quad]:
    """The quads of one graph of inferences."""
    name = inferred_graph(rule, block)
    triples = parse(f"{PREFIXES} {turtle}", RdfFormat.TURTLE)
    return [Quad(one.subject, one.predicate, one.object, name) for one in triples]


def days(first: str, last: str | None = None) -> str:
    """A first and a last day."""
    told = f'cq:firstDay "{first}"^^xsd:date'
    return told if last is None else f'{told} ; cq:lastDay "{last}"^^xsd:date'
