"""A name as a model gives it → the actor that the article names.

In      Document, its mentions, a name, the sentences it is wanted near
Out     a Mention at a place of the article, or None.
Source  kg.link decides whom words stand for; a name it does not know is minted as it does, from words of a name's form.
Limits  nobody comes in whom the article does not name: the model's word decides among mentions, it makes none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.ground import folded, located
from kg.ground.gate import AHEAD, BACK
from kg.language import Lexicon
from kg.link.gazetteer import Gazetteer
from kg.model import ActorClass, Document, Knowledge, Mention, Span, Token
from kg.names import slug
from kg.segment import words

_LONGEST = 6
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named in a document, and how names are read in its language."""

    doc: Document
    linked: tuple[tuple[Mention, ...], ...]
    """By sentence."""
    lexicon: Lexicon
    gazetteer: Gazetteer
    knowledge: Knowledge

    def who(self, name: str, first: int, last: int) -> Mention | None:
        """Return the mention that a name stands for, the one nearest to some sentences, or None.

        Raises:
            Nothing.
        """
        place = located(self.doc, name, first)
        if place is None:
            actors = self._known(name)
        else:
            tokens = words(self.doc.text, place)
            if self._points(tokens):
                return self._pointed(place)
            mention = self._at(place, tokens)
            if mention is None:
                return self._minted(place, tokens)
            actors = {mention.actor}
        return self._nearest(actors, first, last)

    def _known(self, name: str) -> set[str]:
        """Return whom a name stands for that the text does not print, but may by another name (`Russia`, `Moskow`)."""
        tokens = words(name, Span(0, len(name)))
        sighting = self.gazetteer.at(tokens, 0) if tokens else None
        if sighting is None or sighting.last < len(tokens):
            return set()
        return {entry.slug for entry in sighting.entries if entry.how != "post"}

    def _at(self, place: Span, tokens: tuple[Token, ...]) -> Mention | None:
        """Return the mention that the words of a name are, but for titles: `oposisi Rusia` is not `Rusia`."""
        for mentions in self.linked:
            for mention in mentions:
                span = mention.span
                if span.start >= place.end or span.end <= place.start or mention.how == "adjective":
                    continue
                outside = [t for t in tokens if not (span.start <= t.span.start and t.span.end <= span.end)]
                if all(self._is_title(token) for token in outside):
                    return mention
        return None

    def _is_title(self, token: Token) -> bool:
        word = token.text.lower()
        small = word in self.lexicon.title_part or (word,) in self.lexicon.grammar["article"]
        return small or not word[0].isalnum() or any(word in title for title in self.lexicon.names["title"])

    def _points(self, tokens: tuple[Token, ...]) -> bool:
        sections = ("person_pronoun", "plural_pronoun")
        return len(tokens) == 1 and any((tokens[0].text.lower(),) in self.lexicon.grammar[s] for s in sections)

    def _pointed(self, place: Span) -> Mention | None:
        """Return the person named last before a pronoun, standing where the pronoun stands."""
        number = next(i for i, s in enumerate(self.doc.sentences) if s.span.holds(place))
        for mentions in reversed(self.linked[max(0, number - BACK) : number + 1]):
            for mention in reversed(mentions):
                if mention.cls is ActorClass.PERSON and mention.span.end <= place.start:
                    return Mention(place, mention.actor, mention.cls, mention.name, "", "pronoun")
        return None

    def _minted(self, place: Span, tokens: tuple[Token, ...]) -> Mention | None:
        """Return a person nobody told us of: two capitalised words or more, none of them a title or a group's noun."""
        if not 2 <= len(tokens) <= _LONGEST:
            return None
        particles = self.lexicon.names["name_particle"]
        for token in tokens:
            word = token.text.lower()
            a_name = token.text[0].isupper() or (word,) in particles or token.text in "-.'’"
            if not a_name or word in self.lexicon.not_names or word in self.lexicon.groups or self._is_noun(word):
                return None
        name = folded(place.of(self.doc.text))
        known = self.knowledge.actors.get(slug(name))
        return Mention(place, slug(name), known.cls if known else ActorClass.PERSON, name, "", "minted")

    def _is_noun(self, word: str) -> bool:
        return word in self.lexicon.title_part or (word,) in self.lexicon.names["title"]

    def _nearest(self, actors: set[str], first: int, last: int) -> Mention | None:
        found = [
            mention for mention in self._around(first, last) if mention.actor in actors and mention.how != "adjective"
        ]
        return found[0] if found else None

    def _around(self, first: int, last: int) -> Iterator[Mention]:
        """Yield the mentions of the sentences themselves, then of those before, nearest first, then of those behind."""
        order = [*range(first, last + 1), *range(first - 1, first - BACK - 1, -1), *range(last + 1, last + AHEAD + 1)]
        yield from (m for number in order if 0 <= number < len(self.linked) for m in self.linked[number])
