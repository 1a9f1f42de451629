"""When, and for whom, something was said: what reports of one act have in common before their words are looked at.

In      the reports of one document, World
Out     Occasion: the sides that spoke and the day; reports of one act share both.
Source  docs/linking.md, “When statements report one act”.
Limits  a day that the text does not tell is that of an event at which the statement was made, of the same side's
        statement beside it, of the document's only dated event, or of publication. Without any, it is empty.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.infer.holders import holders
from kg.infer.values import Report
from kg.infer.world import World
from kg.paths import slug_of

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_BESIDE: Final = 2
"""Statements of one side between which a day carries over."""


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """A side and a day."""

    sides: tuple[str, ...]
    """The states or organisations at the top of its speakers, sorted; several where they spoke as one."""
    day: str


def occasions(reports: Iterable[Report], world: World) -> dict[str, Occasion]:
    """Return the occasion of each statement; statements without a speaker have none.

    Raises:
        Nothing.
    """
    together: dict[tuple[str, tuple[str, ...]], list[Report]] = defaultdict(list)
    for report in reports:
        if report.speakers:
            together[report.document, sides(report, world)].append(report)
    found: dict[str, Occasion] = {}
    for (_, speaking), told in together.items():
        told.sort(key=lambda report: (report.start, report.end, report.statement))
        for place, report in enumerate(told):
            found[report.statement] = Occasion(speaking, _day(told, place))
    return found


def sides(report: Report, world: World) -> tuple[str, ...]:
    """Return for whom the speakers of a report speak in the end.

    Raises:
        Nothing.
    """
    return tuple(sorted({world.sides.root(holder, report.day) for holder in holders(report, world)}))


def _day(told: Sequence[Report], place: int) -> str:
    """Return the day of one of a side's reports in a document, the best told first."""
    report = told[place]
    own = _told(report)
    if own:
        return own
    around = sorted((at for at in range(len(told)) if at != place), key=lambda at: (abs(at - place), at))
    far = next((at for at in around if _told(told[at])), None)
    if far is not None and (abs(far - place) <= _BESIDE or not report.published):
        return _told(told[far])
    return _event_day(report) or report.published or ""


def _told(report: Report) -> str:
    """Return the day of the event at which it was made, else the day that the text gives."""
    return next((day for event in report.events if (day := _named_day(event))), "") or report.said or ""


def _event_day(report: Report) -> str:
    """Return the day of the events that the document speaks of, where it is one day."""
    days = {day for event in report.mentioned if (day := event.day or _named_day(event.event))}
    return next(iter(days)) if len(days) == 1 else ""


def _named_day(event: str) -> str:
    """Return the day with which an event's name begins, or nothing."""
    found = _DAY.match(slug_of(event))
    return found.group() if found else ""
