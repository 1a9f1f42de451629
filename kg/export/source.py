"""What an export is made of: a snapshot, and a selection of it.

In      a published snapshot, a Selection
Out     Source: its rows, its graph, where it comes from and under which licence.
Limits  index and graph are opened when they are first asked for; both are read-only.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from kg import __version__
from kg.export.selection import Selection
from kg.index import Index, chosen_from, opened
from kg.names import SERVICE_GRAPH, described
from kg.store import Snapshot, open_snapshot

_DATASET: Final = described("dataset")
_DCTERMS: Final = "http://purl.org/dc/terms/"
_CACHE: Final = -32_000
"""Kibibytes that SQLite may use to sort: the rest lies on disk."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an export comes from: the same words in every format, each in the way the format has for them."""

    title: str
    creator: str
    snapshot: str
    selection: str
    """As an address tells it: /export/{format}?…"""
    license: str | None
    rights: str | None

    def pairs(self) -> list[tuple[str, str]]:
        """Return names and values, without those that are not known.

        Raises:
            Nothing.
        """
        told = (
            ("title", self.title),
            ("creator", self.creator),
            ("snapshot", self.snapshot),
            ("selection", self.selection),
            ("license", self.license),
            ("rights", self.rights),
        )
        return [(name, value) for name, value in told if value]

    def sentence(self) -> str:
        """Return all of it in one line.

        Raises:
            Nothing.
        """
        return "; ".join(f"{name}: {value}" for name, value in self.pairs())


@dataclass(frozen=True)
class Source:
    """A snapshot, and what is to be exported of it."""

    snapshot: Snapshot
    selection: Selection

    @cached_property
    def index(self) -> Index:
        """Return the rows of the snapshot; memory stays flat, as SQLite sorts on disk.

        Raises:
            StoreError: the index cannot be made or opened.
        """
        index = chosen_from(opened(self.snapshot), self.selection.filters)
        for pragma in ("mmap_size = 0", f"cache_size = {_CACHE}"):
            list(index.rows(f"PRAGMA {pragma}"))
        return index

    @cached_property
    def graph(self) -> Store:
        """Return the graph of the snapshot.

        Raises:
            StoreError: its files are missing or damaged.
        """
        return open_snapshot(self.snapshot)

    @cached_property
    def provenance(self) -> Provenance:
        """Return where the export comes from, and its licence as the snapshot tells it.

        Raises:
            OSError: the snapshot cannot be read.
        """
        return Provenance(
            title=self._said("title") or "Communiqué: political statements in the news",
            creator=f"Communiqué {__version__}",
            snapshot=self.snapshot.id,
            selection=self.selection.told(),
            license=self._said("license"),
            rights=self._said("rights"),
        )

    def _said(self, name: str) -> str | None:
        """What the snapshot says of itself, in English where it says it in several languages."""
        found = self.graph.quads_for_pattern(_DATASET, NamedNode(_DCTERMS + name), None, SERVICE_GRAPH)
        terms = [quad.object for quad in found if isinstance(quad.object, NamedNode | Literal)]
        told = {getattr(term, "language", None) or "": term.value for term in terms}
        return told.get("en") or next((told[tag] for tag in sorted(told)), None)
