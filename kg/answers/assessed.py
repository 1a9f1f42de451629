"""How it stands with demands, and how it stood before.

In      an index, a day, a demand
Out     statuses by demand; Assessment, period by period.
Limits  as of the day of saying; who filters statements by other things gets the status that all of them give.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.answers.items import items
from kg.answers.kept import kept
from kg.answers.values import Assessment, Status
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import Filters

_PERIODS: Final = """SELECT topic, nr, status, first, last FROM assessment
  WHERE coalesce(first, '') <= :day ORDER BY topic, nr"""
_RESTING: Final = """SELECT a.nr, s.id FROM assessment_statement a JOIN statement s ON s.id = a.statement
  WHERE a.topic = ? ORDER BY s.day, s.slug"""
_QUOTES: Final = 3
"""Statements that are told of each period: the latest, which brought it about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a demand."""

    status: Status
    since: date | None


def standing(index: Index, filters: Filters) -> Mapping[int, Standing]:
    """Return how it stood with each demand by the last day that these filters ask for, by the number of the demand.

    Raises:
        Nothing.
    """
    last = min(filter(None, (filters.as_of, filters.until)), default="~")
    return kept(index, ("standing", last), lambda: _standing(index, last))


def assessments(view: View, topic: int) -> tuple[Assessment, ...]:
    """Return how it stood with a demand from when to when, in order of time.

    Raises:
        Nothing.
    """
    resting: defaultdict[int, list[int]] = defaultdict(list)
    for row in view.index.rows(_RESTING, (topic,)):
        resting[row["nr"]].append(row["id"])
    numbers = list(dict.fromkeys(one for own in resting.values() for one in own[-_QUOTES:]))
    told = dict(zip(numbers, items(view, numbers), strict=True))
    return tuple(
        Assessment(
            status=row["status"],
            first=day(row["first"]),
            last=day(row["last"]),
            statements=tuple(told[one] for one in resting[row["nr"]][-_QUOTES:]),
        )
        for row in view.index.rows("SELECT * FROM assessment WHERE topic = ? ORDER BY nr", (topic,))
    )


def _standing(index: Index, last: str) -> Mapping[int, Standing]:
    rows = index.rows(_PERIODS, {"day": last})
    return {row["topic"]: Standing(row["status"], day(row["first"])) for row in rows}
