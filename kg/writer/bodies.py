"""Requests of the Graph Store Protocol → graphs and quads.

In      files with their media types
Out     quads in the graph they are meant for.
Source  SPARQL 1.1 Graph Store HTTP Protocol, sections 5.3 to 5.5.
Limits  formats of one graph only: a file that names graphs is refused. Blank nodes of two files stay apart.
"""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from kg.names import graph_iri
from kg.store.edit import Graph
from kg.store.opened import Opened
from kg.writer.refusal import RefusedError
from kg.writer.wire import GraphTask, Part

FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


_PLACE = re.compile(r"^Parser error at line \d+ column \d+: ")


def quads(parts: Iterable[Part], graph: Graph, base: str) -> Iterator[Quad]:
    """Yield the quads of all files, in that graph.

    Raises:
        RefusedError: a file cannot be read (400), or is in no format of a graph (415).
    """
    for part in parts:
        form = FORMATS.get(part.media_type)
        if form is None:
            told = f"{part.media_type or 'No media type'}: send {', '.join(FORMATS)}."
            raise RefusedError(415, told, offered=list(FORMATS))
        yield from _read(part.content, form, graph, base)


def named(store: Opened, task: GraphTask) -> Graph:
    """Return the graph that a task is about; a new name where one is to be made.

    Raises:
        RefusedError: the name is no IRI.
    """
    if not task.graph:
        return DefaultGraph()
    try:
        if not task.makes:
            return NamedNode(task.graph)
        content, count = b"\x1f".join(part.content for part in task.parts), 0
        while store.holds(name := graph_iri(task.graph, content, count)):
            count += 1
    except ValueError as error:
        raise RefusedError(400, f"A graph's name must be an IRI: {error}.") from error
    return name


def _read(content: bytes, form: RdfFormat, graph: Graph, base: str) -> Iterator[Quad]:
    try:
        for quad in parse(content, form, base_iri=base or None, rename_blank_nodes=True):
            if not isinstance(quad.graph_name, DefaultGraph):
                raise RefusedError(400, f"The body names a graph, {quad.graph_name}: send the triples of one graph.")
            if isinstance(quad.object, Triple):
                raise RefusedError(400, f"The body holds a triple term, which is not RDF 1.1: {quad.triple}.")
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
    except SyntaxError as error:
        place = {"line": error.lineno, "column": error.offset} if error.lineno else {}
        told = f" at line {error.lineno}, column {error.offset}" if error.lineno else ""
        reason = _PLACE.sub("", " ".join(error.msg.split()))
        raise RefusedError(400, f"The body cannot be read{told}: {reason}.", **place) from error
    except ValueError as error:
        raise RefusedError(400, f"The body cannot be read: {error}.") from error
