"""The events a document tells of: each sighting finds the event it means.

In      sightings in the order of the text, the curated events, the document's Calendar
Out     Told: a sighting and its event.
Source  what has a day and parties is an event; what has not points at one (`the call`, `pertemuan itu`).
Limits  what names neither day nor parties, and points at nothing told, is no event.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.calendar import Calendar
from kg.model import EventClass, EventMention, EventStatus, ZoneRole
from kg.occasion.known import KnownEvents, is_told, may_be, minted
from kg.occasion.sighting import Sighting

_FAR = 30
"""Events told before or behind some words that these can point at."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sighting and the event it means."""

    seen: Sighting
    mention: EventMention


def told(found: Sequence[Sighting], known: KnownEvents, when: Calendar) -> list[Told]:
    """Return the sightings that mean an event, in the order of the text.

    Raises:
        Nothing.
    """
    own = [_own(seen, known, when) for seen in found]
    events = [_told(*event) if event else None for event in own]
    after = [number for number, event in enumerate(events) if event]
    before: list[Told] = []
    for number, seen in enumerate(found):
        if events[number] is None:
            first = bisect_right(after, number)
            later = [e for n in after[first : first + _FAR] if (e := events[n])]
            other = _same(seen, before[: -_FAR - 1 : -1], later, known)
            if other:
                there = {m.actor for m in other.mention.participants}
                named = tuple(m for m in seen.parties if m.actor in there)
                parties = named if len(named) > 1 else other.mention.participants
                cls = other.mention.cls if seen.cls is EventClass.MEETING else seen.cls
                events[number] = _told(replace(seen, cls=cls, parties=parties), other.mention.event, other.mention.day)
        event = events[number]
        if event:
            before.append(event)
    return _settled([event for event in events if event])


def _settled(events: list[Told]) -> list[Told]:
    """Return the events, a headline telling of each what the text below it tells: headlines have no tense."""
    below: dict[str, set[EventStatus]] = {}
    for event in events:
        if event.seen.line.sentence.role is not ZoneRole.HEADLINE:
            below.setdefault(event.mention.event, set()).add(event.mention.status)
    return [_as_below(event, below.get(event.mention.event, set())) for event in events]


def _as_below(event: Told, below: set[EventStatus]) -> Told:
    headline = event.seen.line.sentence.role is ZoneRole.HEADLINE
    if not headline or not below or event.mention.status in below:
        return event
    return Told(event.seen, replace(event.mention, status=min(below)))


def _own(seen: Sighting, known: KnownEvents, when: Calendar) -> tuple[Sighting, str, date] | None:
    """Return the event that a sighting's own words tell of, and its day; the class is that of the event."""
    meant = known.meant(seen, when)
    if meant:
        cls = EventClass(meant.cls) if meant.cls in set(EventClass) else seen.cls
        there = seen.parties if is_told(seen) else known.taking_part(seen, meant)
        return replace(seen, cls=cls, parties=there), meant.slug, seen.day or meant.day
    if seen.day is None or not is_told(seen):
        return None
    return seen, minted(seen.day, seen.parties, seen.cls), seen.day


def _told(seen: Sighting, slug: str, day: date) -> Told:
    span = seen.line.span(seen.run)
    return Told(seen, EventMention(span, slug, seen.cls, day, seen.parties, seen.status))


def _same(seen: Sighting, before: Sequence[Told], after: Sequence[Told], known: KnownEvents) -> Told | None:
    """Return the event that a sighting without day or parties points at: the last that can be, else a later one."""
    if len(seen.parties) > 1:
        fits = [e for e in (*before, *after) if _agrees(seen, e) and known.same_parties(seen, e.mention.participants)]
        return fits[0] if fits else None
    if seen.definite or seen.day is not None:
        fits = [e for e in before if _agrees(seen, e)]
        return fits[0] if fits else None
    return None


def _agrees(seen: Sighting, other: Told) -> bool:
    """Say whether class, day and status do not speak against one event."""
    one, two = seen, other.mention
    same_day = one.day is None or one.day == two.day
    fits = may_be(one.cls, two.cls) or may_be(two.cls, one.cls)
    ahead = one.status is not EventStatus.HELD and one.day is None and not one.definite
    return fits and same_day and not ahead
