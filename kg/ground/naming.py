"""Whether some words of a document can stand for an actor.

In      Document, Mention, Knowledge
Out     yes or no.
Source  kg.link, asked the other way round: not whom the words stand for, but whether they can stand for this one.
Limits  names and offices of curated actors, and names printed in the text, are looked up; for anything else (groups,
        bodies, other spellings) the linker reads the document once more, and what it reads there counts.
        A word that points back (`dia`, `blok itu`) stands for whoever was named before it; who that is, is not judged.
"""

from collections.abc import Iterator

from kg.ground.reading import Linked, Reading
from kg.language import LANGUAGES, lexicon
from kg.link import Linker
from kg.link.gazetteer import Entry, Gazetteer
from kg.link.spelling import is_slug_of
from kg.model import Actor, ActorClass, Document, Knowledge, Mention, Sentence, Span, Token
from kg.segment import words

POINTERS = ("pronoun", "description")
"""How a mention is made by words that name nobody."""


class Naming:
    """Knows which words may stand for whom; several threads may ask."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._printed = {slug: _printed(actor) for slug, actor in knowledge.actors.items()}
        self._gazetteer = Gazetteer.of(knowledge)
        self._linkers: dict[str, Linker] = {}
        self._last: Reading | None = None

    def names(self, doc: Document, span: Span, mention: Mention) -> bool:
        """Say whether a name of the mention's actor stands in a stretch of text.

        Raises:
            DataError: a word list of the language cannot be read.
        """
        text = span.of(doc.text)
        if text in self._printed.get(mention.actor, ()):
            return True
        tokens = words(doc.text, span)
        if self._says(doc, tokens, mention):
            return True
        near = self._linked(doc).near(span)
        return any(m.actor == mention.actor and m.span.start < span.end and span.start < m.span.end for m in near)

    def names_before(self, doc: Document, number: int, mention: Mention) -> bool:
        """Say whether a name of the mention's actor stands in a sentence or before it.

        Raises:
            DataError: a word list of the language cannot be read.
        """
        known = self._printed.get(mention.actor) or (mention.name,)

        def tells(sentence: Sentence) -> bool:
            text = sentence.span.of(doc.text)
            return any(name in text for name in known) and self._says(doc, sentence.tokens, mention)

        if self._reading(doc).tells_before((mention.actor, mention.name), number, tells):
            return True
        return self._linked(doc).first(mention.actor) < doc.sentences[number].span.end

    def _says(self, doc: Document, tokens: tuple[Token, ...], mention: Mention) -> bool:
        """Say whether the words are, without more ado, of a name or office of the actor."""
        actor = self._knowledge.actors.get(mention.actor)
        if actor is None:
            return self._minted(doc, tokens, mention)
        known = self._printed[mention.actor]
        return any(token.text in known for token in tokens) or mention.actor in self._meant(tokens)

    def _meant(self, tokens: tuple[Token, ...]) -> Iterator[str]:
        """Yield the slugs of all actors that some name or office among the tokens may stand for."""
        for sighting in self._gazetteer.sightings(tokens, [token.text.lower() for token in tokens]):
            for entry in sighting.entries:
                yield from self._of(entry)

    def _of(self, entry: Entry) -> tuple[str, ...]:
        if entry.how != "post":
            return (entry.slug,)
        post = self._knowledge.posts[entry.slug]
        return (post.organisation, *(tenure.person for tenure in post.holders))

    def _minted(self, doc: Document, tokens: tuple[Token, ...], mention: Mention) -> bool:
        """Say whether an actor that nobody curates has its name from the text, and these words are of that name."""
        if not mention.name.split() or not is_slug_of(mention.actor, mention.name):
            return False
        own = {token.text for token in words(mention.name, Span(0, len(mention.name)))}
        here = not own.isdisjoint(token.text for token in tokens)
        return here and self._reading(doc).prints(mention.name, tokens[0].span.start)

    def _reading(self, doc: Document) -> Reading:
        """Return what is remembered of a document; of the one before nothing is."""
        last = self._last
        if last is None or last.doc is not doc:
            last = self._last = Reading(doc)
        return last

    def _linked(self, doc: Document) -> Linked:
        """Return the mentions that the linker finds; it is asked once a document."""
        reading = self._reading(doc)
        if reading.linked is None:
            language = doc.article.language if doc.article.language in LANGUAGES else LANGUAGES[0]
            linker = self._linkers.get(language) or Linker(self._knowledge, lexicon(language))
            self._linkers[language] = linker
            reading.linked = Linked(doc, linker.link(doc))
        return reading.linked


def _printed(actor: Actor) -> frozenset[str]:
    """Return what stands for an actor as it is printed; of a person the last name too."""
    tables = (actor.names, actor.metonyms, actor.adjectives)
    found = {name for table in tables for names in table.values() for name in names}
    if actor.cls is ActorClass.PERSON:
        found |= {name.split()[-1] for name in found if " " in name.strip()}
    return frozenset(found)
