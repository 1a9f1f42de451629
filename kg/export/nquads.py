"""Sorted N-Quads: the same graph gives the same bytes.

In      a Source
Out     one line per quad, UTF-8; graphs by IRI, lines by code point inside each graph. What the snapshot says of itself
        is left out: it follows from the rest, and would be wrong in another store.
Source  RDF 1.1 N-Quads.
Limits  one graph at a time is sorted in memory, so the largest graph sets the need (the derived graph; about 300
        bytes a quad). The lines of the whole file are not in `sort` order, because graphs are kept together.
"""

from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode

from kg.export.source import Source
from kg.names import SERVICE_GRAPH
from kg.store import line


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of quads written to the stream.

    Raises:
        OSError: the store cannot be read, or the stream cannot be written.
    """
    store = source.graph
    graphs: list[NamedNode | BlankNode | DefaultGraph] = [DefaultGraph(), *sorted(store.named_graphs(), key=str)]
    count = 0
    for graph in graphs:
        if graph == SERVICE_GRAPH:
            continue
        lines = sorted(line(quad) for quad in store.quads_for_pattern(None, None, None, graph))
        out.writelines(f"{one}\n".encode() for one in lines)
        count += len(lines)
    return count
