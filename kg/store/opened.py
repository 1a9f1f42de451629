"""A store held open by its one writer: what every way of writing has in common.

In      the store's folder
Out     reading of the live store, published snapshots, the lock given back.
Source  decision 0003 (one named graph per document, snapshots).
Limits  one process and one thread; changes of the catalog are told to `_marks` by whoever makes them.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import NoSnapshotError
from kg.names import DEFAULT_GRAPH, INFERRED_GRAPH, is_document
from kg.store import catalog, snapshots, texts, upkeep
from kg.store.catalog import DocumentEntry
from kg.store.disk import need_room, told
from kg.store.edit import Graph
from kg.store.exact import exactly
from kg.store.lines import digest
from kg.store.rules import SYSTEM_GRAPHS
from kg.store.snapshots import Snapshot

_UNDIGESTED = SYSTEM_GRAPHS | {INFERRED_GRAPH}
"""What the catalog has marks of that are no digests of a graph."""


class Opened:
    """The live store and its folder; use it in a `with` block."""

    def __init__(self, path: Path, live: Store) -> None:
        self.path = path
        self._live = live
        self._loose_texts: set[str] = set()
        self._published: tuple[str, Mapping[NamedNode, str]] = ("", {})
        """Id and digests of the snapshot that was published last."""
        self._written: set[NamedNode] | None = None
        """Documents written since this process published a snapshot; None before it did."""
        self._identity = catalog.identity()

    @cached_property
    def _marks(self) -> dict[NamedNode, str]:
        """Digests by graph: to read ten thousand of them from disk takes longer than a write may take."""
        return dict(catalog.digests(self._live))

    def documents(self) -> Iterator[DocumentEntry]:
        """Return the documents of the live store, by IRI.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            yield from catalog.documents(self._live)

    def mark(self, graph: NamedNode) -> str | None:
        """Return the digest of a graph, as the catalog holds it; None if it holds none.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            return catalog.digest_of(self._live, graph)

    def damaged(self) -> list[NamedNode]:
        """Return the graphs that are not what the catalog's digest says; none, unless the disk is at fault.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            known = sorted(catalog.digests(self._live), key=lambda pair: pair[0].value)
            return [name for name, mark in known if name not in _UNDIGESTED and self._digest(name) != mark]

    def quads(self, graph: Graph | None = None) -> Iterator[Quad]:
        """Return the quads of one graph of the live store, or of all.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            yield from self._live.quads_for_pattern(None, None, None, graph)

    def names(self) -> Iterator[NamedNode]:
        """Return the names of the graphs of the live store.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            yield from (name for name in self._live.named_graphs() if isinstance(name, NamedNode))

    def holds(self, graph: Graph) -> bool:
        """Say whether there is a graph of that name; the one without a name is always there.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            return not isinstance(graph, NamedNode) or self._live.contains_named_graph(graph)

    def dumped(self, graph: NamedNode) -> bytes:
        """Return the triples of a graph as N-Triples, in the order in which they lie.

        Raises:
            StoreError: the store cannot be read.
        """
        out = io.BytesIO()
        with told(self.path):
            self._live.dump(out, RdfFormat.N_TRIPLES, from_graph=graph)
        return out.getvalue()

    def where(self, quad: Quad) -> set[Graph]:
        """Return the graphs in which a triple stands.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            standing: Iterable[Quad] = self._live.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if isinstance(quad.object, Literal):
                standing = exactly(standing, quad.object)
            return {found.graph_name for found in standing if not isinstance(found.graph_name, BlankNode)}

    def copy(self, folder: Path) -> Store:
        """Return a copy of the live store, in a new folder, that may be written to; files are shared while they last.

        Raises:
            StoreError: the disk is full or cannot be written.
        """
        with told(self.path):
            need_room(self.path)
            self._live.backup(folder)
            return Store(folder)

    def publish(self, seconds: float = 0) -> Snapshot:
        """Return the snapshot that readers now see; an unchanged store keeps the one it has.

        Older ones stay for that many seconds at least, for readers who have begun with them.

        Raises:
            StoreError: the disk is full or cannot be written.
        """
        with told(self.path):
            need_room(self.path)
            self._live.flush()
            identifier = self._identity.digest(self._marks)
            try:
                standing = snapshots.current(self.path)
            except NoSnapshotError:
                standing = None
            if standing is None or standing.id != identifier or not standing.path.is_dir():
                said = self._said(standing, identifier)
                standing = snapshots.publish(self.path, self._live, identifier, seconds, said)
                self._written = set()
            self._published = (standing.id, self._marks)  # which is replaced, and never changed
            self._sweep()
        return standing

    def close(self) -> None:
        """Return nothing; write everything to disk and let the lock go.

        Raises:
            StoreError: the disk is full.
        """
        if hasattr(self, "_live"):
            live = self._live
            self._let_go()
            with told(self.path):
                live.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # ------------------------------------------------------------ inside

    def _let_go(self) -> None:
        del self._live  # the lock goes with the last reference

    def _said(self, standing: Snapshot | None, identifier: str) -> Sequence[Quad]:
        """What a new snapshot says of itself, knowing the one that stands and the id it will have itself."""
        return ()

    def _digest(self, name: NamedNode) -> str:
        if is_document(name):
            return digest(upkeep.content(self._live, name))
        graph = DefaultGraph() if name == DEFAULT_GRAPH else name
        return digest(self._live.quads_for_pattern(None, None, None, graph))

    def _sweep(self) -> None:
        for identifier in self._loose_texts:
            if not upkeep.is_used(self._live, identifier):
                texts.drop(self.path, identifier)
        self._loose_texts.clear()
