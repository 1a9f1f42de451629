"""One change of the graph as one SPARQL update, which Oxigraph carries out as one transaction.

In      graphs to drop, graphs to make, quads to delete, quads to insert
Out     the changed store: all of it or nothing.
Source  SPARQL 1.1 Update; terms write themselves (pyoxigraph's own escaping).
Limits  no blank nodes: INSERT DATA would rename them, DELETE DATA forbids them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from kg.errors import StoreError

Graph = NamedNode | DefaultGraph


@dataclass(frozen=True, slots=True)
class Edit:
    """What leaves and what enters, in that order."""

    dropped: tuple[Graph, ...]
    deleted: frozenset[Quad]
    inserted: frozenset[Quad]
    made: tuple[NamedNode, ...] = ()
    """Graphs that exist even if nothing stands in them."""


def carry_out(edit: Edit, store: Store) -> None:
    """Return nothing; change the store in one transaction.

    Raises:
        OSError: the store cannot be written; it is unchanged.
    """
    parts = [f"DROP SILENT {_called(graph)}" for graph in edit.dropped]
    if edit.deleted:
        parts.append(f"DELETE DATA {{ {_graphs(edit.deleted)} }}")
    if edit.inserted:
        parts.append(f"INSERT DATA {{ {_graphs(edit.inserted)} }}")
    parts += [f"CREATE SILENT GRAPH {graph}" for graph in edit.made]
    if parts:
        store.update(" ;\n".join(parts))


def checked(quads: Sequence[Quad], graph: Graph) -> Sequence[Quad]:
    """Return the quads if they can be that graph.

    Raises:
        StoreError: a quad stands in another graph or holds a blank node.
    """
    for quad in quads:
        if quad.graph_name != graph:
            raise StoreError(f"A quad of {graph} stands in the graph {quad.graph_name}. Lift it again.")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError(f"The graph {graph} holds a blank node: {quad}. Give it an IRI.")
    return quads


def _graphs(quads: Iterable[Quad]) -> str:
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    blocks = []
    for _, members in groupby(ordered, key=lambda quad: str(quad.graph_name)):
        block = list(members)
        triples = " .\n".join(str(quad.triple) for quad in block)
        graph = block[0].graph_name
        blocks.append(f"{_called(graph)} {{\n{triples}\n}}" if isinstance(graph, NamedNode) else f"{triples} .")
    return "\n".join(blocks)


def _called(graph: object) -> str:
    return f"GRAPH {graph}" if isinstance(graph, NamedNode) else "DEFAULT"
