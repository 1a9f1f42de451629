"""How it stands with a demand over time: open, answered, rejected, partly met, conceded, withdrawn or contested.

In      reports: those that make the demand, and those that answer it or take a stance on it
Out     Assessments, one a period; the same for any order of the reports.
Source  docs/statuses.md has the definitions.
Limits  words, not deeds: a promise concedes, whether or not it is kept. One status for all who make the demand. What
        is asked on an unknown day counts from the first known one; a stance of an unknown day answers nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final, Literal

from kg.infer.linking import ASKING, stands
from kg.infer.parties import HALF_A_YEAR, Asked, Parties, parties, replying
from kg.infer.values import Report
from kg.infer.world import World

Status = Literal["open", "answered", "rejected", "partly-met", "conceded", "withdrawn", "contested"]
_ASKS, _GONE = "asks", "withdraws"
_YES, _PART, _NO = "accepts", "partly-accepts", "rejects"
_DECIDING: Final = frozenset({_YES, _PART, _NO})
_TYPES: Final = _DECIDING | {"denies", "counters", "defers"}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One period of a demand."""

    status: Status
    first: str
    """Empty where no day is known."""
    last: str | None
    """None while it is still so."""
    statements: frozenset[str]
    """Those that made it so or kept it so."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What a report says about the demand."""

    day: str
    sides: frozenset[str]
    sort: str
    """asks, withdraws, or a type of answer."""
    statement: str


@dataclass
class _Standing:
    """How it stands after some words."""

    asking: dict[str, set[_Word]] = field(default_factory=dict)
    words: dict[str, set[_Word]] = field(default_factory=dict)
    """The last deciding words of each side that replied, else its other ones."""
    sorts: dict[str, set[str]] = field(default_factory=dict)
    """What these come to, by side."""
    gone: set[_Word] = field(default_factory=set)

    def take(self, words: Sequence[_Word]) -> None:
        """Go on by one day."""
        asks, gone, said = (_by_side(words, sort) for sort in ({_ASKS}, {_GONE}, _TYPES))
        for side in {*gone} - {*asks}:
            self.gone |= gone[side] if self.asking.pop(side, None) else set()
        for side, one in asks.items():
            self.asking.setdefault(side, set()).update(one)
        for side, one in said.items():
            deciding = {word for word in one if word.sort in _DECIDING}
            if deciding or not any(word.sort in _DECIDING for word in self.words.get(side, ())):
                self.words[side] = deciding or one
                self.sorts[side] = _weighed({word.sort for word in self.words[side]})

    def status(self) -> Status:
        """Return how it stands."""
        if not self.asking:
            return "withdrawn"
        said = set().union(*self.sorts.values())
        yes, part, no = (sort in said for sort in (_YES, _PART, _NO))
        if no:
            return "contested" if yes or part else "rejected"
        if yes or part:
            return "partly-met" if part else "conceded"
        return "answered" if said else "open"

    def rests_on(self, status: Status) -> set[str]:
        """Return the statements from which it follows."""
        if status == "withdrawn":
            words = self.gone
        else:
            words = set().union(*(self.asking if status == "open" else self.words).values())
        return {word.statement for word in words}


def assessed(demand: str, reports: Iterable[Report], world: World) -> list[Assessment]:
    """Return the periods of a demand, the earliest first; none where nobody makes it.

    Raises:
        Nothing.
    """
    given = list(reports)
    asks = [one for one in given if is_ask(demand, one)]
    words = sorted({*_words(demand, asks, given, world)}, key=lambda word: (word.day, word.statement, word.sort))
    return _ended(_periods(words)) if asks else []


def is_ask(demand: str, report: Report) -> bool:
    """Say whether a report makes a demand.

    Raises:
        Nothing.
    """
    return report.kind in ASKING and demand in report.contents and report.stance != "oppose"


# ---------------------------------------------------------------- words


def _words(demand: str, asks: Sequence[Report], reports: Sequence[Report], world: World) -> Iterator[_Word]:
    ends = {ask.statement: parties(ask, world) for ask in asks}
    earliest = min((ask.day for ask in asks if ask.day), default="")
    days = {ask.statement: ask.day or earliest for ask in asks}
    put: dict[Parties, set[str]] = {}
    for ask in asks:
        both = ends[ask.statement]
        day = days[ask.statement]
        put.setdefault(both, set()).add(day)
        yield _Word(day, both.by, _ASKS, ask.statement)
    asked = Asked(put, world)
    for report in reports:
        own = stands(report, world)
        answered = [(name, sort) for name, sort in report.answers if name in ends]
        for name, sort in answered if not own or demand in own else ():
            sides = replying(ends[name], Parties(parties(report, world).by, ends[name].by), world)
            yield _Word(max(report.day, days[name]), sides, sort, report.statement)
        if not answered and report.day and _speaks_to_it(own.get(demand), report):
            yield from _stance(demand, report, asked, world)


def _speaks_to_it(sort: str | None, report: Report) -> bool:
    """Say whether a stance is one on the demand; a denial is where it turns to somebody: “we have no such plan”."""
    return sort in _DECIDING or (sort == "denies" and bool(report.targets))


def _stance(demand: str, report: Report, asked: Asked, world: World) -> Iterator[_Word]:
    """Yield the answer that a stance on the demand is, or that it is taken back."""
    ends, sort = parties(report, world), stands(report, world)[demand]
    sides = asked.replying(report.day, ends)
    if sides:
        yield _Word(report.day, sides, sort, report.statement)
    elif sort == _NO and demand in report.contents:
        own = asked.own(report.day, ends)
        if own:
            yield _Word(report.day, own, _GONE, report.statement)


# ---------------------------------------------------------------- periods


def _periods(words: Sequence[_Word]) -> list[Assessment]:
    standing = _Standing()
    found: list[Assessment] = []
    last = ""
    for day, group in groupby(words, key=lambda word: word.day):
        today = list(group)
        if last and any(word.sort == _ASKS for word in today) and _days(last, day) > HALF_A_YEAR:
            standing = _Standing()
        standing.take(today)
        status = standing.status()
        if found and found[-1].status == status:
            said = {word.statement for word in today if (word.sort == _ASKS) == (status == "open")}
            found[-1] = replace(found[-1], statements=found[-1].statements | said)
        else:
            found.append(Assessment(status, day, None, frozenset(standing.rests_on(status))))
        last = day
    return found


def _ended(periods: Sequence[Assessment]) -> list[Assessment]:
    """Return the periods with their last days: that before the next begins."""
    ended = []
    for one, after in zip(periods, [*periods[1:], None], strict=True):
        ended.append(one if after is None else replace(one, last=max(one.first, _day_before(after.first))))
    return ended


def _by_side(words: Iterable[_Word], sorts: AbstractSet[str]) -> dict[str, set[_Word]]:
    found: dict[str, set[_Word]] = {}
    for word in words:
        for side in word.sides if word.sort in sorts else ():
            found.setdefault(side, set()).add(word)
    return found


def _weighed(sorts: set[str]) -> set[str]:
    """Return what one side says in all: yes to a part and no to the rest is yes to a part."""
    return {_PART} if _PART in sorts else sorts


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
