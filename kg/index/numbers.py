"""Statements by number: each IRI keeps the number it was first given, whether or not a graph says it just now.

In      IRIs of statements, as graphs say them or name them
Out     numbers of rows of ``statement``, and of those to come.
Limits  an IRI that several graphs say has a row for each; who names it means the one that was read first.
"""

import sqlite3
from typing import Final

from kg.paths import slug_of

_LAST: Final = "SELECT max(id) FROM (SELECT max(id) AS id FROM statement UNION ALL SELECT max(id) FROM awaited)"


class Numbers:
    """The numbers of an index that is being written."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows
        self._last = int(rows.execute(_LAST).fetchone()[0] or 0)
        self._is_new = self._last == 0
        """Whether all that there is has been met here."""
        self._met: dict[str, int] = {}
        self._said: set[int] = set()

    def take(self, iri: str) -> int:
        """Return the number for a row of a statement that a graph says.

        Raises:
            sqlite3.Error: the disk is full.
        """
        known = self._find(iri)
        if known is None or self._is_said(known):
            known = self._next()
        else:
            self._rows.execute("DELETE FROM awaited WHERE id = ?", (known,))
        self._met.setdefault(iri, known)
        self._said.add(known)
        return known

    def of(self, iri: str) -> int:
        """Return the number of a statement that is named, perhaps before any graph says it.

        Raises:
            sqlite3.Error: the disk is full.
        """
        known = self._find(iri)
        if known is None:
            known = self._next()
            self._rows.execute("INSERT INTO awaited VALUES (?, ?)", (known, iri))
        self._met[iri] = known
        return known

    def forget(self, graph: int) -> None:
        """Return nothing; the statements of a graph are not said any more, and awaited under their numbers.

        Raises:
            sqlite3.Error: the disk is full.
        """
        gone = list(self._rows.execute("SELECT id, iri FROM statement WHERE graph = ?", (graph,)))
        self._rows.execute("DELETE FROM statement WHERE graph = ?", (graph,))
        self._rows.executemany("INSERT OR IGNORE INTO awaited VALUES (?, ?)", gone)
        self._said.difference_update(number for number, _ in gone)

    def _find(self, iri: str) -> int | None:
        if iri in self._met or self._is_new:
            return self._met.get(iri)
        sql = "SELECT id FROM statement WHERE slug = ?1 AND iri = ?2 UNION ALL SELECT id FROM awaited WHERE iri = ?2"
        found = self._rows.execute(sql, (slug_of(iri), iri)).fetchone()
        return int(found[0]) if found else None

    def _is_said(self, number: int) -> bool:
        if number in self._said or self._is_new:
            return number in self._said
        return self._rows.execute("SELECT 1 FROM statement WHERE id = ?", (number,)).fetchone() is not None

    def _next(self) -> int:
        self._last += 1
        return self._last
