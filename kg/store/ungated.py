"""A store written without the gate: updates go to it as they are, and nothing is noted in it.

In      SPARQL updates
Out     the changed live store; snapshots whose ids are chained, each made of the one before and of the change.
Source  decision 0018. The W3C suites compare a whole dataset after DROP ALL: a catalog in it would be in the way.
Limits  derived, minted and catalog graphs fall out of step; `mend` puts that right when a GraphStore opens the store.
"""

import hashlib
from pathlib import Path
from typing import Self

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.names import (
    CATALOG_GRAPH,
    CURATED_GRAPH,
    DEFAULT_GRAPH,
    DERIVED_GRAPH,
    MINTED_GRAPH,
    ONTOLOGY_GRAPH,
    is_document,
)
from kg.store import catalog, known, minted, snapshots, upkeep
from kg.store.clock import now
from kg.store.disk import need_room, told, write_whole
from kg.store.edit import Edit, carry_out
from kg.store.lines import canonical, digest
from kg.store.opened import Opened
from kg.store.retraction import all_retracted, applied
from kg.store.rules import SYSTEM_GRAPHS
from kg.store.snapshots import Snapshot

MARK = "UNGATED"
"""The file that says so; it holds the hash of a change that is not published yet."""


def is_gated(path: Path) -> bool:
    """Say whether all that the store's snapshots hold went through the gate, and so has a digest in the catalog.

    Raises:
        Nothing.
    """
    return not (path / MARK).exists()


class UngatedStore(Opened):
    """The store, open for updates as they come."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return the store at ``path``, which must be there.

        Raises:
            StoreInUseError: another process is writing to it.
            StoreError: it cannot be written, or the disk is full.
        """
        with told(path):
            return cls(path, Store(path / "live"))

    def update(self, text: str, base: str | None) -> None:
        """Return nothing; carry out an update, as one transaction.

        Raises:
            SyntaxError: it is not SPARQL.
            RuntimeError: it cannot be carried out on this content, such as making a graph that is there.
            StoreError: the disk is full or cannot be written.
        """
        with told(self.path):
            need_room(self.path)
            before = self._unpublished()
            change = hashlib.sha256(f"{before}\x1f{text}".encode("utf-8", "surrogatepass")).hexdigest()
            write_whole(self.path / MARK, change.encode("ascii"))
        try:
            self._live.update(text, base_iri=base)
        except (SyntaxError, RuntimeError, ValueError, OSError):
            write_whole(self.path / MARK, before.encode("ascii"))
            raise

    def publish(self, seconds: float = 0) -> Snapshot:
        """Return the snapshot that readers now see; its id is made of the one before and of what has changed since.

        Raises:
            StoreError: the disk is full or cannot be written.
        """
        with told(self.path):
            change, standing = self._unpublished(), snapshots.current(self.path)
            if not change:
                return standing
            self._live.flush()
            identifier = hashlib.sha256(f"{standing.id} {change}".encode("ascii")).hexdigest()[:12]
            made = snapshots.publish(self.path, self._live, identifier, seconds)
            write_whole(self.path / MARK, b"")
        return made

    def _unpublished(self) -> str:
        try:
            return (self.path / MARK).read_text(encoding="ascii")
        except FileNotFoundError:
            return ""


def mend(path: Path, live: Store) -> None:
    """Return nothing; make the catalog of a store that was written without the gate say what the store holds.

    Derived and minted graphs go with it: their digest is gone from the catalog, so they are made anew. So is curated
    knowledge that was touched, with the next build.

    Raises:
        OSError: the store cannot be read or written.
    """
    if (path / MARK).exists():
        _retract(live)
        wanted = {quad for name in live.named_graphs() if isinstance(name, NamedNode) for quad in _noted(live, name)}
        nameless = list(live.quads_for_pattern(None, None, None, DefaultGraph()))
        if nameless:
            wanted.add(catalog.entry(DEFAULT_GRAPH, digest(nameless)))
        gone, come = known.put_right(live, now())
        dropped = (CATALOG_GRAPH, DERIVED_GRAPH, MINTED_GRAPH)
        carry_out(Edit(dropped, frozenset(gone), frozenset(wanted | come)), live)
        live.flush()
        (path / MARK).unlink()


def _retract(live: Store) -> None:
    """Bring documents in step with the retractions that stand; quads with blank nodes stay."""
    retracted = all_retracted(live)
    for name in list(live.named_graphs()):
        if isinstance(name, NamedNode) and is_document(name):
            stands = {q for q in live.quads_for_pattern(None, None, None, name) if _is_named(q)}
            wanted = frozenset(applied(stands, retracted))
            carry_out(Edit((), frozenset(stands - wanted), wanted - stands), live)


def _is_named(quad: Quad) -> bool:
    return isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)


def _noted(live: Store, name: NamedNode) -> list[Quad]:
    """What the catalog has to say of one graph."""
    quads = list(live.quads_for_pattern(None, None, None, name))
    if is_document(name):
        entry = catalog.entry(name, digest(upkeep.content(live, name)))
        return [entry, *minted.claims_of(live, name)] if quads else []
    if name not in SYSTEM_GRAPHS:
        return [catalog.entry(name, digest(quads))]
    known = catalog.digest_of(live, name)
    if name in {CATALOG_GRAPH, DERIVED_GRAPH, MINTED_GRAPH} or known is None:
        return []
    if name == CURATED_GRAPH:
        quads += live.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH)
    return [catalog.entry(name, known)] if digest(canonical(quads)) == known else []
