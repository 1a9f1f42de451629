"""What an actor held from when to when, and where it changed its stance.

In      statements of an actor on a topic, as rows
Out     Held; Phase and Change, with quotations.
Source  docs/positions.md: phases are folded by the same function that the rule `positions` derives them with.
Limits  of many phases and changes of one position the latest are told.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.answers.values import Change, Phase, StatementItem
from kg.answers.view import day
from kg.infer import positions

MOST: Final = 20
"""Phases, and changes, of one position: the latest."""
COLUMNS: Final = "s.id, s.slug, s.stance, s.day, s.direct, s.confidence"
"""What is read of the rows ``s`` of statements."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, as far as it makes a phase."""

    id: int
    statement: str
    stance: str | None
    day: str
    direct: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Held:
    """What was held on one topic."""

    phases: tuple[positions.Phase[Said], ...]
    changes: tuple[positions.Change[Said], ...]

    @property
    def current(self) -> str | None:
        """Return the stance of the last phase."""
        return self.phases[-1].stance if self.phases else None

    def numbers(self, quotes: int) -> Iterator[int]:
        """Return the statements that are told of.

        Raises:
            Nothing.
        """
        yield from (one.id for phase in self.phases[-MOST:] for one in _latest(phase, quotes))
        yield from (one.id for change in self.changes[-MOST:] for one in (change.before, change.after))


def held(rows: Iterable[sqlite3.Row]) -> Held:
    """Return what statements of one actor on one topic make.

    Raises:
        Nothing.
    """
    found = positions.phases(
        Said(row["id"], row["slug"], row["stance"], row["day"], bool(row["direct"]), row["confidence"] or 0.0)
        for row in rows
    )
    return Held(tuple(found), tuple(positions.changes(found)))


def phases(of: Held, quoted: Mapping[int, StatementItem], quotes: int) -> tuple[Phase, ...]:
    """Return the phases with their quotations.

    Raises:
        KeyError: a statement of `Held.numbers` was not read.
    """
    return tuple(
        Phase(
            stance=one.stance,
            first=day(one.first),
            last=day(one.last),
            statements=len(one.reports),
            quotes=tuple(quoted[said.id] for said in _latest(one, quotes)),
        )
        for one in of.phases[-MOST:]
    )


def changes(of: Held, quoted: Mapping[int, StatementItem]) -> tuple[Change, ...]:
    """Return the changes with their quotations.

    Raises:
        KeyError: a statement of `Held.numbers` was not read.
    """
    return tuple(
        Change(
            on=day(one.on),
            was=one.earlier.stance,
            became=one.later.stance,
            before=quoted[one.before.id],
            after=quoted[one.after.id],
        )
        for one in of.changes[-MOST:]
    )


def _latest(phase: positions.Phase[Said], quotes: int) -> tuple[Said, ...]:
    """The latest of its statements, the very latest first."""
    return phase.reports[::-1][:quotes]
