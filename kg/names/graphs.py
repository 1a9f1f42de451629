"""Names of graphs, and what a graph's name tells.

In      rules and blocks, addresses
Out     IRIs; the same input always gives the same name.
Source  decisions 0003 and 0031.
"""

import hashlib
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.names.minting import BASE, digested

ONTOLOGY_GRAPH = NamedNode(f"{BASE}ontology")
CURATED_GRAPH = NamedNode(f"{BASE}id/graph/curated")
DERIVED_GRAPH = NamedNode(f"{BASE}id/graph/derived")
MINTED_GRAPH = NamedNode(f"{BASE}id/graph/minted")
CATALOG_GRAPH = NamedNode(f"{BASE}id/graph/catalog")
SERVICE_GRAPH = NamedNode(f"{BASE}id/graph/service")
"""What a published snapshot says of itself; it stands in snapshots only, never in the live store."""
KNOWN_GRAPH = NamedNode(f"{BASE}id/graph/known")
"""Since when the store has held documents and statements; no part of any digest."""
RETRACTIONS_GRAPH = NamedNode(f"{BASE}id/graph/retractions")
"""Which statements were retracted, when, why and by whom; no part of any digest."""
DESCRIPTION = NamedNode(f"{BASE}.well-known/void")
"""The document that describes the dataset and the service."""
DEFAULT_GRAPH = NamedNode(f"{BASE}id/graph/default")
"""What the catalog calls the graph that has no name."""

SCRATCH_GRAPH = NamedNode("urn:x-communique:scratch")
"""A graph of scratch stores only, for notes that are read and thrown away."""

INFERRED_GRAPH = NamedNode(f"{BASE}id/graph/inferred")
"""What the catalog calls all graphs of inferences together; none has that very name."""
_INFERRED = f"{INFERRED_GRAPH.value}/"
_DOCUMENT = f"{BASE}id/document/"


def is_document(graph: object) -> bool:
    """Say whether a graph's name is that of a document.

    Raises:
        Nothing.

    >>> is_document(NamedNode(f"{BASE}id/document/0123456789abcdef")), is_document(CATALOG_GRAPH)
    (True, False)
    """
    return isinstance(graph, NamedNode) and graph.value.startswith(_DOCUMENT)


def is_reserved(graph: object) -> bool:
    """Say whether a graph's name is one that only the store itself gives: to what it derives, notes and was curated.

    Raises:
        Nothing.
    """
    own = isinstance(graph, NamedNode) and graph.value.startswith(f"{BASE}id/graph/")
    return own or graph in {ONTOLOGY_GRAPH, SCRATCH_GRAPH}


def inferred_graph(rule: str, block: Iterable[str]) -> NamedNode:
    """Return the name of the graph that holds what a rule draws from one block of statements.

    Raises:
        Nothing.
    """
    return NamedNode(f"{_INFERRED}{rule}/{digested(block, 20)}")


def is_inferred(graph: object) -> bool:
    """Say whether a graph's name is that of inferences.

    Raises:
        Nothing.

    >>> is_inferred(inferred_graph("acts", ["a", "b"])), is_inferred(DERIVED_GRAPH)
    (True, False)
    """
    return isinstance(graph, NamedNode) and graph.value.startswith(_INFERRED)


def graph_iri(store: str, content: bytes, count: int) -> NamedNode:
    """Return a name below a graph store's address for new content; ``count`` tells graphs of the same content apart.

    Raises:
        ValueError: the address is no IRI.
    """
    return NamedNode(f"{store.rstrip('/')}/{digested([hashlib.sha256(content).hexdigest(), str(count)], 20)}")
