"""The index of a snapshot, made from the one before it or from nothing.

In      a published snapshot
Out     indexes/NNNNNN beside its folder: rows.sqlite (schema.sql) and words/.
Source  decision 0023; the catalog's digests tell which graphs have changed (decision 0003).
Limits  one process makes it, others wait; a reader sees a whole one or none. Indexes go with their snapshots.
"""

import fcntl
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.errors import StoreError
from kg.index.about import short_names
from kg.index.dating import date
from kg.index.former import former
from kg.index.inferred import inferred
from kg.index.opening import FORMER, ROWS, WORDS, Index
from kg.index.recalling import note, recall
from kg.index.said import said
from kg.index.words import WordsWriting, share
from kg.index.writing import Writing
from kg.names import (
    CATALOG_GRAPH,
    CURATED_GRAPH,
    DEFAULT_GRAPH,
    DERIVED_GRAPH,
    INFERRED_GRAPH,
    KNOWN_GRAPH,
    MINTED_GRAPH,
    ONTOLOGY_GRAPH,
    RETRACTIONS_GRAPH,
    SERVICE_GRAPH,
    is_document,
    is_inferred,
)
from kg.paths import path_of
from kg.sides import Sides
from kg.store import Snapshot, digests, is_gated, open_snapshot
from kg.store.disk import need_room, told
from kg.store.known import times

_VERSION: Final = "8"
"""Another one when the same graph would be written otherwise."""
_UNREAD: Final = {
    CATALOG_GRAPH,
    DERIVED_GRAPH,
    SERVICE_GRAPH,
    ONTOLOGY_GRAPH,
    KNOWN_GRAPH,
    RETRACTIONS_GRAPH,
    INFERRED_GRAPH,
}

Progress = Callable[[int, int], None]
"""Told how many graphs have been read, and of how many."""


def opened(
    snapshot: Snapshot, progress: Progress = lambda done, of: None, marks: Mapping[NamedNode, str] | None = None
) -> Index:
    """Return the index of a snapshot, after making it if it is not there.

    ``marks`` are the digests of its graphs, where they are known: to read tens of thousands of them takes a while.

    Raises:
        StoreError: the snapshot is damaged, or the disk full or read-only.
    """
    folder = _folder(snapshot)
    if not _is_whole(folder, snapshot):
        with told(snapshot.store):
            need_room(snapshot.store)
            folder.parent.mkdir(exist_ok=True)
            with _alone(folder.parent):
                if not _is_whole(folder, snapshot):
                    _made(snapshot, folder, progress, marks)
    return Index(snapshot, folder)


def ready(snapshot: Snapshot) -> Index | None:
    """Return the index of a snapshot if it is there.

    Raises:
        Nothing.
    """
    folder = _folder(snapshot)
    return Index(snapshot, folder) if _is_whole(folder, snapshot) else None


# ------------------------------------------------------------ inside


def _folder(snapshot: Snapshot) -> Path:
    return snapshot.store.resolve() / "indexes" / f"{snapshot.number:06d}"


def _is_whole(folder: Path, snapshot: Snapshot) -> bool:
    return _about(folder).items() >= {"snapshot": snapshot.id, "version": _VERSION}.items()


def _about(folder: Path) -> Mapping[str, str]:
    """What an index says it is of; nothing where there is none, or a damaged one."""
    try:
        rows = sqlite3.connect(f"{(folder / ROWS).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return dict(rows.execute("SELECT key, value FROM meta"))
        finally:
            rows.close()
    except sqlite3.Error:
        return {}


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "LOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _made(snapshot: Snapshot, folder: Path, progress: Progress, marks: Mapping[NamedNode, str] | None) -> None:
    graph = open_snapshot(snapshot)
    for leftover in folder.parent.glob("*.partial"):
        shutil.rmtree(leftover)
    partial = folder.with_name(f"{folder.name}.partial")
    try:
        about = {"version": _VERSION, "kinds": json.dumps(sorted(short_names(graph).items()))}
        if not _continued(snapshot.store, partial, about):
            partial.mkdir()
        now = _digests(graph, snapshot, marks)
        _written(graph, partial, {**about, "snapshot": snapshot.id}, now, progress)
        recall(partial, lambda: Sides.read(graph.quads_for_pattern(None, None, None, CURATED_GRAPH)))
    except sqlite3.Error as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise StoreError(f"The index of {snapshot.path} cannot be written: {error}.") from error
    for written in (partial / ROWS, partial / FORMER):
        if written.exists():
            with written.open("rb") as file:
                os.fsync(file.fileno())
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
    for other in folder.parent.iterdir():
        if other.is_dir() and other != folder and not (snapshot.store / "snapshots" / other.name).exists():
            shutil.rmtree(other)


def _continued(store: Path, partial: Path, about: Mapping[str, str]) -> bool:
    """Whether the new index begins as a copy of the last one; a graph that passed no gate has no digests to tell by."""
    if not is_gated(store):
        return False
    for last in sorted((one for one in partial.parent.iterdir() if one.name.isdecimal()), reverse=True):
        if _about(last).items() >= about.items():
            partial.mkdir()
            shutil.copyfile(last / ROWS, partial / ROWS)
            share(last / WORDS, partial / WORDS)
            return True
    return False


def _written(graph: Store, partial: Path, about: Mapping[str, str], now: Mapping[str, str], progress: Progress) -> None:
    writing, words = Writing(partial / ROWS), WordsWriting(partial / WORDS)
    was = writing.graphs()
    changed = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    kinds = dict(json.loads(about["kinds"]))
    for done, name in enumerate(changed):
        gone = writing.forget(name)
        if gone is not None:
            words.forget(gone)
        if name in now:
            _read(graph, name, (writing, words), writing.enter(name, now[name]), kinds)
        progress(done + 1, len(changed))
    if was:
        date(writing.rows, graph)
    writing.finish(about)
    words.finish()


def _read(graph: Store, name: str, into: tuple[Writing, WordsWriting], number: int, kinds: Mapping[str, str]) -> None:
    writing, words = into
    node = DefaultGraph() if name == DEFAULT_GRAPH.value else NamedNode(name)
    quads: list[Quad] = list(graph.quads_for_pattern(None, None, None, node))
    if is_inferred(node):
        writing.infer(number, inferred(quads, kinds))
        writing.know(number, (quad for quad in quads if _is_event(quad.subject)))
        return
    known: dict[str, str] = {}
    if isinstance(node, NamedNode) and is_document(node):
        known = dict(times(graph, node, quads))
    else:
        writing.know(number, quads)
    told = said(quads, kinds)
    documents = {one.iri: one for one in told.documents}
    statements = [(row, one) for row, one, _ in writing.say(number, told, known)]
    retracted = note(writing, number, former(graph, quads, kinds, known))
    for row, one in (*statements, *((row, gone.statement) for row, gone in retracted)):
        document = documents.get(one.document or "")
        found = [place.words for place in one.places if place.words]
        headline = (document.headline or "", document.language == "en") if document else ("", False)
        words.add(number, row, found, headline)


def _is_event(node: object) -> bool:
    """Whether it is an event: what documents tell of one is known of it like what is curated."""
    return isinstance(node, NamedNode) and path_of(node.value).startswith("event/")


def _digests(graph: Store, snapshot: Snapshot, known: Mapping[NamedNode, str] | None) -> dict[str, str]:
    """Every graph to be read, with what tells whether it has changed: its digest, or the snapshot if it has none."""
    marks = dict(digests(graph)) if known is None else known
    if is_gated(snapshot.store):  # the catalog knows all graphs then
        names = {*marks, MINTED_GRAPH, DEFAULT_GRAPH}
    else:
        names = {name for name in graph.named_graphs() if isinstance(name, NamedNode)} | {DEFAULT_GRAPH}
    return {name.value: marks.get(name, snapshot.id) for name in names - _UNREAD}
