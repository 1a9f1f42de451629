"""The graph in other forms: one file per format, one line in EXPORTERS.

In      a Source: a published snapshot, and a selection of it; a binary stream
Out     nodes and edges, tables, or the graph itself, written to the stream.
Source  docs/exports.md: the projections, the formats and what opens them; columns.toml: what each value means.
Limits  an exporter knows nothing of files or HTTP. Memory does not grow with the number of edges.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from kg.export import gexf, nquads
from kg.export.selection import Edges, Part, Projection, Selection
from kg.export.source import Provenance, Source
from kg.index.labels import Language


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format."""

    media_type: str
    suffix: str
    counts: str
    """What is counted: edges, statements or quads."""
    write: Callable[[Source, BinaryIO], int]
    """Writes to a stream and returns how many were written."""


EXPORTERS: Final[dict[str, Exporter]] = {
    "gexf": Exporter("application/gexf+xml", ".gexf", "edges", gexf.write),
    "nquads": Exporter("application/n-quads", ".nq", "quads", nquads.write),
}

__all__ = ["EXPORTERS", "Edges", "Exporter", "Language", "Part", "Projection", "Provenance", "Selection", "Source"]
