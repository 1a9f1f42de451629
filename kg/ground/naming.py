"""Whether some words of a document can stand for an actor.

In      Document, Mention, Knowledge
Out     yes or no.
Source  kg.link, asked the other way round: not whom the words stand for, but whether they can stand for this one.
Limits  names and offices of curated actors, and names printed in the text, are looked up; for anything else (groups,
        bodies, other spellings) the linker reads the document once more, and what it reads there counts.
        A word that points back (`dia`, `blok itu`) stands for whoever was named before it; who that is, is not judged.
"""

from collections.abc import Iterator

from kg.language import LANGUAGES, lexicon
from kg.link import Linker
from kg.link.gazetteer import Entry, Gazetteer
from kg.link.spelling import is_slug_of
from kg.model import Actor, ActorClass, Document, Knowledge, Mention, Span, Token
from kg.segment import words

POINTERS = ("pronoun", "description")
"""How a mention is made by words that name nobody."""
_Read = tuple[Document, tuple[Mention, ...]]


class Naming:
    """Knows which words may stand for whom; several threads may ask."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._printed = {slug: _printed(actor) for slug, actor in knowledge.actors.items()}
        self._gazetteer = Gazetteer.of(knowledge)
        self._linkers: dict[str, Linker] = {}
        self._last: _Read | None = None

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
        read = self._read(doc)
        return any(m.actor == mention.actor and m.span.start < span.end and span.start < m.span.end for m in read)

    def names_before(self, doc: Document, number: int, mention: Mention) -> bool:
        """Say whether a name of the mention's actor stands in a sentence or before it.

        Raises:
            DataError: a word list of the language cannot be read.
        """
        known = self._printed.get(mention.actor) or (mention.name,)
        for sentence in reversed(doc.sentences[: number + 1]):
            text = sentence.span.of(doc.text)
            if any(name in text for name in known) and self._says(doc, words(doc.text, sentence.span), mention):
                return True
        end = doc.sentences[number].span.end
        return any(m.actor == mention.actor and m.span.start < end for m in self._read(doc))

    def _says(self, doc: Document, tokens: tuple[Token, ...], mention: Mention) -> bool:
        """Say whether the words are, without more ado, of a name or office of the actor."""
        actor = self._knowledge.actors.get(mention.actor)
        if actor is None:
            return _minted(doc, tokens, mention)
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

    def _read(self, doc: Document) -> tuple[Mention, ...]:
        """Return the mentions that the linker finds; those of the last document are remembered."""
        last = self._last
        if last is None or last[0] is not doc:
            language = doc.article.language if doc.article.language in LANGUAGES else LANGUAGES[0]
            linker = self._linkers.get(language) or Linker(self._knowledge, lexicon(language))
            self._linkers[language] = linker
            last = doc, tuple(mention for mentions in linker.link(doc) for mention in mentions)
            self._last = last
        return last[1]


def _printed(actor: Actor) -> frozenset[str]:
    """Return what stands for an actor as it is printed; of a person the last name too."""
    tables = (actor.names, actor.metonyms, actor.adjectives)
    found = {name for table in tables for names in table.values() for name in names}
    if actor.cls is ActorClass.PERSON:
        found |= {name.split()[-1] for name in found if " " in name.strip()}
    return frozenset(found)


def _minted(doc: Document, tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Say whether an actor that nobody curates has its name from the text, and these words are of that name."""
    if not mention.name.split() or not is_slug_of(mention.actor, mention.name):
        return False
    printed = {token.text for token in words(mention.name, Span(0, len(mention.name)))}
    here = printed & {token.text for token in tokens}
    return bool(here) and any(mention.name in " ".join(s.span.of(doc.text).split()) for s in doc.sentences)
