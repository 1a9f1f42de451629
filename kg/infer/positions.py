"""The stance that statements of one day take together, and how days make phases.

In      reports of one holder on one topic
Out     Phase, Change: since when which stance was taken, in which statements, and where it became another.
Source  docs/positions.md, where each rule below is written down with its reason.
Limits  only a stance that a statement takes (cq:stance) counts; a red line, a threat, an accusation, a denial or an
        assertion takes none. Silence ends no phase.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, Generic, Protocol, TypeVar

SUPPORT: Final = "support"
OPPOSE: Final = "oppose"
CONDITIONAL: Final = "conditional"
AMBIGUOUS: Final = "ambiguous"
TAKEN: Final = frozenset({SUPPORT, OPPOSE, CONDITIONAL})
"""Stances of statements that make a position; who is expressly neutral takes none."""


class Stand(Protocol):
    """What is asked of a report here: `kg.infer.values.Report` has it all, and so may a row of an index."""

    @property
    def statement(self) -> str:
        """Return the statement's IRI, or whatever tells it from others."""

    @property
    def stance(self) -> str | None:
        """Return the stance it takes."""

    @property
    def day(self) -> str:
        """Return its day as ISO text; empty if it is not known."""

    @property
    def direct(self) -> bool:
        """Return whether its words are quoted."""

    @property
    def confidence(self) -> float:
        """Return with which confidence it was read."""


S = TypeVar("S", bound=Stand)


@dataclass(frozen=True, slots=True)
class Phase(Generic[S]):
    """A time in which one stance was taken and no other."""

    stance: str
    """support, oppose, conditional or ambiguous."""
    first: str
    last: str
    """First and last day on which it was taken, as ISO texts; both empty where no day is known of any statement."""
    reports: tuple[S, ...]
    """All that take a stance in it, by day."""


@dataclass(frozen=True, slots=True)
class Change(Generic[S]):
    """One phase following another."""

    earlier: Phase[S]
    later: Phase[S]
    before: S
    """Of the last day of the earlier phase, and of the first day of the later one: what shows the change best."""
    after: S

    @property
    def on(self) -> str:
        """Return the first day of the later phase."""
        return self.later.first


def together(stances: Iterable[str | None]) -> str | None:
    """Return the stance that statements of one holder take on one day; None where they take none.

    Raises:
        Nothing.

    >>> together(["support", "oppose", "conditional"]), together(["oppose", "conditional"]), together(["neutral", None])
    ('ambiguous', 'conditional', None)
    """
    taken = TAKEN.intersection(stances)
    if taken >= {SUPPORT, OPPOSE}:
        return AMBIGUOUS
    return CONDITIONAL if CONDITIONAL in taken else next(iter(taken), None)


def phases(reports: Iterable[S]) -> list[Phase[S]]:
    """Return the phases that reports of one holder on one topic make, by day, in whatever order they come.

    Reports without a day have no place in time: they count only where no other takes a stance.

    Raises:
        Nothing.
    """
    taking = sorted((one for one in reports if one.stance in TAKEN), key=lambda one: (one.day, one.statement))
    days = groupby([one for one in taking if one.day] or taking, key=lambda one: one.day)
    runs: list[tuple[str | None, list[S]]] = []
    for _, told in days:
        of_day = list(told)
        stance = together(one.stance for one in of_day)
        if runs and runs[-1][0] == stance:
            runs[-1][1].extend(of_day)
        else:
            runs.append((stance, of_day))
    return [Phase(stance, told[0].day, told[-1].day, tuple(told)) for stance, told in runs if stance]


def changes(found: Iterable[Phase[S]]) -> list[Change[S]]:
    """Return the changes between phases that follow one another.

    Raises:
        Nothing.
    """
    return [
        Change(one, two, _telling(one, two, one.last), _telling(two, one, two.first)) for one, two in pairwise(found)
    ]


def _telling(phase: Phase[S], other: Phase[S], day: str) -> S:
    """The statement of that day which shows best that a phase is not the other one."""
    return min(
        (one for one in phase.reports if one.day == day),
        key=lambda one: (
            one.stance != phase.stance,
            one.stance == other.stance,
            not one.direct,
            -one.confidence,
            one.statement,
        ),
    )
