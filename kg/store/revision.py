"""A revision: several graphs changed at once, with all that follows from it, planned before it is carried out.

In      the live store, its digests, and what each graph is to hold
Out     Plan: one edit, the digests and the id that the store will have, and how many quads come and go.
Source  decisions 0003 and 0018.
Limits  reads the live store and writes nothing. Blank nodes cannot enter: no SPARQL update names them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Quad, Store

from kg.names import DEFAULT_GRAPH, is_document
from kg.store import catalog, minted, upkeep
from kg.store.clock import now
from kg.store.derived import Derivation
from kg.store.edit import Edit, Graph, checked
from kg.store.lines import digest, normalised
from kg.store.listing import Listing
from kg.store.retraction import applied
from kg.store.upkeep import Content

Marks = Mapping[NamedNode, str | None]
"""Digests by graph; None where the graph goes."""
_NOTHING = Edit((), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class NewGraph:
    """What one graph is to hold from now on."""

    name: Graph
    quads: tuple[Quad, ...]
    minted: tuple[Quad, ...]
    """Class and label of the actors that a document introduces."""
    stands: bool
    """Whether there is to be such a graph; a document without quads is none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A revision, ready to be carried out."""

    edit: Edit
    marks: Marks
    before: str
    """The id of the store's content, and what it will be."""
    after: str
    added: int
    removed: int
    loose_texts: frozenset[str]
    """Stored texts that perhaps no document needs any more."""


def catalogued(graph: Graph) -> NamedNode:
    """Return what the catalog calls a graph.

    Raises:
        Nothing.
    """
    return graph if isinstance(graph, NamedNode) else DEFAULT_GRAPH


Known = tuple[Mapping[NamedNode, str], Listing, Collection[NamedNode]]
"""The digests of a store as it is, what makes an id of them, and the statements that are retracted."""


def planned(live: Store, derivation: Derivation, state: Known, graphs: Iterable[NewGraph]) -> Plan:
    """Return the plan that gives all these graphs their new content.

    Raises:
        StoreError: a quad stands in another graph, or holds a blank node.
        OSError: the store cannot be read.
    """
    known, identity, retracted = state
    swaps: dict[NamedNode, Content] = {}
    edits: list[Edit] = []
    marks: dict[NamedNode, str | None] = {}
    added = removed = 0
    for graph in graphs:
        name = catalogued(graph.name)
        new = normalised(checked(graph.quads, graph.name))
        new = applied(new, retracted) if is_document(name) else new
        before = set(live.quads_for_pattern(None, None, None, graph.name))
        added, removed = added + len(set(new) - before), removed + len(before - set(new))
        if is_document(name):
            claims = minted.claims(new, graph.minted)
            mark = digest([*new, *claims]) if new else None
            swaps[name] = Content(tuple(new), frozenset({*claims, *_entries(name, mark)}))
        else:
            mark = digest(new) if graph.stands else None
            edits.append(_edit(graph, before, set(new)))
            edits.append(Edit((), frozenset(_entries(name, known.get(name))), frozenset(_entries(name, mark))))
        marks[name] = mark
    edits.append(upkeep.replacement(live, derivation, swaps, now()) if swaps else _NOTHING)
    return Plan(
        _together(edits),
        marks,
        identity.digest(known),
        identity.digest(noted(known, marks)),
        added,
        removed,
        frozenset(text for name in swaps for text in upkeep.text_hashes(live, name)),
    )


def noted(known: Mapping[NamedNode, str], marks: Marks) -> dict[NamedNode, str]:
    """Return the digests of a store after some of them have changed.

    Raises:
        Nothing.
    """
    found = dict(known)
    for name, mark in marks.items():
        if mark is None:
            found.pop(name, None)
        else:
            found[name] = mark
    return found


def _entries(name: NamedNode, mark: str | None) -> list[Quad]:
    return [] if mark is None else [catalog.entry(name, mark)]


def _edit(graph: NewGraph, before: set[Quad], after: set[Quad]) -> Edit:
    if not graph.stands:
        return Edit((graph.name,), frozenset(), frozenset())
    gone = before - after
    made = (graph.name,) if isinstance(graph.name, NamedNode) else ()
    if any(isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode) for quad in gone):
        return Edit((graph.name,), frozenset(), frozenset(after), made)  # DELETE DATA cannot name them
    return Edit((), frozenset(gone), frozenset(after - before), made)


def _together(edits: Iterable[Edit]) -> Edit:
    dropped: tuple[Graph, ...] = ()
    made: tuple[NamedNode, ...] = ()
    deleted: frozenset[Quad] = frozenset()
    inserted: frozenset[Quad] = frozenset()
    for edit in edits:
        dropped, made = (*dropped, *edit.dropped), (*made, *edit.made)
        deleted, inserted = deleted | edit.deleted, inserted | edit.inserted
    return Edit(dropped, deleted - inserted, inserted, made)
