"""Who stands against whom, and to whom a statement is put: the sides of one document's statements.

In      Knowledge
Out     Parties: sides of speakers and targets, and whose side words name.
Source  kg.extract.sides for offices, bodies and states; membership of states in alliances and blocs.
Limits  membership is taken without regard to dates, as extraction takes it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.extract.sides import Sides
from kg.model import Knowledge, Mention

Side = frozenset[str]
_REMEMBERED = 1 << 14
"""Actors and sides of which is remembered what is known."""
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
        self._wide = frozenset(group for group, count in members.items() if count > _MANY)
        self._sides = Sides(knowledge)

    def side(self, mentions: Iterable[Mention]) -> Side:
        """Return the actors of some mentions, with the states and organisations they belong to.

        Raises:
            Nothing.
        """
        of = self._sides.of
        sides = [of(mention.actor) for mention in mentions]
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

    def _words(self, slug: str, language: str) -> tuple[str, ...]:
        actor = self._actors.get(slug)
        kinds = (actor.names, actor.metonyms, actor.adjectives) if actor else ()
        called = [name for kind in kinds for key in (language, "") for name in kind.get(key, ())]
        return tuple({name.lower().split()[-1] for name in called or [slug.replace("-", " ")]})


def _close(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return each topic with its neighbours, whichever of two names the other."""
    found = {slug: {slug, *topic.broader, *topic.related} for slug, topic in knowledge.topics.items()}
    for slug, topic in knowledge.topics.items():
        for other in (*topic.broader, *topic.related):
            found.setdefault(other, {other}).add(slug)
    return {slug: frozenset(topics) for slug, topics in found.items()}
