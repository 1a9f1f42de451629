"""The third clock: since when the store has held each document, and each statement that came later than its document.

In      documents before and after, the time
Out     quads of the known graph; the times of one document.
Source  decision 0032; docs/positions.md, "Three clocks".
Limits  no part of any digest, nor of the store's id: the same input has the same id whenever it is loaded. A statement
        that leaves its document and comes back is known since it came back.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.names import KNOWN_GRAPH, former, is_document, term
from kg.store import catalog
from kg.store.clock import moment
from kg.store.journal import JOURNAL

SINCE: Final = term("knownSince")
_REPORTED: Final = term("reportedIn")
_SAYING: Final = {_REPORTED, former(_REPORTED)}


def statements(quads: Iterable[Quad]) -> set[NamedNode]:
    """Return the statements of a document's graph, retracted ones too.

    Raises:
        Nothing.
    """
    return {q.subject for q in quads if q.predicate in _SAYING and isinstance(q.subject, NamedNode)}


def times(store: Store, document: NamedNode, quads: Iterable[Quad]) -> Iterator[tuple[str, str]]:
    """Yield a document and those of its statements that came later, each with the time since when it is known.

    Raises:
        OSError: the store cannot be read.
    """
    for entry in entries(store, document, quads):
        if isinstance(entry.subject, NamedNode) and isinstance(entry.object, Literal):
            yield entry.subject.value, entry.object.value


def entries(store: Store, document: NamedNode, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what the known graph holds of a document with these quads, and of its statements.

    Raises:
        OSError: the store cannot be read.
    """
    yield from _entries(store, [document, *statements(quads)])


def turned(
    store: Store, old: Mapping[NamedNode, Collection[Quad]], new: Mapping[NamedNode, Collection[Quad]], time: Literal
) -> tuple[set[Quad], set[Quad]]:
    """Return the entries to delete and to insert when documents' old quads give way to new ones, at that time.

    Raises:
        OSError: the store cannot be read.
    """
    gone: set[Quad] = set()
    come: set[Quad] = set()
    for document, quads in new.items():
        before, after = statements(old[document]), statements(quads)
        gone.update(_entries(store, before - after))
        if not quads:
            gone.update(_entries(store, [document]))
        elif old[document]:
            come |= {_entry(statement, time) for statement in after - before}
        else:
            come.add(_entry(document, time))
    return gone, come


def remembered(store: Store, folder: Path) -> set[Quad]:
    """Return the entries that a store lacks because it is older than they are: the journal tells most of them.

    Raises:
        OSError: the store or its journal cannot be read.
    """
    if any(True for _ in store.quads_for_pattern(None, SINCE, None, KNOWN_GRAPH)):
        return set()
    standing = {name for name, _ in catalog.digests(store) if is_document(name)}
    if not standing or not (folder / JOURNAL).exists():
        return set()
    with (folder / JOURNAL).open(encoding="utf-8") as lines:
        added = {entry["document"]: entry["time"] for entry in map(json.loads, lines) if entry["action"] == "added"}
    return {_entry(name, moment(datetime.fromisoformat(added[name.value]))) for name in standing if name.value in added}


def put_right(store: Store, time: Literal) -> tuple[set[Quad], set[Quad]]:
    """Return the entries to delete and to insert in a store that was written to by others.

    Raises:
        OSError: the store cannot be read.
    """
    documents = {name for name in store.named_graphs() if is_document(name)}
    entries = set(store.quads_for_pattern(None, None, None, KNOWN_GRAPH))
    dated = {entry.subject for entry in entries if entry.predicate == SINCE}
    said = {
        quad.subject
        for predicate in _SAYING
        for quad in store.quads_for_pattern(None, predicate, None)
        if is_document(quad.graph_name)
    }
    gone = {entry for entry in entries if entry.subject not in documents | said}
    return gone, {_entry(name, time) for name in documents - dated if isinstance(name, NamedNode)}


def _entries(store: Store, names: Iterable[NamedNode]) -> Iterator[Quad]:
    for name in names:
        yield from store.quads_for_pattern(name, SINCE, None, KNOWN_GRAPH)


def _entry(name: NamedNode, time: Literal) -> Quad:
    return Quad(name, SINCE, time, KNOWN_GRAPH)
