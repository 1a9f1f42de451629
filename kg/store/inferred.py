"""Graphs of inferences kept in step with the documents, just before a graph is published.

In      the live store, its digests, the standing snapshot with its own, and whoever draws inferences
Out     the live store with graphs of inferences that follow from its documents, each with its digest in the catalog.
Source  decision 0031.
Limits  a crash in between leaves no mark that says the graphs are in step, and so the next time all are drawn anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode, Quad, Store

from kg.names import CURATED_GRAPH, INFERRED_GRAPH, is_document, is_inferred
from kg.store import catalog
from kg.store.edit import Edit, carry_out
from kg.store.lines import digest, normalised
from kg.store.listing import Listing, differing
from kg.store.publication import Graphs, Inferrer, Standing
from kg.store.revision import Marks

_MOST: Final = 1_000
"""Changed documents; of more, and of a third of all, it is quicker to read all of them anew."""
_PORTION: Final = 50_000
"""Quads that are written at once."""


def basis() -> Listing:
    """Return what gives a digest of all that inferences are drawn from.

    Raises:
        Nothing.
    """
    return Listing(lambda name, mark: f"{name} {mark}" if is_document(name) or name == CURATED_GRAPH else None)


def infer(
    live: Store, inferrer: Inferrer | None, marks: Mapping[NamedNode, str], standing: Standing | None, rests_on: Listing
) -> Marks:
    """Return the digests that are others now, after bringing the graphs of inferences in step with the documents.

    Without anybody to draw them there are none: better than those of other documents. ``rests_on`` is a `basis`, the
    same from one time to the next.

    Raises:
        OSError: the store cannot be read or written.
        StoreError: the standing snapshot is damaged.
    """
    if inferrer is None:
        return _anew(live, (), marks, None) if INFERRED_GRAPH in marks else {}
    before = f"{inferrer.mark}-{rests_on.digest(standing.marks)}" if standing else ""
    mark = f"{inferrer.mark}-{rests_on.digest(marks)}"
    if marks.get(INFERRED_GRAPH) == mark:
        return {}
    documents = _changed(marks, standing) if standing and _in_step(before, marks, standing.marks) else None
    if documents is None or standing is None:
        return _anew(live, inferrer.whole(live, marks), marks, mark)
    return _renewed(live, inferrer.changed(live, marks, standing, documents), marks, mark)


# ------------------------------------------------------------ inside


def _in_step(mark: str, marks: Mapping[NamedNode, str], before: Mapping[NamedNode, str]) -> bool:
    """Whether the graphs of inferences are those of the standing snapshot, by the same rules and knowledge."""
    same = marks.get(CURATED_GRAPH) == before.get(CURATED_GRAPH)
    return same and mark == marks.get(INFERRED_GRAPH) == before.get(INFERRED_GRAPH)


def _changed(marks: Mapping[NamedNode, str], standing: Standing) -> frozenset[NamedNode] | None:
    """The documents that are not as they were; None if they are many."""
    found = frozenset(filter(is_document, differing(standing.marks, marks)))
    if len(found) > _MOST:
        return None
    enough = islice(filter(is_document, marks), len(found) * 3)
    return found if sum(1 for _ in enough) == len(found) * 3 else None


def _renewed(live: Store, graphs: Graphs, marks: Mapping[NamedNode, str], mark: str) -> Marks:
    """Some graphs in the place of old ones, in one transaction that writes only what differs."""
    steps: dict[NamedNode, str | None] = {INFERRED_GRAPH: mark}
    dropped: list[NamedNode] = []
    deleted: set[Quad] = set()
    inserted: set[Quad] = set()
    for name, quads in graphs:
        new = normalised(quads)
        now = digest(new) if new else None
        if marks.get(name) != now:
            old = set(live.quads_for_pattern(None, None, None, name)) if now else set()
            dropped += [] if now else [name]
            deleted |= old.difference(new)
            inserted |= set(new) - old
            steps[name] = now
    gone = {catalog.entry(name, marks[name]) for name in steps if name in marks}
    come = {catalog.entry(name, now) for name, now in steps.items() if now}
    carry_out(Edit(tuple(dropped), frozenset(deleted | gone), frozenset(inserted | come)), live)
    return steps


def _anew(live: Store, graphs: Graphs, marks: Mapping[NamedNode, str], mark: str | None) -> Marks:
    """All graphs; those that are as they were stay. They are too many for one transaction: the mark goes first."""
    if INFERRED_GRAPH in marks:
        live.remove(catalog.entry(INFERRED_GRAPH, marks[INFERRED_GRAPH]))
    left = {name for name in live.named_graphs() if isinstance(name, NamedNode) and is_inferred(name)}  # a crash's too
    steps: dict[NamedNode, str | None] = {}
    writing = _Writing(live, [], [])
    for name, quads in graphs:
        new = normalised(quads)
        now = digest(new) if new else None
        if name in left and now == marks.get(name):
            left.discard(name)
        elif now:
            _leave(live, name, marks)
            left.discard(name)
            steps[name] = now
            writing.add(new, catalog.entry(name, now))
    writing.done()
    for name in left:
        _leave(live, name, marks)
        steps[name] = None
    if mark:
        live.extend([catalog.entry(INFERRED_GRAPH, mark)])
    return {**steps, INFERRED_GRAPH: mark}


@dataclass(slots=True)
class _Writing:
    """Graphs on their way into the store; a graph's digest follows its quads, so that none stands for half of them."""

    live: Store
    quads: list[Quad]
    entries: list[Quad]

    def add(self, quads: list[Quad], entry: Quad) -> None:
        self.quads += quads
        self.entries.append(entry)
        if len(self.quads) > _PORTION:
            self.done()

    def done(self) -> None:
        self.live.bulk_extend(self.quads)
        self.live.extend(self.entries)
        self.quads, self.entries = [], []


def _leave(live: Store, name: NamedNode, marks: Mapping[NamedNode, str]) -> None:
    if name in marks:
        live.remove(catalog.entry(name, marks[name]))
    live.remove_graph(name)
