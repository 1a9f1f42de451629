"""What an actor held from when to when, and where it changed its stance.

In      statements of an actor on a topic, as rows
Out     Held; Phase and Change, with quotations.
Source  docs/positions.md: phases are folded by the same function that the rule `positions` derives them with.
Limits  of many phases and changes of one position the latest are told.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from kg.answers.values import Change, Phase, StatementItem
from kg.answers.view import day
from kg.infer import positions

MOST: Final = 20
"""Phases of one position: the latest. So many at most are quoted, and so many changes told."""
HISTORY: Final = 1
"""How many are, unless somebody asks for more or fewer."""
T = TypeVar("T")
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

    def numbers(self, history: int) -> Iterator[int]:
        """Return the statements that are told of, where the latest phases are quoted and the latest changes told.

        Raises:
            Nothing.
        """
        yield from (phase.reports[-1].id for phase in _last(self.phases, history))
        yield from (one.id for change in _last(self.changes, history) for one in (change.before, change.after))


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


def phases(of: Held, quoted: Mapping[int, StatementItem], history: int) -> tuple[Phase, ...]:
    """Return the phases, the latest of them with the latest statement of each.

    Raises:
        KeyError: a statement of `Held.numbers` was not read.
    """
    quoting = {phase.reports[-1].id for phase in _last(of.phases, history)}
    return tuple(
        Phase(
            stance=one.stance,
            first=day(one.first),
            last=day(one.last),
            statements=len(one.reports),
            quotes=(quoted[one.reports[-1].id],) if one.reports[-1].id in quoting else (),
        )
        for one in _last(of.phases, MOST)
    )


def changes(of: Held, quoted: Mapping[int, StatementItem], history: int) -> tuple[Change, ...]:
    """Return the latest changes with their quotations.

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
        for one in _last(of.changes, history)
    )


def _last(of: Sequence[T], number: int) -> Sequence[T]:
    return of[-number:] if number else ()
