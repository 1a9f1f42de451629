"""Which statements were made at which event.

In      Document, its statements, the events it tells of, the lines that tell of them
Out     MadeAt, in the order of the statements.
Source  docs/events.md: the words that tie a statement to an event, and those that keep it out.
Limits  nobody makes statements where he takes no part, and nothing is made at what is only planned. What is said
        after, before or about an event, to the press or in writing, was not said there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.run import Run
from kg.extract.sides import Sides
from kg.model import ActorClass, EventClass, EventStatus, Mention, Statement
from kg.occasion.line import Line
from kg.occasion.telling import Told

_ON = 3
"""Sentences through which the telling of a call goes on."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What tells of a document's events: its lines by number, and who is on whose side."""

    line: Callable[[int], Line]
    number: Callable[[int], int]
    """The number of the sentence that a character lies in."""
    sides: Sides


def made(statements: Sequence[Statement], events: Sequence[Told], setting: Setting) -> Iterator[tuple[int, str]]:
    """Yield the place of each statement that was made at an event, and the event's slug.

    Raises:
        Nothing.
    """
    held = {e.mention.event for e in events if e.mention.status is EventStatus.HELD}
    here: dict[int, list[Told]] = {}
    for event in events:
        if event.mention.event in held:
            here.setdefault(event.seen.line.number, []).append(event)
    if not here:
        return
    last: tuple[int, Told] | None = None
    every = [event for told in here.values() for event in told]
    for place, statement in enumerate(statements):
        number = setting.number(statement.span.start)
        near = here.get(number, [])
        told = _Telling(statement, number, setting)
        found = [e for e in near if told.by_words(e) or told.to_another(e)]
        if not found and not near and last and number - last[0] <= _ON and told.goes_on(last[1]):
            found = [last[1]]
        found = found or [e for e in every if told.on_its_day(e)]
        if found or near:
            last = (number, [*found, *reversed(near)][0])
        if found:
            yield place, found[0].mention.event


class _Telling:
    """One statement, asked what ties it to an event."""

    def __init__(self, statement: Statement, number: int, setting: Setting) -> None:
        self._statement = statement
        self._number = number
        self._setting = setting

    def by_words(self, event: Told) -> bool:
        """Say whether its own sentence puts it there: `told Y in the call that …`."""
        span, there = self._statement.span, event.mention.span
        inside = any(span.holds(speaker.span) for speaker in self._statement.speakers)
        tied = event.seen.bearing == "at" and (inside or not span.holds(there))
        return tied and self._takes_part(event) and not self._marked("elsewhere")

    def to_another(self, event: Told) -> bool:
        """Say whether somebody passes on what one party told another, where the sentence tells of the event."""
        passed = bool(self._statement.conveyed_by) or event.seen.bearing == "at"
        return passed and self._takes_part(event) and self._addressed(event) and self._fits(event)

    def goes_on(self, event: Told) -> bool:
        """Say whether the telling of a call goes on: one of the callers, in words that somebody passes on."""
        reported = bool(self._statement.conveyed_by) or not self._statement.direct
        called = event.mention.cls is EventClass.CALL and reported and self._is_party(event)
        return called and self._fits(event) and not self._marked("another_time")

    def on_its_day(self, event: Told) -> bool:
        """Say whether one party told it another on the very day."""
        on_day = self._statement.said_on is not None and self._statement.said_on == event.mention.day
        return on_day and self._is_party(event) and self._addressed(event) and self._fits(event)

    def _is_party(self, event: Told) -> bool:
        there = {m.actor for m in event.mention.participants}
        return all(speaker.actor in there for speaker in self._statement.speakers)

    def _takes_part(self, event: Told) -> bool:
        return all(any(self._for(s, p) for p in event.mention.participants) for s in self._statement.speakers)

    def _for(self, speaker: Mention, party: Mention) -> bool:
        """Say whether somebody speaks for a party: himself, one of its delegation, or the state of the one who came."""
        sides, person = self._setting.sides, ActorClass.PERSON
        if speaker.actor == party.actor:
            return True
        if party.cls is person:
            return speaker.cls is not person and speaker.actor in sides.of(party.actor)
        return speaker.cls is person and party.actor in sides.of(speaker.actor)

    def _addressed(self, event: Told) -> bool:
        speakers = {speaker.actor for speaker in self._statement.speakers}
        others = [p for p in event.mention.participants if p.actor not in speakers]
        return any(self._for(target, other) for target in self._statement.targets for other in others)

    def _fits(self, event: Told) -> bool:
        days = {self._statement.said_on, event.mention.day} - {None}
        return len(days) < 2 and not self._marked("elsewhere")

    def _marked(self, section: str) -> bool:
        """Say whether the words around the statement are of a section."""
        line = self._setting.line(self._number)
        first, last = line.place(self._statement.span.start), line.place(self._statement.span.end - 1) + 1
        around = Run(0, first), Run(last, len(line.words))
        return any(line.within(run, section) for run in around)
