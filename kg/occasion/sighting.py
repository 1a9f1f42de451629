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
from kg.model import ActorClass, EventClass, EventStatus, Mention
from kg.occasion.line import Line
from kg.occasion.parties import Parties
from kg.occasion.words import BEARINGS, CLASSES, VERBS

_PHRASE = 6
"""Words between an article or preposition and its noun (`the roughly hour-long call`)."""
_BACK, _AHEAD = 8, 5
"""Words in front of and behind an event that tell whether it is still to come."""
_DATE = 4
"""Words between an event, or the last of its parties, and its day."""
_CLAUSES = frozenset(",;:")
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
    """What stands before it: `at`, `after`, `ahead`, `beside`, or empty."""
    day: date | None
    parties: tuple[Mention, ...]


def sightings(line: Line, parties: Parties, when: Calendar) -> Iterator[Sighting]:
    """Yield what a sentence tells of events.

    Raises:
        Nothing.
    """
    runs = list(_runs(line))
    for run, section in runs:
        verb, cls = section in VERBS, _class(line, run, section)
        found = parties.of(line, run, verb=True, guessed=False) if verb else ()
        lead = _lead(line, run)
        if (verb and len(found) < 2) or line.within(Run(lead - 3, run.first), "never") is not None:
            continue
        definite, bearing = _definite(line, run, lead), _bearing(line, lead)
        if not verb:
            guessed = not definite and (bearing == "at" or cls is not EventClass.MEETING)
            found = parties.of(line, run, verb=False, guessed=guessed)
        found = _sat(cls, found) or found
        if not (found or definite or line.dates):
            continue  # it names no event, and points at none
        status = _status(line, run, lead, bearing)
        written = _written(line, run, found) or (_only(line, run, bearing) if len(runs) == 1 else None)
        day = _day(written, status, when) if written else _before(line, run, when)
        yield Sighting(line, run, cls, _timely(status, day, when), definite, bearing, day, found)


def _timely(status: EventStatus, day: date | None, when: Calendar) -> EventStatus:
    """Return the status that a day makes of another: what was planned for a day gone by is told as held."""
    if day and when.anchor and status is EventStatus.PLANNED and day < when.anchor:
        return EventStatus.HELD
    if day and when.anchor and status is EventStatus.HELD and day > when.anchor:
        return EventStatus.PLANNED
    return status


def _runs(line: Line) -> Iterator[tuple[Run, str]]:
    """Yield the runs that tell of events with the sections they stand in, none inside another."""
    end = 0
    barred = {p for first, size in line.places.longest["not_event"].items() for p in range(first, first + size)}
    for place in sorted({p for name in CLASSES for p in line.places.longest[name]}):
        if place < end or place in barred or place in line.quoted:
            continue
        size, section = max((line.places.longest[name].get(place, 0), name) for name in CLASSES)
        end = place + size
        yield Run(place, end), section


def _class(line: Line, run: Run, section: str) -> EventClass:
    """A meeting of a council is a session."""
    near = line.within(Run(run.first - _PHRASE, run.last + 3), "council") is not None
    return EventClass.COUNCIL_SESSION if near and CLASSES[section] is EventClass.MEETING else CLASSES[section]


def _sat(cls: EventClass, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the bodies whose session or summit it was, if that is what was held: who spoke there is told apart."""
    wide = cls in (EventClass.COUNCIL_SESSION, EventClass.SUMMIT)
    return tuple(m for m in found if wide and m.cls in (ActorClass.INTERNATIONAL_ORGANISATION, ActorClass.BLOC))


def _lead(line: Line, run: Run) -> int:
    """Return where the phrase of an event begins: at its preposition, else at its article, else at itself."""
    for place in range(run.first - 1, max(-1, run.first - _PHRASE - 2), -1):
        if line.words[place] in _BREAKS:
            break
        size = line.size(place, "bearing")
        if size and place + size <= run.first:
            return place
    return run.first


def _bearing(line: Line, lead: int) -> str:
    """Return how what stands around it is placed: at it, after it, before it, or only speaking of it."""
    if line.size(lead - 1, "attending"):
        return ""
    return next((section for section in BEARINGS if line.size(lead, section)), "")


def _definite(line: Line, run: Run, lead: int) -> bool:
    first = lead if lead < run.first else max(0, run.first - _PHRASE)
    if line.within(Run(first, run.first), "indefinite") is not None:
        return False
    stop = next((p for p in range(run.last, run.last + 3) if p >= len(line.words) or line.words[p] in _BREAKS), None)
    behind = Run(run.last, run.last + 3 if stop is None else stop)
    before = line.within(Run(first, run.first), "definite_before")
    return before is not None or line.within(behind, "definite_behind") is not None


def _status(line: Line, run: Run, lead: int, bearing: str) -> EventStatus:
    first = lead if bearing in ("at", "after") else max(0, run.first - _BACK)
    end, stops = min(run.last + _AHEAD, len(line.words)), _BREAKS | line.told.classes["that"].firsts
    behind = next((p for p in range(run.last, end) if line.words[p] in stops), end)
    before = max((p + 1 for p in range(first, run.first) if line.words[p] in _BREAKS), default=first)
    around = (Run(before, run.first), Run(run.last, behind))
    later = next((p for p in range(run.last, len(line.words)) if line.words[p] in _CLAUSES), len(line.words))
    for section, status in (("cancelling", EventStatus.CANCELLED), ("postponing", EventStatus.POSTPONED)):
        if any(line.within(part, section) is not None for part in (around[0], Run(run.last, later))):
            return status
    if any(line.within(part, "planning") is not None for part in around):
        return EventStatus.PLANNED
    future = bearing == "at" and line.within(Run(first - _AHEAD, first), "future") is not None
    purpose = line.within(Run(run.first - 2, run.first), "purpose") is not None
    return EventStatus.PLANNED if bearing == "ahead" or future or purpose else EventStatus.HELD


def _written(line: Line, run: Run, found: tuple[Mention, ...]) -> Written | None:
    """Return the day that is written for an event: close behind it or its parties, else close before it."""
    ends = [n.run.last for n in line.named if n.run.first >= run.last and set(n.mentions) & set(found)]
    for end in (run.last, *ends):
        for written in line.dates:
            if 0 <= written.run.first - end <= _DATE:
                return written
    near = [w for w in line.dates if 0 <= run.first - w.run.last <= _DATE]
    return near[-1] if near and not _BREAKS & set(line.words[near[-1].run.last : run.first]) else None


def _only(line: Line, run: Run, bearing: str) -> Written | None:
    """Return the only day of a sentence: what it tells happened at an event or right after it, or is the event."""
    if len(line.dates) != 1:
        return None
    day = line.dates[0]
    own = run.last <= day.run.first and line.told.saying.isdisjoint(line.words[run.last : day.run.first])
    return day if bearing in ("at", "after") or (own and not bearing) else None


def _before(line: Line, run: Run, when: Calendar) -> date | None:
    """Return the day of an event so many days after which the report is (`a day after he met Y`)."""
    place = line.within(Run(run.first - _BACK, run.first), "days_after")
    if place is None:
        return None
    size = line.size(place, "days_after")
    return when.back(line.told.days_after[line.words[place : place + size]])


def _day(written: Written, status: EventStatus, when: Calendar) -> date | None:
    day = resolve(written, when)
    ahead = status is EventStatus.PLANNED and written.day is None and (written.weekday or 0) >= 0
    return day + timedelta(7) if day and ahead and day != when.anchor else day
