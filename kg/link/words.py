"""What the steps of linking hand to each other.

In      nothing
Out     Found: a run of tokens that stands for an actor; Local: what a document has taught so far; where a name ends.
Limits  lives inside kg.link only.
"""

from dataclasses import dataclass

from kg.language import Lexicon
from kg.model import ActorClass, Sentence, Token

LONGEST_NAME = 8
"""Tokens of a full name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A run of tokens [first, last) that stands for an actor."""

    first: int
    last: int
    actor: str
    cls: ActorClass
    name: str
    title: str
    how: str
    name_first: int = -1
    """Where the bare name starts, if a title stands before it."""


@dataclass(slots=True)
class Local:
    """What the document has taught so far: who was seen, and the people it introduced by their surname."""

    document: str
    """Its id."""
    seen: set[str]
    surnames: dict[str, tuple[str, str]]
    """Last name → (actor, full name)."""
    people: dict[tuple[str, ...], tuple[str, str]]
    """Words of the full name of somebody nobody curates → (actor, full name)."""
    firsts: dict[str, tuple[str, str]]
    """First word of a full name → (actor, full name): many peoples put the family's name first, some have no other."""
    bodies: dict[str, tuple[str, ActorClass, str]]
    """Short name → (actor, class, full name) of a body that the document introduced with it."""

    def again(self, sentence: Sentence, place: int) -> tuple[int, str, str] | None:
        """Return where the name of somebody introduced before ends, who he is and his full name; None for no such name.

        Raises:
            Nothing.
        """
        texts = tuple(token.text for token in sentence.tokens[place : place + LONGEST_NAME])
        for size in range(len(texts), 1, -1) if self.people else ():
            if texts[:size] in self.people:
                return place + size, *self.people[texts[:size]]
        return (place + 1, *self.surnames[texts[0]]) if texts[0] in self.surnames else None

    def by_first(self, sentence: Sentence, place: int) -> tuple[int, str, str] | None:
        """Return the same where only the first word of a full name stands; None if two people introduced share it.

        Raises:
            Nothing.
        """
        known = self.firsts.get(sentence.tokens[place].text)
        alone = place + 1 == len(sentence.tokens) or not is_name_word(sentence.tokens[place + 1])
        return (place + 1, *known) if known and known[0] and alone else None

    def meet(self, item: Found) -> None:
        """Remember an actor; a person's last name alone is that person from now on, unless it is another's.

        Raises:
            Nothing.
        """
        self.seen.add(item.actor)
        words = item.name.split()
        if item.cls is not ActorClass.PERSON or len(words) < 2:
            return
        if item.how == "name":
            self.surnames.setdefault(words[-1], (item.actor, item.name))
        of_words = item.how in ("name", "minted")
        if of_words and self.firsts.setdefault(words[0], (item.actor, item.name))[0] != item.actor:
            self.firsts[words[0]] = ("", "")


def is_name_word(token: Token) -> bool:
    """Say whether a token looks like part of a proper name.

    Raises:
        Nothing.
    """
    first = token.text[0]
    return first.isupper() and first.isalpha()


def name_end(sentence: Sentence, place: int, stops: set[int], lexicon: Lexicon) -> int:
    """Return the end of a run of capitalised words (and particles such as `bin`), at most six.

    Raises:
        Nothing.
    """
    tokens, particles = sentence.tokens, lexicon.names["name_particle"]
    last = place + 1
    while last < len(tokens) and last - place < 6 and last not in stops:
        word = tokens[last].text
        joined = word == "-" and last + 1 < len(tokens) and tokens[last + 1].span.start == tokens[last].span.end
        particle = (word.lower(),) in particles
        capital = is_name_word(tokens[last]) and word.lower() not in lexicon.not_names
        if not (capital or joined or particle):
            break
        last += 1
    while last - place > 1 and (tokens[last - 1].text == "-" or (sentence.lower[last - 1],) in particles):
        last -= 1
    if last < len(tokens) and tokens[last - 1].text.isupper() and len(tokens[last - 1].text) == 1:
        return last
    # `Shin Won-sik`: the part behind a hyphen may be in small letters
    if last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last].span.start == tokens[last - 1].span.end:
        return last + 2
    return last
