"""Which statements were made at which event.

In      Document, its statements, the events it tells of, the lines that tell of them
Out     MadeAt, in the order of the statements.
Source  docs/events.md: the words that tie a statement to an event, and those that keep it out.
Limits  nobody makes statements where he takes no part, and nothing is made at what is only planned. What is said
        after, before or about an event, to the press or in writing, was not said there.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.extract.run import Run
from kg.extract.sides import Sides
from kg.model import ActorClass, EventClass, EventStatus, Mention, Sentence, Statement
from kg.occasion.telling import Told
from kg.occasion.words import EventWords

_ON = 3
"""Sentences through which the telling of a call goes on."""

_MANY = 30
"""Events of one document that a statement without words about any is asked about."""
_PLACE = 5
"""Words of a place at the beginning of a sentence, its preposition and comma among them."""

_PASSING = 5
"""Words at the beginning of a sentence in which it says that the one before was said there."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What statements are asked against: the document's sentences, the words of its language, who is on whose side."""

    sentences: Sequence[Sentence]
    words: EventWords
    sides: Sides

    def number(self, offset: int) -> int:
        """Return the number of the sentence that a character lies in.

        Raises:
            Nothing.
        """
        return bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1


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
    days = _Days(event for told in here.values() for event in told)
    for place, statement in enumerate(statements):
        number = setting.number(statement.span.start)
        near = here.get(number, [])
        told = _Telling(statement, number, setting)
        found = [e for e in near if told.by_words(e) or told.to_another(e)]
        found = found or [e for e in here.get(number + 1, ()) if told.passed_on(e)]
        if not found and not near and last and number - last[0] <= _ON and told.goes_on(last[1]):
            found = [last[1]]
        found = found or [e for e in days.of(statement) if told.on_its_day(e) or told.jointly(e)]
        # who speaks after it speaks elsewhere, but what others pass on of it was said there
        there = [e for e in reversed(near) if e.seen.bearing in ("at", "") or statement.conveyed_by]
        if found or there:
            last = (number, [*found, *there][0])
        if found:
            yield place, found[0].mention.event
        elif last and told.is_elsewhere():
            last = None


class _Days:
    """A document's events by their days, so that a statement is asked only about those of its own day."""

    def __init__(self, events: Iterable[Told]) -> None:
        self._every = list({event.mention.event: event for event in events}.values())[:_MANY]
        self._on: dict[date, list[Told]] = {}
        for event in self._every:
            self._on.setdefault(event.mention.day, []).append(event)

    def of(self, statement: Statement) -> list[Told]:
        """Return the events of a statement's day; all of them where the text tells no day."""
        return self._every if statement.said_on is None else self._on.get(statement.said_on, [])


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
        passed = bool(self._statement.conveyed_by)
        return tied and (self._takes_part(event) or self._sat(event)) and (passed or not self._marked("elsewhere"))

    def passed_on(self, event: Told) -> bool:
        """Say whether the next sentence puts it there: `Hal itu disampaikan dalam pertemuan …`."""
        line = event.seen.line
        said = line.within(Run(0, _PASSING), "passing_on")
        tied = event.seen.bearing == "at" and said is not None and said < event.seen.run.first
        return tied and self._takes_part(event) and not self._marked("elsewhere")

    def to_another(self, event: Told) -> bool:
        """Say whether somebody passes on what one party told another, where the sentence tells of the event."""
        passed = bool(self._statement.conveyed_by) or event.seen.bearing == "at"
        return passed and self._takes_part(event) and self._addressed(event) and self._fits(event)

    def goes_on(self, event: Told) -> bool:
        """Say whether the telling of a call goes on: one of the callers, in words that somebody passes on."""
        reported = bool(self._statement.conveyed_by) or not self._statement.direct
        called = event.mention.cls is EventClass.CALL and reported and self._is_party(event)
        sat = event.mention.cls is EventClass.COUNCIL_SESSION and self._sat(event)
        return (called or sat) and self._fits(event) and not self._marked("another_time") and not self._away()

    def on_its_day(self, event: Told) -> bool:
        """Say whether one party told it another on the very day."""
        on_day = self._statement.said_on is not None and self._statement.said_on == event.mention.day
        others = {m.actor for m in event.mention.participants} - {s.actor for s in self._statement.speakers}
        addressed = any(target.actor in others for target in self._statement.targets)
        return on_day and addressed and self._is_party(event) and self._fits(event)

    def jointly(self, event: Told) -> bool:
        """Say whether it is what all who took part said together."""
        there = {m.actor for m in event.mention.participants}
        together = len(there) > 1 and there == {speaker.actor for speaker in self._statement.speakers}
        return together and self._is_party(event) and self._fits(event) and not self._marked("another_time")

    def is_elsewhere(self) -> bool:
        """Say whether its speaker has gone on to the press, or to another day."""
        own = not self._statement.conveyed_by
        return self._away() or (own and (self._marked("elsewhere") or self._marked("another_time")))

    def _away(self) -> bool:
        """Say whether its sentence begins with another place (`In Jerusalem, …`)."""
        words, sentence = self._setting.words.classes["place"], self._setting.sentences[self._number]
        tokens = sentence.tokens
        opens = len(tokens) > _PLACE and words.at(sentence.lower[:_PLACE], 0) > 0
        return opens and tokens[1].text[0].isupper() and any(token.text == "," for token in tokens[2:_PLACE])

    def _is_party(self, event: Told) -> bool:
        there = {m.actor for m in event.mention.participants}
        return all(s.cls is ActorClass.PERSON and s.actor in there for s in self._statement.speakers)

    def _takes_part(self, event: Told) -> bool:
        return all(any(self._for(s, p) for p in event.mention.participants) for s in self._statement.speakers)

    def _sat(self, event: Told) -> bool:
        """Say whether it is somebody's word at a session or summit: not everybody there is told."""
        wide = event.mention.cls in (EventClass.COUNCIL_SESSION, EventClass.SUMMIT)
        return wide and all(speaker.cls is ActorClass.PERSON for speaker in self._statement.speakers)

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
        passed = bool(self._statement.conveyed_by)  # then it is the one who passes it on that speaks to the press
        return len(days) < 2 and (passed or not self._marked("elsewhere"))

    def _marked(self, section: str) -> bool:
        """Say whether the words around the statement are of a section."""
        span, sentence = self._statement.span, self._setting.sentences[self._number]
        words = self._setting.words.classes[section]
        if words.firsts.isdisjoint(sentence.lower):
            return False
        quotes = [q.outer for q in sentence.quotations]
        places = (place for place, word in enumerate(sentence.lower) if word in words.firsts)
        return any(
            words.at(sentence.lower, place)
            for place in places
            if not span.holds(there := sentence.tokens[place].span) and not any(quote.holds(there) for quote in quotes)
        )
