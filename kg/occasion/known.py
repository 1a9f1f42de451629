"""Which curated event is meant, and what an event that nobody curates is called.

In      sightings, Knowledge
Out     slugs of events.
Source  ontology/events.ttl; a slug is made of day, parties and class (`2022-01-21-blinken-lavrov-meeting`).
Limits  a curated event is meant only if the sentence names each of its sides, and nobody of them who was not there.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from kg.extract.calendar import Calendar
from kg.extract.sides import Sides
from kg.model import ActorClass, Event, EventClass, EventStatus, Knowledge, Mention
from kg.occasion.sighting import Sighting

_RECENT: Final = timedelta(days=10)
_CALLED: Final = {
    EventClass.CALL: "call",
    EventClass.MEETING: "meeting",
    EventClass.SUMMIT: "summit",
    EventClass.COUNCIL_SESSION: "session",
}
_MOST = 4
"""Parties that a slug names."""


class KnownEvents:
    """The curated events, to be recognised."""

    def __init__(self, knowledge: Knowledge, sides: Sides, language: str) -> None:
        self._events = sorted(knowledge.events.values(), key=lambda event: (event.day, event.slug))
        self._sides = sides
        self._actors = knowledge.actors
        self._language = language

    def meant(self, seen: Sighting, when: Calendar) -> Event | None:
        """Return the curated event that a sighting means: on its day, else lately, else called by its name.

        Raises:
            Nothing.
        """
        if seen.day is not None:
            day = seen.day
            found = self._fitting(seen, lambda event: event.day <= day <= event.end)
        elif not is_told(seen) or seen.status is not EventStatus.HELD:
            return None
        elif when.anchor is not None:
            anchor = when.anchor
            found = self._fitting(seen, lambda event: timedelta(0) <= anchor - event.day <= _RECENT)[-1:]
        else:
            found = self._fitting(seen, lambda event: self._called(seen, event))
        return found[0] if len(found) == 1 else None

    def _fitting(self, seen: Sighting, timely: Callable[[Event], bool]) -> list[Event]:
        events = (event for event in self._events if timely(event))
        return [event for event in events if may_be(seen.cls, event.cls) and self._fits(seen, event)]

    def taking_part(self, seen: Sighting, event: Event) -> tuple[Mention, ...]:
        """Return whom the sentence of a sighting names of those who took part in an event, or of their sides.

        Raises:
            Nothing.
        """
        named = {m.actor: m for n in seen.line.named for m in n.mentions}
        own = tuple(m for actor, m in named.items() if actor in event.participants)
        sides = (m for actor, m in named.items() if any(self._covers(actor, p, event) for p in event.participants))
        return own or tuple(sides)

    def same_parties(self, seen: Sighting, there: Iterable[Mention]) -> bool:
        """Say whether a sighting names none but those who were there, or their states.

        Raises:
            Nothing.
        """
        people = {m.actor for m in seen.parties if m.cls is ActorClass.PERSON}
        met = {m.actor for m in there}
        if people:
            return people <= met
        return all(any(self._sides.together(m.actor, actor) for actor in met) for m in seen.parties)

    def _fits(self, seen: Sighting, event: Event) -> bool:
        """Say whether the sentence names each side of an event, and as parties none of its sides' other people."""
        named = [m.actor for n in seen.line.named for m in n.mentions]
        told = [m.actor for m in seen.parties] if len(seen.parties) > 1 else named
        sided = all(any(self._covers(actor, party, event) for actor in told) for party in event.participants)
        return sided and not any(self._stranger(m, event) for m in seen.parties)

    def _covers(self, actor: str, party: str, event: Event) -> bool:
        """Say whether somebody named stands for a participant: as one of its side, or as the council it sits in."""
        known = self._actors.get(party)
        sits = event.cls == EventClass.COUNCIL_SESSION and known is not None and actor in known.member_of
        return sits or self._sides.together(actor, party)

    def _stranger(self, party: Mention, event: Event) -> bool:
        """Say whether a party is another than those who were there: another person, or on nobody's side."""
        if party.actor in event.participants:
            return False
        mates = [p for p in event.participants if self._covers(party.actor, p, event)]
        person = party.cls is ActorClass.PERSON
        return not mates or (person and not any(mate in self._sides.of(party.actor) for mate in mates))

    def _called(self, seen: Sighting, event: Event) -> bool:
        """Say whether an event's label holds the very words (`Panggilan video …`), and more than its class alone."""
        words = seen.line.words[seen.run.first : seen.run.last]
        label = [word.lower() for name in event.names.get(self._language, ()) for word in name.split()]
        return len(words) > 1 and all(word in label for word in words)


def may_be(cls: EventClass, known: str) -> bool:
    """Say whether words for one class can tell of an event of another: any meeting may be called talks.

    Raises:
        Nothing.
    """
    return cls is EventClass.MEETING or known == cls or (known == EventClass.MEETING and cls is not EventClass.CALL)


def is_told(seen: Sighting) -> bool:
    """Say whether a sighting tells who took part: two parties, or the body whose session or summit it was.

    Raises:
        Nothing.
    """
    parties = {m.actor: m.cls for m in seen.parties}
    wide = seen.cls in (EventClass.COUNCIL_SESSION, EventClass.SUMMIT)
    sat = wide and bool({ActorClass.INTERNATIONAL_ORGANISATION, ActorClass.BLOC} & set(parties.values()))
    return len(parties) > 1 or sat


def minted(day: date, parties: Iterable[Mention], cls: EventClass) -> str:
    """Return the slug of an event that nobody curates: `2022-01-21-blinken-lavrov-meeting`.

    Raises:
        Nothing.
    """
    names = sorted({_short(party) for party in parties})
    return "-".join([day.isoformat(), *names[:_MOST], _CALLED[cls]])


def _short(party: Mention) -> str:
    return party.actor.rsplit("-", 1)[-1] if party.cls is ActorClass.PERSON else party.actor
