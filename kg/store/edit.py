"""One change of the graph as one SPARQL update, which Oxigraph carries out as one transaction.

In      graphs to drop, quads to delete, quads to insert
Out     the changed store: all of it or nothing.
Source  SPARQL 1.1 Update; terms write themselves (pyoxigraph's own escaping).
Limits  no blank nodes: INSERT DATA would rename them, DELETE DATA forbids them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import BlankNode, NamedNode, Quad, Store

from kg.errors import StoreError


@dataclass(frozen=True, slots=True)
class Edit:
    """What leaves and what enters, in that order."""

    dropped: tuple[NamedNode, ...]
    deleted: frozenset[Quad]
    inserted: frozenset[Quad]


def carry_out(edit: Edit, store: Store) -> None:
    """Return nothing; change the store in one transaction.

    Raises:
        OSError: the store cannot be written; it is unchanged.
    """
    parts = [f"DROP SILENT GRAPH {graph}" for graph in edit.dropped]
    if edit.deleted:
        parts.append(f"DELETE DATA {{ {_graphs(edit.deleted)} }}")
    if edit.inserted:
        parts.append(f"INSERT DATA {{ {_graphs(edit.inserted)} }}")
    if parts:
        store.update(" ;\n".join(parts))


def checked(quads: Sequence[Quad], graph: NamedNode) -> Sequence[Quad]:
    """Return the quads if they can be the graph of one document.

    Raises:
        StoreError: a quad stands in another graph or holds a blank node.
    """
    for quad in quads:
        if quad.graph_name != graph:
            raise StoreError(f"A quad of document {graph.value} stands in the graph {quad.graph_name}. Lift it again.")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError(f"The graph {graph.value} holds a blank node: {quad}. Give it an IRI.")
    return quads


def _graphs(quads: Iterable[Quad]) -> str:
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    blocks = []
    for graph, members in groupby(ordered, key=lambda quad: str(quad.graph_name)):
        triples = " .\n".join(str(quad.triple) for quad in members)
        blocks.append(f"GRAPH {graph} {{\n{triples}\n}}")
    return "\n".join(blocks)
