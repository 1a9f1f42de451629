"""The graph in other forms: one file per format, one line in EXPORTERS.

In      a store (a snapshot, or the live one of its writer) and a binary stream
Out     the whole graph, written to the stream.
Limits  an exporter knows nothing of files or HTTP.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from pyoxigraph import Store

from kg.export import nquads


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format."""

    media_type: str
    suffix: str
    write: Callable[[Store, BinaryIO], int]
    """Writes the graph to a stream and returns the number of quads written."""


EXPORTERS: dict[str, Exporter] = {
    "nquads": Exporter("application/n-quads", ".nq", nquads.write),
}

__all__ = ["EXPORTERS", "Exporter"]
