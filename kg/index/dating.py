"""When things were known and retracted, brought up to date in rows that are continued from an index before.

In      the rows of an index, the graph of its snapshot
Out     the same rows, with the times and reasons of this snapshot.
Source  decision 0032: times and retractions are in no digest, so a graph that was forgotten and loaded again, or a
        statement that was restored and retracted again, between two snapshots, has other ones and the digest of before.
Limits  reads all times, some milliseconds for ten thousand documents.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from kg.names import KNOWN_GRAPH
from kg.paths import slug_of
from kg.store.known import SINCE
from kg.store.retraction import retraction

_STATEMENTS: Final = "SELECT id, iri, known FROM statement WHERE document = ?"
_LATER: Final = "SELECT id, iri, known FROM statement WHERE slug = ? AND iri = ?"
_FORMER: Final = "SELECT rowid, iri, json_extract(told, '$.document') FROM former"


def date(rows: sqlite3.Connection, graph: Store) -> None:
    """Return nothing; bring times and retractions up to date.

    Raises:
        OSError: the store cannot be read.
        sqlite3.Error: the disk is full.
    """
    known = dict(_known(graph))
    documents = list(rows.execute("SELECT id, iri, known FROM document"))
    moved = [(number, iri) for number, iri, since in documents if known.get(iri) != since]
    rows.executemany("UPDATE document SET known = ? WHERE id = ?", ((known.get(iri), number) for number, iri in moved))
    for number, iri in moved:
        since = known.get(iri)
        _say(rows, [(known.get(said, since), one) for one, said, _ in rows.execute(_STATEMENTS, (number,))])
    later = known.keys() - {iri for _, iri, _ in documents}
    found = (row for iri in later for row in rows.execute(_LATER, (slug_of(iri), iri)))
    _say(rows, [(known[iri], number) for number, iri, since in found if known[iri] != since])
    _retract(rows, graph, known)


def _known(graph: Store) -> Iterator[tuple[str, str]]:
    for quad in graph.quads_for_pattern(None, SINCE, None, KNOWN_GRAPH):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject.value, quad.object.value


def _say(rows: sqlite3.Connection, times: list[tuple[str | None, int]]) -> None:
    rows.executemany("UPDATE statement SET known = ? WHERE id = ?", times)


def _retract(rows: sqlite3.Connection, graph: Store, known: Mapping[str, str]) -> None:
    for number, iri, document in list(rows.execute(_FORMER)):
        told = retraction(graph, NamedNode(iri))
        if told:
            row = (known.get(iri) or known.get(document), told.at.value, told.reason, told.by, number)
            rows.execute("UPDATE former SET known = ?, at = ?, reason = ?, who = ? WHERE rowid = ?", row)
