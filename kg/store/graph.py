"""GraphStore: the one writer of the graph.

In      quads of one document at a time; the curated knowledge as a whole
Out     live/ (Oxigraph on RocksDB), texts/, journal.jsonl, snapshots/ and CURRENT.
Source  decision 0003 (one named graph per document, snapshots).
Limits  one process and one thread; an acknowledged change survives a kill, and power loss after `publish` or `close`.
"""

import hashlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Self

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StoreError
from kg.names import CURATED_GRAPH, DERIVED_GRAPH, ONTOLOGY_GRAPH
from kg.places import ONTOLOGY
from kg.store import catalog, known, minted, texts, upkeep
from kg.store.clock import now
from kg.store.corrections import Correction, Effect, corrected
from kg.store.derived import Derivation
from kg.store.disk import need_room, told
from kg.store.edit import Edit, carry_out, checked
from kg.store.journal import note
from kg.store.lines import canonical, digest, normalised
from kg.store.publication import Describer, Inferrer
from kg.store.publishing import Publishing
from kg.store.retraction import all_retracted, applied
from kg.store.revision import NewGraph, Plan, planned
from kg.store.rules import Rule, load_rules
from kg.store.ungated import mend
from kg.store.upkeep import Content

_QUADS_IN_MEMORY = 40_000
"""Written quads after which RocksDB is made to put them on disk: by itself it would hold a gigabyte of them first."""


class Change(StrEnum):
    """What became of a document."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


def _change(stood: bool, mark: str | None) -> str:
    if mark is None:
        return "forgotten"
    return Change.REPLACED if stood else Change.ADDED


class GraphStore(Publishing):
    """The store, open for writing; use it in a `with` block."""

    def __init__(
        self, path: Path, live: Store, rules: tuple[Rule, ...], told_by: tuple[Describer | None, Inferrer | None]
    ) -> None:
        super().__init__(path, live, Derivation(rules, live), told_by)
        self._in_memory = 0
        with told(path):
            mend(path, live)
            live.extend(known.remembered(live, path))
            self._retracted = all_retracted(live)
        self._follow(rules)
        self._announce()

    @classmethod
    def open(
        cls,
        path: Path,
        rules: Path = ONTOLOGY / "rules",
        describer: Describer | None = None,
        inferrer: Inferrer | None = None,
    ) -> Self:
        """Return the store at ``path``, made if it is not there; ``rules`` is the folder of derivation rules.

        What is published says of itself what ``describer`` says, and holds the inferences that ``inferrer`` draws;
        without one, nothing, and none.

        Raises:
            StoreInUseError: another process is writing to it.
            StoreError: the folder cannot be made or written, or the disk is full.
            DataError: a rule is not as it should be.
        """
        loaded = load_rules(rules)
        with told(path):
            path.mkdir(parents=True, exist_ok=True)
            return cls(path, Store(path / "live"), loaded, (describer, inferrer))

    def replace(self, document: NamedNode, quads: Sequence[Quad], minted_quads: Sequence[Quad]) -> Change:
        """Return what became of the document: its graph is now exactly ``quads``, in one transaction.

        Raises:
            StoreError: a quad stands in another graph, or the disk is full; the store is unchanged.
        """
        new = applied(normalised(checked(quads, document)), self._retracted)
        claims = minted.claims(new, minted_quads)
        mark = digest([*new, *claims])
        with told(self.path):
            old = catalog.digest_of(self._live, document)
            if old == mark:
                note(self.path, document.value, mark, Change.UNCHANGED)
                return Change.UNCHANGED
            change = Change.ADDED if old is None else Change.REPLACED
            need_room(self.path)
            self._swap(document, Content(tuple(new), frozenset({*claims, catalog.entry(document, mark)})), mark)
            self._ease(len(new))
        note(self.path, document.value, mark, change)
        return change

    def forget(self, name: str) -> NamedNode:
        """Return the document that was known by that id, IRI, URL or file name, after removing all it said.

        Raises:
            UnknownDocumentError: there is none; the message names similar ones.
            StoreError: the disk is full; the store is unchanged.
        """
        with told(self.path):
            document = catalog.find(self._live, name)
            mark = catalog.digest_of(self._live, document) or ""
            self._swap(document, Content((), frozenset()), None)
            self._sweep()
        note(self.path, document.value, mark, "forgotten")
        return document

    def correct(self, corrections: Sequence[Correction]) -> tuple[tuple[NamedNode, Effect], ...]:
        """Return the statements that corrections name, each with what became of it; all of them or none, at once.

        Raises:
            UnknownStatementError: there is no such statement; the message names similar ones. The store is unchanged.
            StoreError: the disk is full; the store is unchanged.
        """
        with told(self.path):
            made = corrected(self._live, self._derivation, corrections)
            need_room(self.path)
            carry_out(made.edit, self._live)
        self._retracted = made.retracted
        self._note(made.marks)
        for statement, effect in made.effects:
            if effect in {Effect.RETRACTED, Effect.RESTORED}:
                note(self.path, statement.value, "", effect)
        return made.effects

    def curate(self, quads: Iterable[Quad]) -> Change:
        """Return what became of the ontology and curated graphs: they are now exactly ``quads``.

        Blank nodes, which no SPARQL update can name, force two transactions here; the digest is dropped in the first
        and written in the second, so a crash between them is repaired by the next call.

        Raises:
            StoreError: a quad stands in another graph, or the disk is full.
        """
        new = canonical(quads)
        for quad in new:
            if quad.graph_name not in {ONTOLOGY_GRAPH, CURATED_GRAPH}:
                raise StoreError(
                    f"Curated knowledge stands in {ONTOLOGY_GRAPH} and {CURATED_GRAPH}, not {quad.graph_name}."
                )
        mark = digest(new)
        with told(self.path):
            old = catalog.digest_of(self._live, CURATED_GRAPH)
            if old == mark:
                return Change.UNCHANGED
            need_room(self.path)
            gone = {catalog.entry(CURATED_GRAPH, old)} if old else set()
            carry_out(Edit((ONTOLOGY_GRAPH, CURATED_GRAPH), frozenset(gone), frozenset()), self._live)
            self._derivation.forget_bench()
            self._live.extend(new)
            self._rederive(catalog.entry(CURATED_GRAPH, mark))
        self._note({CURATED_GRAPH: mark})
        note(self.path, CURATED_GRAPH.value, mark, Change.REPLACED if old else Change.ADDED)
        return Change.REPLACED if old else Change.ADDED

    def plan(self, graphs: Iterable[NewGraph]) -> Plan:
        """Return what it takes to give all these graphs their new content at once; nothing is changed yet.

        Raises:
            StoreError: a quad stands in another graph or holds a blank node, or the store cannot be read.
        """
        with told(self.path):
            return planned(self._live, self._derivation, (self._marks, self._identity, self._retracted), graphs)

    def carry(self, plan: Plan) -> None:
        """Return nothing; carry out a plan that was made for the store as it is, in one transaction.

        Raises:
            StoreError: the disk is full; the store is unchanged.
        """
        with told(self.path):
            need_room(self.path)
            carry_out(plan.edit, self._live)
        self._loose_texts |= plan.loose_texts
        for name, mark in plan.marks.items():
            note(self.path, name.value, mark or "", _change(name in self._marks, mark))
        self._note(plan.marks)

    def opinion(self, document: NamedNode, actor: NamedNode) -> NamedNode | None:
        """Return the class that a document gave a minted actor, or else the one it has; None where it has none.

        Raises:
            StoreError: the store cannot be read.
        """
        with told(self.path):
            return minted.opinion(self._live, document, actor)

    def keep_text(self, text: str) -> str:
        """Return the SHA-256 under which the text is now kept.

        Raises:
            StoreError: the disk is full or cannot be written.
        """
        return texts.keep(self.path, text)

    # ------------------------------------------------------------ inside

    def _swap(self, document: NamedNode, content: Content, mark: str | None) -> None:
        self._loose_texts |= upkeep.text_hashes(self._live, document)
        carry_out(upkeep.replacement(self._live, self._derivation, {document: content}, now()), self._live)
        self._note({document: mark})

    def _ease(self, quads: int) -> None:
        self._in_memory += quads
        if self._in_memory > _QUADS_IN_MEMORY:
            self._live.flush()
            self._in_memory = 0

    def _rederive(self, entry: Quad) -> None:
        carry_out(upkeep.everything(self._live, self._derivation, entry), self._live)

    def _follow(self, rules: tuple[Rule, ...]) -> None:
        """Derive everything again if the rules are not those the store was derived with."""
        mark = hashlib.sha256("\x1f".join(rule.text for rule in rules).encode("utf-8")).hexdigest()
        with told(self.path):
            old = catalog.digest_of(self._live, DERIVED_GRAPH)
            if old != mark:
                if old is not None:
                    self._live.remove(catalog.entry(DERIVED_GRAPH, old))
                self._rederive(catalog.entry(DERIVED_GRAPH, mark))
