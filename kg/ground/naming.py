"""Whether some words of a document can stand for an actor.

In      Document, Mention, Knowledge
Out     yes or no.
Source  the same names, offices and nouns of groups that kg.link reads by, asked the other way round: not whom the
        words stand for, but whether they can stand for this one.
Limits  a word that points back (`dia`, `blok itu`) stands for whoever was named before it; who that is, is not judged.
"""

from collections.abc import Iterator, Mapping

from kg.language import LANGUAGES, Group, lexicon
from kg.link.gazetteer import Entry, Gazetteer
from kg.link.spelling import CuratedPeople, is_slug_of
from kg.model import Actor, ActorClass, Document, Knowledge, Mention, Span, Token
from kg.segment import words

POINTERS = ("pronoun", "description")
"""How a mention is made by words that name nobody."""


class Naming:
    """Knows which words may stand for whom."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._gazetteer = Gazetteer.of(knowledge)
        self._people = CuratedPeople(knowledge)
        self._groups: Mapping[str, Mapping[str, tuple[Group, ...]]] = {
            language: lexicon(language).groups for language in LANGUAGES
        }

    def names(self, doc: Document, span: Span, mention: Mention) -> bool:
        """Say whether a name of the mention's actor stands in a stretch of text.

        Raises:
            Nothing.
        """
        tokens = words(doc.text, span)
        actor = self._knowledge.actors.get(mention.actor)
        if actor and actor.cls is ActorClass.PERSON and _surnames(actor) & {token.text for token in tokens}:
            return True
        if mention.actor in set(self._meant(doc.article.language, tokens)):
            return True
        if actor is None:
            return _minted(doc, tokens, mention)
        # a full name in another spelling than the curated ones
        return mention.name in span.of(doc.text) and self._people.named(mention.name, "") == mention.actor

    def _meant(self, language: str, tokens: tuple[Token, ...]) -> Iterator[str]:
        """Yield the slugs of all actors that some name, office or group among the tokens may stand for."""
        known: list[str] = []
        for place in range(len(tokens)):
            sighting = self._gazetteer.at(tokens, place)
            for entry in sighting.entries if sighting else ():
                known += self._of(entry)
        yield from known
        nouns = list(self._nouns(language, tokens))
        if nouns:
            states = {state for one in known for state in (one, *self._belongs(one))}
            yield from (group.slug.format(state) for group in nouns for state in states)
            yield from (state for group in nouns if group.slug == "state" for state in states)

    def _of(self, entry: Entry) -> tuple[str, ...]:
        if entry.how != "post":
            return (entry.slug,)
        post = self._knowledge.posts[entry.slug]
        return (post.organisation, *(tenure.person for tenure in post.holders))

    def _belongs(self, slug_: str) -> tuple[str, ...]:
        actor = self._knowledge.actors.get(slug_)
        return actor.member_of if actor else ()

    def _nouns(self, language: str, tokens: tuple[Token, ...]) -> Iterator[Group]:
        groups = self._groups.get(language, {})
        lower = tuple(token.text.lower() for token in tokens)
        for place, word in enumerate(lower):
            yield from (g for g in groups.get(word, ()) if lower[place : place + len(g.words)] == g.words)


def _surnames(actor: Actor) -> set[str]:
    """Return what a person may be called for short; a short name of one word is in the gazetteer."""
    return {name.split()[-1] for names in actor.names.values() for name in names if " " in name.strip()}


def _minted(doc: Document, tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Say whether an actor that nobody curates has its name from the text, and these words are of that name."""
    if not mention.name.split() or not is_slug_of(mention.actor, mention.name):
        return False
    printed = {token.text for token in words(mention.name, Span(0, len(mention.name)))}
    here = printed & {token.text for token in tokens}
    return bool(here) and any(mention.name in " ".join(s.span.of(doc.text).split()) for s in doc.sentences)
