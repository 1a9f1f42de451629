"""What is exported as RDF: the whole graph, or the chosen statements with all that they rest on.

In      a Source
Out     quads, graph by graph in the order of their names, sorted inside each; and what the export says of itself.
Source  decision 0003 (one named graph per document).
Limits  of chosen statements: the statement with its evidence and reports, its document, its retraction if it has one,
        and what is curated of the actors and topics in it; nothing derived, as that rests on other statements too. What
        the snapshot says of itself is left out: it would be wrong in another store. Large graphs are sorted on disk.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from kg.export.selection import filtered
from kg.export.sorting import sorted_lines
from kg.export.source import Source
from kg.index import conditions
from kg.names import CURATED_GRAPH, MINTED_GRAPH, RETRACTIONS_GRAPH, SERVICE_GRAPH, described, thing
from kg.store import line
from kg.store.retraction import record

_DCTERMS: Final = "http://purl.org/dc/terms/"
_DERIVED_FROM: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_STATEMENT: Final = thing("statement", "").value
_CHOSEN: Final = """
SELECT d.iri AS document, s.iri AS statement FROM statement s JOIN document d ON d.id = s.document
WHERE {where} ORDER BY d.iri, s.iri"""
_THINGS: Final = """
SELECT DISTINCT t.iri FROM statement s JOIN role r ON r.statement = s.id JOIN thing t ON t.id = r.thing WHERE {where}
UNION SELECT DISTINCT t.iri FROM statement s JOIN document d ON d.id = s.document JOIN thing t ON t.id = d.outlet
WHERE {where} ORDER BY 1"""
_RETRACTED: Final = """
SELECT s.iri FROM statement s JOIN retracted x ON x.statement = s.id WHERE {where} ORDER BY s.iri"""
EXPORT: Final = "export"

Graph = NamedNode | BlankNode | DefaultGraph


def lines(source: Source) -> Iterator[str]:
    """Return all quads as lines of N-Quads, without their ends.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the store cannot be read, or there is no room to sort.
    """
    for _, found in graphs(source):
        yield from sorted_lines(line(quad) for quad in found)


def graphs(source: Source) -> Iterator[tuple[Graph, Iterable[Quad]]]:
    """Return the graphs in their order, each with its quads as they come.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the store cannot be read.
    """
    return _whole(source) if source.selection.is_everything() else _chosen(source)


def about(source: Source) -> NamedNode:
    """Return the IRI of the export itself.

    Raises:
        OSError: the snapshot cannot be read.
    """
    return described(EXPORT, source.snapshot.id, filtered(source.selection.filters))


def provenance(source: Source) -> list[Quad]:
    """Return what the export says of itself.

    Raises:
        OSError: the snapshot cannot be read.
    """
    told, export = source.provenance, about(source)
    facts: dict[str, str | None] = {
        "title": told.title,
        "creator": told.creator,
        "identifier": told.snapshot,
        "description": filtered(source.selection.filters) or "everything",
        "rights": told.rights,
    }
    quads = [_fact(export, name, Literal(value)) for name, value in facts.items() if value]
    if told.license:
        quads.append(_fact(export, "license", NamedNode(told.license)))
    return [*quads, Quad(export, _DERIVED_FROM, described("dataset"), SERVICE_GRAPH)]


def _fact(subject: NamedNode, name: str, value: Literal | NamedNode) -> Quad:
    return Quad(subject, NamedNode(_DCTERMS + name), value, SERVICE_GRAPH)


def _whole(source: Source) -> Iterator[tuple[Graph, Iterable[Quad]]]:
    store = source.graph
    for graph in (DefaultGraph(), *sorted({*store.named_graphs(), SERVICE_GRAPH}, key=str)):
        if graph == SERVICE_GRAPH:
            yield graph, provenance(source)
        else:
            yield graph, store.quads_for_pattern(None, None, None, graph)


def _chosen(source: Source) -> Iterator[tuple[Graph, Iterable[Quad]]]:
    where, values = conditions(source.index, source.selection.filters)
    rows = source.index.rows(_CHOSEN.format(where=where), values)
    for document, group in groupby(rows, lambda row: row["document"]):
        graph = NamedNode(document)
        held = list(source.graph.quads_for_pattern(None, None, None, graph))
        yield graph, _resting([graph, *(NamedNode(row["statement"]) for row in group)], held)
    for graph in (CURATED_GRAPH, MINTED_GRAPH):
        named = source.index.rows(_THINGS.format(where=where), values)
        yield graph, _facts(source.graph, graph, (NamedNode(row["iri"]) for row in named))
    retracted = [NamedNode(row["iri"]) for row in source.index.rows(_RETRACTED.format(where=where), values)]
    yield RETRACTIONS_GRAPH, (quad for one in retracted for quad in record(source.graph, one))
    yield SERVICE_GRAPH, provenance(source)


def _resting(seeds: list[NamedNode], held: list[Quad]) -> Iterator[Quad]:
    """What is said of the seeds, and of whatever is said of them in turn; of no other statement."""
    by_subject: dict[object, list[Quad]] = defaultdict(list)
    for quad in held:
        by_subject[quad.subject].append(quad)
    seen: set[object] = set(seeds)
    waiting: list[object] = list(seeds)
    while waiting:
        for quad in by_subject.get(waiting.pop(), ()):
            yield quad
            if quad.object in by_subject and quad.object not in seen and not _is_statement(quad.object):
                seen.add(quad.object)
                waiting.append(quad.object)


def _is_statement(node: object) -> bool:
    return isinstance(node, NamedNode) and node.value.startswith(_STATEMENT)


def _facts(store: Store, graph: NamedNode, things: Iterable[NamedNode]) -> Iterator[Quad]:
    for one in things:
        yield from store.quads_for_pattern(one, None, None, graph)
