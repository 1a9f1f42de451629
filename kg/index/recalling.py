"""Retracted statements among the others again, in a file of their own, for questions of what was known on a day.

In      the folder of an index that was just written, who speaks for whom
Out     former.sqlite beside rows.sqlite: the same rows, and those of statements that were retracted since, marked in
        the table `retracted`.
Source  decision 0035.
Limits  there is no such file where nothing was retracted. What rules drew from statements is the same in both files
        and rests on no retracted one; rows of positions that only retracted statements would make have no phases.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from kg.index.former import Former, of_row
from kg.index.opening import FORMER, ROWS
from kg.index.said import Document
from kg.index.writing import Writing
from kg.names import position_iri, side_position_iri
from kg.paths import slug_of
from kg.sides import Sides

_FORMER: Final = "SELECT * FROM former ORDER BY id, graph"
_DOCUMENT: Final = """SELECT d.*, t.iri AS outlet_iri FROM document d LEFT JOIN thing t ON t.id = d.outlet
  WHERE d.graph = ? AND d.iri = ?"""
_POSITION: Final = """INSERT INTO position (graph, iri, slug, actor, topic, side) SELECT ?1, ?2, ?3, ?4, ?5, ?6
  WHERE NOT EXISTS (SELECT 1 FROM position WHERE actor = ?4 AND topic = ?5 AND side = ?6)"""
_AS_IT_STANDS: Final = ("iri", "source", "headline", "published", "language", "url", "length", "hash")


def note(writing: Writing, graph: int, retracted: Iterable[Former]) -> list[tuple[int, Former]]:
    """Return the retracted statements of a graph with the numbers that wait for them, after writing them down.

    Raises:
        sqlite3.Error: the disk is full.
    """
    noted = [(writing.numbers.of(one.statement.iri), one) for one in retracted]
    rows = ((number, graph, *one.row()) for number, one in noted)
    writing.rows.executemany("INSERT INTO former VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return noted


def recall(folder: Path, sides: Callable[[], Sides]) -> None:
    """Return nothing; write the file if any statement was retracted.

    Raises:
        sqlite3.Error: the disk is full.
        OSError: the file cannot be copied.
    """
    rows = _retracted(folder / ROWS)
    if not rows:
        return
    shutil.copyfile(folder / ROWS, folder / FORMER)
    writing, speaking = Writing(folder / FORMER), sides()
    writing.rows.row_factory = sqlite3.Row
    for row in rows:
        _stand(writing, row["graph"], of_row(row), speaking)
    writing.finish({})


# ------------------------------------------------------------ inside


def _retracted(path: Path) -> list[sqlite3.Row]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return list(connection.execute(_FORMER))
    finally:
        connection.close()


def _stand(writing: Writing, graph: int, one: Former, sides: Sides) -> None:
    """Write a statement among those that count, whose word it was, where it was a stand, and that it was retracted."""
    said = one.statement
    place = writing.rows.execute(_DOCUMENT, (graph, said.document)).fetchone()
    document = _document(place) if place else None
    number = writing.statement((graph, place["id"] if place else None), said, document, one.known)
    day = said.said or (document.published if document else None) or ""
    speakers = [thing for role, thing in said.roles if role == "speaker"]
    voices = sorted(sides.voices_of_all(speakers, day))
    behalf = [(graph, number, writing.thing(voice)) for voice in voices]
    writing.rows.executemany("INSERT OR IGNORE INTO behalf VALUES (?, ?, ?)", behalf)
    for topic in (thing for role, thing in said.roles if role == "content"):
        held = [(speaker, position_iri(speaker, topic), 0) for speaker in speakers]
        held += [(voice, side_position_iri(voice, topic), 1) for voice in voices if sides.is_side(voice)]
        for actor, iri, side in held:
            row = (graph, iri.value, slug_of(iri.value), writing.thing(actor), writing.thing(topic), side)
            writing.rows.execute(_POSITION, row)
    writing.rows.execute("INSERT INTO retracted VALUES (?, ?, ?, ?)", (number, one.at, one.reason, one.who))


def _document(row: sqlite3.Row) -> Document:
    return Document(outlet=row["outlet_iri"], **{name: row[name] for name in _AS_IT_STANDS})
