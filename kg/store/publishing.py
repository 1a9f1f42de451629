"""How a store is published: with what follows from its documents, and with what it says of itself.

In      the live store, whoever describes it, whoever draws inferences from it
Out     a snapshot that holds both.
Source  decisions 0020 and 0031.
"""

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.errors import StoreError
from kg.names import SERVICE_GRAPH, is_document
from kg.store import catalog, snapshots
from kg.store.derived import Derivation
from kg.store.disk import need_room, told
from kg.store.edit import Edit, carry_out
from kg.store.inferred import basis, infer
from kg.store.opened import Opened
from kg.store.publication import Describer, Inferrer, Publication, Standing
from kg.store.revision import Marks, noted
from kg.store.snapshots import Snapshot, open_snapshot


class Publishing(Opened):
    """The store, open for writing, and those who speak when it is published."""

    def __init__(
        self, path: Path, live: Store, derivation: Derivation, told_by: tuple[Describer | None, Inferrer | None]
    ) -> None:
        super().__init__(path, live)
        self._derivation = derivation
        self._describer, self._inferrer = told_by
        self._basis = basis()

    def publish(self, seconds: float = 0) -> Snapshot:
        """Return the snapshot that readers now see; an unchanged store keeps the one it has.

        Raises:
            StoreError: the disk is full or cannot be written.
        """
        if self._describer is None:
            self._describe_as(None)
        with told(self.path):
            need_room(self.path)
            self._note(infer(self._live, self._inferrer, self._marks, self._standing(), self._basis))
        return super().publish(seconds)

    # ------------------------------------------------------------ inside

    def _announce(self) -> None:
        """Note with what words the next snapshot will be described."""
        if self._describer:
            self._describe_as(self._describer.mark)

    def _let_go(self) -> None:
        super()._let_go()
        del self._derivation  # it holds the live store too

    def _said(self, standing: Snapshot | None, identifier: str) -> Sequence[Quad]:
        if self._describer is None:
            return ()
        known, marks = self._published
        published = marks if standing is not None and known == standing.id else None
        written = None if published is None else self._written
        stores = self._live, self._marks, published
        about = Publication(self.path, *stores, self._derivation, standing, identifier, written)
        return self._describer.quads(about)

    def _describe_as(self, mark: str | None) -> None:
        """Note in the catalog, and so in the id of the next snapshot, what its description is made of."""
        with told(self.path):
            old = catalog.digest_of(self._live, SERVICE_GRAPH)
            if old != mark:
                gone = {catalog.entry(SERVICE_GRAPH, old)} if old else set()
                come = {catalog.entry(SERVICE_GRAPH, mark)} if mark else set()
                carry_out(Edit((), frozenset(gone), frozenset(come)), self._live)
                self._note({SERVICE_GRAPH: mark})

    def _standing(self) -> Standing | None:
        try:
            snapshot = snapshots.current(self.path)
            known, marks = self._published
            return Standing(snapshot, marks if known == snapshot.id else dict(catalog.digests(open_snapshot(snapshot))))
        except StoreError:  # there is none, or it is damaged and about to be replaced
            return None

    def _note(self, marks: Marks) -> None:
        self._marks = noted(self._marks, marks)
        if self._written is not None:
            self._written |= {name for name in marks if is_document(name)}
