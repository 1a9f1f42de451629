"""One graph of a store, written down as it stands.

In      the name of a graph, a store, a form
Out     bytes, or a file; nothing where there is no such graph.
Source  SPARQL 1.1 Graph Store HTTP Protocol, section 5.2.
Limits  the graph without a name is always there. Forms that name graphs are for whole stores, and are not written here.
"""

from typing import BinaryIO, cast

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from api.exchange import Spool
from api.workers.sink import Sink


def dumped(store: Store, name: str, form: RdfFormat, sink: Sink) -> bytes | Spool | None:
    """Return the graph of that name, the one without if it is empty; None if there is none.

    Raises:
        OverflowingError: it is larger than the sink takes.
        ValueError: the name is no IRI, or the form cannot say what the graph holds.
    """
    graph = NamedNode(name) if name else DefaultGraph()
    if isinstance(graph, NamedNode) and not store.contains_named_graph(graph):
        return None
    try:
        store.dump(cast("BinaryIO", sink), form, from_graph=graph)
        return sink.close()
    finally:
        sink.drop()
