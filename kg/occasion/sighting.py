"""Places in a sentence that tell of an event, and what stands there: class, day, parties, whether it took place.

In      Line, Calendar
Out     sightings in the order of the text.
Source  kg/language/*/events.txt.
Limits  what a direct quotation tells is its speaker's; what did not take place (`refused to meet`) is no event.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.calendar import Calendar
from kg.extract.dates import resolve
from kg.extract.run import Run
from kg.extract.written import Written
from kg.model import EventClass, EventStatus, Mention
from kg.occasion.line import Line
from kg.occasion.parties import Parties
from kg.occasion.words import CLASSES, VERBS

_PHRASE = 4
"""Words between an article or preposition and its noun (`the roughly hour-long call`)."""
_BACK, _AHEAD = 8, 5
"""Words in front of and behind an event that tell whether it is still to come."""
_DATE = 4
"""Words between an event, or the last of its parties, and its day."""
_BREAKS = frozenset(',.;:"“”()')


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place that tells of an event."""

    line: Line
    run: Run
    cls: EventClass
    status: EventStatus
    definite: bool
    """Whether its words point back at an event told before (`the call`, `pertemuan itu`)."""
    bearing: str
    """What stands before it: `at`, `around`, or empty."""
    day: date | None
    parties: tuple[Mention, ...]


def sightings(line: Line, parties: Parties, when: Calendar) -> Iterator[Sighting]:
    """Yield what a sentence tells of events.

    Raises:
        Nothing.
    """
    runs = list(_runs(line))
    for run, section in runs:
        verb = section in VERBS
        lead = _lead(line, run)
        if line.within(Run(max(0, lead - 3), run.first), "never"):
            continue
        found = parties.of(line, run, verb=verb)
        if verb and len(found) < 2:
            continue
        bearing = _bearing(line, lead)
        written = _written(line, run, found, alone=len(runs) == 1)
        status = _status(line, run, lead if bearing else max(0, run.first - _BACK))
        day = _day(written, status, when)
        if day and when.anchor and status is EventStatus.PLANNED and day < when.anchor:
            status = EventStatus.HELD
        if day and when.anchor and status is EventStatus.HELD and day > when.anchor:
            status = EventStatus.PLANNED
        cls = _class(line, run, section)
        yield Sighting(line, run, cls, status, _definite(line, run, lead), bearing, day, found)


def _runs(line: Line) -> Iterator[tuple[Run, str]]:
    """Yield the runs that tell of events with the sections they stand in, none inside another."""
    end = 0
    barred = {p for first in line.within(Run(0, len(line.words)), "not_event") for p in _reach(line, first)}
    for place in line.within(Run(0, len(line.words)), *CLASSES):
        if place < end or place in barred:
            continue
        size, section = max((line.size(place, name), name) for name in CLASSES)
        end = place + size
        yield Run(place, end), section


def _reach(line: Line, first: int) -> range:
    return range(first, first + line.size(first, "not_event"))


def _class(line: Line, run: Run, section: str) -> EventClass:
    """A meeting of a council is a session."""
    near = line.within(Run(max(0, run.first - _PHRASE), run.last + 3), "council")
    return EventClass.COUNCIL_SESSION if near and CLASSES[section] is EventClass.MEETING else CLASSES[section]


def _lead(line: Line, run: Run) -> int:
    """Return where the phrase of an event begins: at its preposition, else at its article, else at itself."""
    for place in range(run.first - 1, max(-1, run.first - _PHRASE - 2), -1):
        if line.words[place] in _BREAKS:
            break
        starts = [line.ends_at(place + 1, section) for section in ("at", "around")]
        found = [start for start in starts if start is not None]
        if found:
            return min(found)
    return run.first


def _bearing(line: Line, lead: int) -> str:
    """Return whether what stands around was said at it (`in the call`), or before or after it."""
    return max((line.size(lead, section), section) for section in ("at", "around"))[1] if _leads(line, lead) else ""


def _leads(line: Line, lead: int) -> bool:
    return bool(line.size(lead, "at") or line.size(lead, "around"))


def _definite(line: Line, run: Run, lead: int) -> bool:
    first = max(lead, run.first - _PHRASE)
    if line.within(Run(first, run.first), "indefinite"):
        return False
    return bool(
        line.within(Run(first, run.first), "definite_before")
        or line.within(Run(run.last, min(run.last + 3, len(line.words))), "definite_behind")
    )


def _status(line: Line, run: Run, first: int) -> EventStatus:
    behind = next((p for p in range(run.last, len(line.words)) if line.words[p] in _BREAKS), len(line.words))
    before = max((p + 1 for p in range(first, run.first) if line.words[p] in _BREAKS), default=first)
    around = (Run(before, run.first), Run(run.last, min(behind, run.last + _AHEAD)))
    for section, status in (
        ("cancelling", EventStatus.CANCELLED),
        ("postponing", EventStatus.POSTPONED),
        ("planning", EventStatus.PLANNED),
    ):
        if any(line.within(part, section) for part in around):
            return status
    return EventStatus.HELD


def _written(line: Line, run: Run, found: tuple[Mention, ...], *, alone: bool) -> Written | None:
    """Return the day that is written for an event: close behind it or its parties, else the only one there is."""
    ends = [n.run.last for n in line.named if n.run.first >= run.last and set(n.mentions) & set(found)]
    for end in (run.last, *ends):
        for written in line.dates:
            if 0 <= written.run.first - end <= _DATE:
                return written
    near = [w for w in line.dates if 0 <= run.first - w.run.last <= _DATE]
    if near:
        return near[-1]
    return line.dates[0] if alone and len(line.dates) == 1 else None


def _day(written: Written | None, status: EventStatus, when: Calendar) -> date | None:
    if written is None:
        return None
    day = resolve(written, when)
    ahead = status is not EventStatus.HELD and written.day is None and (written.weekday or 0) >= 0
    return day + timedelta(7) if day and ahead and day != when.anchor else day
