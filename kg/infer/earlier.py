"""What stands in a snapshot, known from the index of an earlier one and from the documents that have changed since.

In      the standing snapshot with the digests of its graphs
Out     an index, and which documents it does not know as they stand; their reports.
Source  decision 0031; decision 0023 (an index beside each snapshot).
Limits  whoever publishes need not wait for the index of the snapshot before: another process makes it meanwhile, and it
        is taken as soon as it is there. It is made here where there is none, or one too many documents behind. The one
        that is held keeps its file open.
"""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import NamedNode, Store

from kg.index import Index, opened, ready
from kg.infer.reading import of_quads
from kg.infer.values import Report
from kg.names import CURATED_GRAPH, is_document
from kg.store import Standing, differing

_BEHIND: Final = 300
"""Documents that may have changed since the index was made: each is read once, in one or two milliseconds."""

_Digests = Mapping[NamedNode, str]


class Earlier:
    """The newest index that was seen, and documents that have changed since."""

    def __init__(self) -> None:
        self._held: tuple[Index, _Digests] | None = None
        """With the digests of the graphs it is of."""
        self._read: dict[NamedNode, tuple[str, list[Report]]] = {}
        """Documents that it does not know as they stand, each with its digest."""

    def index(self, standing: Standing) -> tuple[Index, frozenset[NamedNode]]:
        """Return an index, and the documents that are others in the standing snapshot, or are not there any more.

        Raises:
            StoreError: the snapshot is damaged, or its index cannot be made.
        """
        index = ready(standing.snapshot)
        behind = None if index else self._behind(standing.marks)
        if self._held and behind is not None and len(behind) <= _BEHIND:
            self._read = {name: read for name, read in self._read.items() if name in behind}
            return self._held[0], behind
        index = index or opened(standing.snapshot, marks=standing.marks)
        self._held, self._read = (index, standing.marks), {}
        return index, frozenset()

    def reports(self, name: NamedNode, mark: str, graph: Store, named: Mapping[str, str]) -> list[Report]:
        """Return the reports of a document with that digest, read only once while its index does not know them.

        Raises:
            OSError: the graph cannot be read.
        """
        known, found = self._read.get(name, ("", []))
        if known != mark:
            found = of_quads(graph.quads_for_pattern(None, None, None, name), named)
            self._read[name] = (mark, found)
        return found

    def _behind(self, marks: _Digests) -> frozenset[NamedNode] | None:
        """The documents that differ; None where no index is held, or one that was made with other knowledge."""
        if self._held is None or self._held[1].get(CURATED_GRAPH) != marks.get(CURATED_GRAPH):
            return None
        return frozenset(filter(is_document, differing(self._held[1], marks)))
