"""A graph about to be published, as whoever describes it sees it.

In      the live store, and the snapshot that readers see until then
Out     Publication; Describer, what a GraphStore is given so that its snapshots say of themselves what they hold;
        Inferrer, what it is given so that they hold what follows from documents taken together.
Source  decision 0020: the description stands in snapshots only, in the service graph; decision 0031: inferences stand
        in graphs of their own, in the live store too.
Limits  a description must follow from the graph and from what `mark` stands for: no clock, no chance.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StoreError
from kg.store import catalog
from kg.store.derived import Derivation
from kg.store.difference import Difference, difference
from kg.store.snapshots import Snapshot, open_snapshot


@dataclass(frozen=True, slots=True)
class Publication:
    """A graph about to be published."""

    path: Path
    """The store's folder."""
    live: Store
    marks: Mapping[NamedNode, str]
    """Digests of the live graphs, as its catalog has them."""
    published: Mapping[NamedNode, str] | None
    """Those of the standing snapshot, where this process has published it."""
    derivation: Derivation
    standing: Snapshot | None
    """What readers see now."""
    identifier: str
    """The id that the new snapshot will have."""
    written: Collection[NamedNode] | None
    """The documents written since the standing snapshot was published; None if nobody here knows."""

    def difference(self) -> Difference | None:
        """Return what has changed since the standing snapshot; None where that is unknown or nearly everything.

        Raises:
            OSError: the live store cannot be read.
        """
        if self.standing is None:
            return None
        try:
            before = open_snapshot(self.standing)
        except StoreError:  # it is damaged or gone, and about to be replaced
            return None
        old = dict(catalog.digests(before)) if self.published is None else self.published
        return difference(before, self.live, (old, self.marks), self.derivation, self.written)


class Describer(Protocol):
    """Whoever says of a graph what it holds."""

    @property
    def mark(self) -> str:
        """Return a digest of what goes into the description beside the graph."""

    def quads(self, publication: Publication) -> Sequence[Quad]:
        """Return the description, in the service graph.

        Raises:
            OSError: the store cannot be read or written.
        """


Graphs = Iterable[tuple[NamedNode, Sequence[Quad]]]
"""Graphs by name; one without quads is not to be."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The snapshot that readers see, and the digests of its graphs."""

    snapshot: Snapshot
    marks: Mapping[NamedNode, str]


class Inferrer(Protocol):
    """Whoever draws what follows from documents taken together."""

    @property
    def mark(self) -> str:
        """Return a digest of the rules."""

    def whole(self, live: Store, marks: Mapping[NamedNode, str]) -> Graphs:
        """Return all graphs of inferences; ``marks`` are the digests of the live store's graphs.

        Raises:
            OSError: the store cannot be read.
        """

    def changed(
        self, live: Store, marks: Mapping[NamedNode, str], standing: Standing, documents: Collection[NamedNode]
    ) -> Graphs:
        """Return the graphs of inferences that may differ from those of a snapshot, because these documents do.

        Raises:
            OSError: a store cannot be read.
            StoreError: the snapshot is damaged.
        """
