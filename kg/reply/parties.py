"""Who stands against whom, and to whom a statement is put: the sides of one document's statements.

In      Knowledge
Out     Parties: sides of speakers and targets, and whose side words name.
Source  kg.extract.sides for offices, bodies and states; membership of states in alliances and blocs.
Limits  membership is taken without regard to dates, as extraction takes it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.extract.sides import Sides
from kg.language import LANGUAGES
from kg.model import ActorClass, Knowledge, Mention, Sentence

Side = frozenset[str]
Names = Mapping[str, Sequence[tuple[tuple[str, ...], Side]]]
"""First words of names, in lower case: the words behind each, and whose name it is."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_REMEMBERED = 1 << 14
"""Actors and sides of which is remembered what is known."""
_STATES = (ActorClass.STATE, ActorClass.INTERNATIONAL_ORGANISATION)
_MANY = 40
"""What has more members than that speaks and is spoken to apart from them (the United Nations)."""


class Parties:
    """Answers who is on whose side, and who is named by a word."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._actors = knowledge.actors
        self._around = _close(knowledge)
        members = Counter(group for actor in knowledge.actors.values() for group in actor.member_of)
        self._groups = lru_cache(_REMEMBERED)(self._member_of)
        self._called = lru_cache(_REMEMBERED)(self._words)
        self._whole = lru_cache(_REMEMBERED)(self._names)
        self._of_states = lru_cache(len(LANGUAGES))(self._state_names)
        self._wide = frozenset(group for group, count in members.items() if count > _MANY)
        self._sides = Sides(knowledge)

    def side(self, mentions: Iterable[Mention], told: Mapping[str, Side]) -> Side:
        """Return the actors of some mentions, with the states and organisations they belong to, as known or as told.

        Raises:
            Nothing.
        """
        of = self._sides.of
        sides = [told.get(mention.actor) or of(mention.actor) for mention in mentions]
        return sides[0] if len(sides) == 1 else frozenset().union(*sides)

    def blocs(self, side: Side) -> Side:
        """Return the alliances and blocs that a side's states and organisations are members of.

        Raises:
            Nothing.
        """
        return self._groups(side)

    def _member_of(self, side: Side) -> Side:
        known = (self._actors.get(slug) for slug in side)
        return frozenset(bloc for actor in known if actor for bloc in actor.member_of) - self._wide

    def around(self, topics: Sequence[str]) -> frozenset[str]:
        """Return some topics with those they are parts of, and those close or contrary to them.

        Raises:
            Nothing.
        """
        if not topics:
            return frozenset()
        return frozenset().union(*(self._around.get(topic, frozenset({topic})) for topic in topics))

    def named(self, sides: Iterable[Side], language: str) -> dict[str, Side]:
        """Return the lower-case words by which actors of some sides are called, or what is theirs, with these actors.

        Raises:
            Nothing.
        """
        found: dict[str, Side] = {}
        for slug in frozenset().union(*sides):
            for word in self._called(slug, language):
                found[word] = found.get(word, frozenset()) | {slug}
        return found

    def names(self, sides: Iterable[Side], language: str) -> Names:
        """Return the names of actors of some sides by their first words, each with what stands behind that.

        Raises:
            Nothing.
        """
        found: dict[str, list[tuple[tuple[str, ...], Side]]] = {}
        for slug in sorted(frozenset().union(*sides)):
            for first, *behind in self._whole(slug, language):
                found.setdefault(first, []).append((tuple(behind), self._sides.of(slug)))
        return found

    def of(self, actor: str) -> Side:
        """Return an actor with the states and organisations it belongs to.

        Raises:
            Nothing.
        """
        return self._sides.of(actor)

    def is_new(self, actor: str) -> bool:
        """Say whether nobody curates an actor.

        Raises:
            Nothing.
        """
        return actor not in self._actors

    def is_stateless(self, actor: str) -> bool:
        """Say whether nobody curates an actor, and its name does not tell whose it is.

        Raises:
            Nothing.
        """
        return actor not in self._actors and len(self._sides.of(actor)) == 1

    def named_in(self, actor: str) -> Side:
        """Return the side of the curated actor that a slug names (`senior-hamas-official`), and the actor; or nobody.

        Raises:
            Nothing.
        """
        words = actor.split("-")
        runs = ("-".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1))
        known = next((run for run in runs if run in self._actors), "")
        return self._sides.of(known) | {actor} if known else frozenset()

    def states(self, sentence: Sentence, places: Iterable[int], language: str) -> Iterator[Side]:
        """Yield the states, organisations and blocs that some words of a sentence name, in their order.

        Raises:
            Nothing.
        """
        names, lower = self._of_states(language), sentence.lower
        for place in places:
            if sentence.tokens[place].text[0].isupper():
                yield from begun(names, lower, place)

    def _state_names(self, language: str) -> Names:
        return self.names([self._sides.of(a.slug) for a in self._actors.values() if a.cls in _STATES], language)

    def _words(self, slug: str, language: str) -> tuple[str, ...]:
        return tuple({name[-1] for name in self._names(slug, language) if name[-1].isalnum()})

    def _names(self, slug: str, language: str) -> tuple[tuple[str, ...], ...]:
        """Return what an actor is called, in lower-case words; a person also by the last of them."""
        actor = self._actors.get(slug)
        kinds = (actor.names, actor.metonyms, actor.adjectives) if actor else ()
        called = [name for kind in kinds for key in (language, "") for name in kind.get(key, ())]
        names = {tuple(_WORD.findall(name.lower())) for name in called or [slug.replace("-", " ")]}
        if actor and actor.cls is ActorClass.PERSON:
            names |= {name[-1:] for name in names}
        return tuple(sorted(names))


def begun(names: Names, lower: Sequence[str], place: int) -> Iterator[Side]:
    """Yield whose names begin at a word.

    Raises:
        Nothing.
    """
    for behind, side in names.get(lower[place], ()):
        if tuple(lower[place + 1 : place + 1 + len(behind)]) == behind:
            yield side


def _close(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return each topic with its neighbours, whichever of two names the other."""
    found = {slug: {slug, *topic.broader, *topic.related} for slug, topic in knowledge.topics.items()}
    for slug, topic in knowledge.topics.items():
        for other in (*topic.broader, *topic.related):
            found.setdefault(other, {other}).add(slug)
    return {slug: frozenset(topics) for slug, topics in found.items()}
