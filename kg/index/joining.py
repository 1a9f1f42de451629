"""Rows of what joins statements: positions, acts, answers, assessments, events.

In      values of kg.index.inferred and kg.index.links
Out     rows of schema.sql.
Limits  statements are named by numbers that they keep; a number whose statement no graph says leads nowhere.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from kg.index.inferred import Act, Assessment, Inferred, Position
from kg.index.links import Answer, EventMention
from kg.index.numbers import Numbers
from kg.paths import slug_of

_OWN: Final = ("position", "act", "answer", "assessment", "behalf", "event_mention")
"""Tables of what one graph says."""
_HANGING: Final = {
    ("phase", "position"): "SELECT id FROM position WHERE graph = ?",
    ("phase_statement", "position"): "SELECT id FROM position WHERE graph = ?",
    ("change", "position"): "SELECT id FROM position WHERE graph = ?",
    ("act_role", "act"): "SELECT id FROM act WHERE graph = ?",
    ("act_report", "act"): "SELECT id FROM act WHERE graph = ?",
    ("act_source", "act"): "SELECT id FROM act WHERE graph = ?",
    ("act_difference", "act"): "SELECT id FROM act WHERE graph = ?",
    ("assessment_statement", "topic"): "SELECT topic FROM assessment WHERE graph = ?",
    ("event_mention_participant", "mention"): "SELECT id FROM event_mention WHERE graph = ?",
}
"""Tables of what hangs on the rows of others, and by which column."""


class Joining:
    """The rows of one index, being written."""

    def __init__(self, rows: sqlite3.Connection, numbers: Numbers, thing: Callable[[str], int]) -> None:
        self._rows = rows
        self._numbers = numbers
        self._thing = thing

    def forget(self, graph: int) -> None:
        """Return nothing; take out what a graph says.

        Raises:
            sqlite3.Error: the file is damaged, or the disk full.
        """
        for (table, column), those in _HANGING.items():
            self._rows.execute(f"DELETE FROM {table} WHERE {column} IN ({those})", (graph,))
        for table in _OWN:
            self._rows.execute(f"DELETE FROM {table} WHERE graph = ?", (graph,))

    def infer(self, graph: int, inferred: Inferred) -> None:
        """Return nothing; write what a rule derived.

        Raises:
            sqlite3.Error: the disk is full.
        """
        for position in inferred.positions:
            self._position(graph, position)
        for act in inferred.acts:
            self._act(graph, act)
        self.answer(graph, inferred.answers)
        self._assess(graph, inferred.assessments)
        behalf = ((graph, self._numbers.of(said), self._thing(actor)) for said, actor in inferred.behalf)
        self._many("behalf", behalf, 3)

    def answer(self, graph: int, answers: Iterable[Answer]) -> None:
        """Return nothing; write which statement answers which.

        Raises:
            sqlite3.Error: the disk is full.
        """
        for one in answers:
            ends = (self._numbers.of(one.answering), self._numbers.of(one.answered))
            self._one(
                "answer",
                (graph, one.iri, slug_of(one.iri), *ends, one.type, " ".join(one.reasons), one.confidence, *one.cue),
            )

    def mention(self, graph: int, mentions: Iterable[EventMention], documents: Mapping[str, int]) -> None:
        """Return nothing; write of which events documents tell.

        Raises:
            sqlite3.Error: the disk is full.
        """
        for one in mentions:
            place = (graph, documents.get(one.document or ""), self._thing(one.event))
            number = self._one("event_mention", (*place, one.cls, one.day, one.status))
            taking = ((number, self._thing(iri)) for iri in one.participants)
            self._many("event_mention_participant", taking, 2)

    # ------------------------------------------------------------ inside

    def _position(self, graph: int, one: Position) -> None:
        held = (self._thing(one.actor), self._thing(one.topic), int(one.is_side), one.stance)
        number = self._one("position", (graph, one.iri, slug_of(one.iri), *held))
        for nr, phase in enumerate(one.phases):
            self._many("phase", [(number, nr, phase.stance, phase.first, phase.last)], 5)
            said = ((number, nr, self._numbers.of(iri)) for iri in phase.statements)
            self._many("phase_statement", said, 3)
        changes = (
            (number, nr, c.day, c.was, c.became, self._numbers.of(c.before), self._numbers.of(c.after))
            for nr, c in enumerate(one.changes)
        )
        self._many("change", changes, 7)

    def _act(self, graph: int, one: Act) -> None:
        told = (slug_of(one.iri), one.kind, one.day, *one.counts, len(one.differences))
        number = self._one("act", (graph, one.iri, *told))
        self._many("act_role", ((number, role, self._thing(iri)) for role, iri in one.roles), 3)
        self._many("act_report", ((number, self._numbers.of(iri), group) for iri, group in one.reports), 3)
        self._many("act_source", ((number, group, self._thing(iri)) for group, iri in one.sources), 3)
        differing = (
            (number, nr, d.aspect, self._said(d.one), self._said(d.other), *d.notes)
            for nr, d in enumerate(one.differences)
        )
        self._many("act_difference", differing, 7)

    def _assess(self, graph: int, assessments: Iterable[Assessment]) -> None:
        ordered = sorted(assessments, key=lambda one: (one.topic, one.first or "", one.last or "~"))
        for nr, one in enumerate(ordered):
            topic = self._thing(one.topic)
            self._one("assessment", (graph, topic, nr, one.status, one.first, one.last))
            said = ((topic, nr, self._numbers.of(iri)) for iri in one.statements)
            self._many("assessment_statement", said, 3)

    def _said(self, iri: str | None) -> int | None:
        return None if iri is None else self._numbers.of(iri)

    def _one(self, table: str, row: Sequence[object]) -> int:
        """The number of a new row; the first column is that number."""
        marks = ", ".join("?" * len(row))
        return int(self._rows.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", row).lastrowid or 0)

    def _many(self, table: str, rows: Iterable[Sequence[object]], width: int) -> None:
        marks = ", ".join("?" * width)
        self._rows.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
