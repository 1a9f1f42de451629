"""What a document has said so far, for words that point back: `dia`, `-nya`, `blok itu`, `kedua pemimpin`.

In      the voices and names of one sentence after the other
Out     Memory: who is meant by what points back.
Source  salience: the voice heard last, then the person named last as a subject, then the body named last of the class.
Limits  remembers; the words that point back are found by kg.extract.pointing.
"""

from dataclasses import dataclass, field

from kg.extract.acquaintance import Acquaintance
from kg.extract.disputants import Disputants
from kg.extract.sides import Sides
from kg.extract.view import View
from kg.model import ActorClass, Kind, Mention

_BODIES = (
    ActorClass.INTERNATIONAL_ORGANISATION,
    ActorClass.STATE,
    ActorClass.GOVERNMENT_BODY,
    ActorClass.ORGANISATION,
    ActorClass.GROUP,
)


_SHORT = 3
"""Words of a description that may mean anybody; a longer one means somebody so named before."""
_FRONT = 4
"""Words a phrase before the subject has at most, its comma included."""
_ANSWERED = 4
"""Sentences within which an act answers another without naming whose it was."""


@dataclass(slots=True)
class Memory:
    """Who was heard and named, most recent last."""

    sides: Sides
    """Who belongs to whom, and who is a man or a woman."""
    voice: tuple[Mention, ...] = ()
    """The outermost voice heard last: who is meant by `dia` and `ujarnya`."""
    heard: int = -1
    """In which sentence."""
    person: Mention | None = None
    """The person named last in the place of a subject."""
    people: Acquaintance = field(init=False)
    """All people and groups named so far."""
    opened: tuple[Mention | None, int] = (None, -1)
    """The person with whom a sentence began last, and which sentence."""
    actor: tuple[Mention, ...] = ()
    """Who stood first in the last sentence: whose deeds the next one may point back to."""
    bodies: dict[ActorClass, Mention] = field(default_factory=dict)
    pair: tuple[Mention, ...] = ()
    """The two people named last in one sentence."""
    allied: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    """By their number, the states named last in a row (`Rumania dan Bulgaria`)."""
    disputants: Disputants = field(default_factory=Disputants)
    """The states the text names most."""
    acted: dict[Kind, tuple[tuple[Mention, ...], int]] = field(default_factory=dict)
    """Who did each kind of act last, and in which sentence."""
    aimed: tuple[frozenset[str], tuple[Mention, ...], int] = (frozenset(), (), -9)
    """Who aimed at whom last, and in which sentence."""

    def __post_init__(self) -> None:
        self.people = Acquaintance(self.sides)

    def hear(self, voice: tuple[Mention, ...], number: int) -> None:
        """Remember who spoke, and in which sentence.

        Raises:
            Nothing.
        """
        if voice:
            self.voice = voice
            self.heard = number

    def answer(self, kind: Kind, speakers: tuple[Mention, ...], number: int) -> None:
        """Remember who did an act, for acts that answer it.

        Raises:
            Nothing.
        """
        self.acted[kind] = speakers, number

    def aim(self, speakers: tuple[Mention, ...], targets: tuple[Mention, ...], number: int) -> None:
        """Remember at whom somebody's last act was aimed.

        Raises:
            Nothing.
        """
        if targets:
            self.aimed = (frozenset(m.actor for m in speakers), targets, number)

    def still_aimed(self, speakers: tuple[Mention, ...], number: int, *, within: int) -> tuple[Mention, ...]:
        """Return at whom the same speakers' last act was aimed, at most so many sentences before.

        Raises:
            Nothing.
        """
        who, targets, last = self.aimed
        return targets if number - last <= within and who == {m.actor for m in speakers} else ()

    def answered(self, kind: Kind, number: int) -> tuple[Mention, ...]:
        """Return who did, not long before, what an act of that kind answers: demands are rejected, accusations denied.

        Raises:
            Nothing.
        """
        asked = Kind.DEMAND if kind is Kind.REJECTION else Kind.ACCUSATION
        who, last = self.acted.get(asked, ((), number))
        return who if number - last <= _ANSWERED else ()

    def note(self, view: View) -> None:
        """Remember who a sentence named.

        Raises:
            Nothing.
        """
        people = self._met(view)
        if people:
            self.person = next(iter(people.values()))
            self.people.meet(people, view.number)
        opening = view.seen[0] if view.seen else None
        if opening and len(opening.mentions) == 1 and (opening.run.first == 0 or _fronted(view, opening.run.first)):
            first = opening.mentions[0]
            self.opened = (first, view.number) if first.actor in people else self.opened
        if len(people) >= 2:
            self.pair = tuple(people.values())[:2]
        for row in _rows(view):
            self.allied[len(row)] = row

    def _met(self, view: View) -> dict[str, Mention]:
        """Remember the bodies a sentence named; returns its people."""
        people: dict[str, Mention] = {}
        if view.seen:
            self.actor = view.seen[0].mentions
        for mention in (mention for seen in view.seen for mention in seen.mentions):
            if mention.cls is ActorClass.PERSON and mention.how not in ("pronoun", "description"):
                people.setdefault(mention.actor, mention)
            elif mention.cls in _BODIES:
                self.bodies[mention.cls] = mention
                if mention.cls is ActorClass.STATE and mention.how not in ("pronoun", "description"):
                    self.disputants.name(mention)
                if mention.cls is ActorClass.GROUP:
                    self.people.meet_group(mention)
        return people

    def speaker(self) -> tuple[Mention, ...]:
        """Return whose words go on: the voice heard last, or the person with whom a later sentence began.

        Raises:
            Nothing.
        """
        person = self.opened[0] if self.opened[1] > self.heard else None
        return (person,) if person else self.voice

    def described(self, words: tuple[str, ...], *, sure: bool) -> Mention | None:
        """Return the person a description means: the one last named with most of its words as title, else `dia`.

        Raises:
            Nothing.
        """
        person = self.people.titled(words)
        if person is not None:
            return person
        return self.last_person() if sure or len(words) <= _SHORT else None

    def group(self, noun: str) -> Mention | None:
        """Return the nameless people last named by a noun (`the official` after `a senior Ukrainian official`).

        Raises:
            Nothing.
        """
        return self.people.group(noun)

    def last_body(self) -> Mention | None:
        """Return the body `it` stands for: the voice heard last, if no person, else the body that acted last.

        Raises:
            Nothing.
        """
        heard = next((m for m in self.voice if m.cls is not ActorClass.PERSON), None)
        return heard or next((m for m in self.actor if m.cls is not ActorClass.PERSON), None)

    def holder(self, body: str) -> Mention | None:
        """Return the person named last who belongs to a body: whom an office without a known holder means.

        Raises:
            Nothing.
        """
        return self.people.of_side(body)

    def pronoun(self, gender: str) -> Mention | None:
        """Return the person that `he`, `she` or `dia` stands for: `dia`, or whoever of that gender was named last.

        Raises:
            Nothing.
        """
        last = self.last_person()
        if last is None or not gender or self.sides.gender(last.actor) in ("", gender):
            return last
        return self.people.of_gender(gender)

    def last_person(self) -> Mention | None:
        """Return the person `dia` stands for: the voice heard last, if a person, else the one named last.

        A person with whom a later sentence began takes the voice's place.

        Raises:
            Nothing.
        """
        if self.opened[1] > self.heard:
            return self.opened[0]
        if len(self.voice) == 1 and self.voice[0].cls is ActorClass.PERSON:
            return self.voice[0]
        return self.person


def _fronted(view: View, place: int) -> bool:
    """Say whether only a short phrase and its comma stand before a position (`Sementara itu, Erdogan …`)."""
    return place <= _FRONT and view.words[place - 1] == ","


def _rows(view: View) -> list[tuple[Mention, ...]]:
    """Return the states a sentence names in a row (`Britain, France and Germany`)."""
    rows: list[list[Mention]] = [[]]
    last = 0
    for seen in view.seen:
        mention = seen.mentions[0]
        state = mention.cls is ActorClass.STATE and mention.how in ("name", "metonym")
        between = range(last, seen.run.first)
        if not (rows[-1] and all(view.words[place] == "," or view.is_in(place, "and") for place in between)):
            rows.append([])
        rows[-1] += [mention] if state and mention.actor not in {m.actor for m in rows[-1]} else []
        last = seen.run.last if state else last
    return [tuple(row) for row in rows if len(row) > 1]
