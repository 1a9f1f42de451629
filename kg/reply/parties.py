"""Who stands against whom, and to whom a statement is put: the sides of one document's statements.

In      Knowledge
Out     Parties: sides of speakers and targets, and the words that name a side.
Source  kg.extract.sides for offices, bodies and states; membership of states in alliances and blocs.
Limits  membership is taken without regard to dates, as extraction takes it.
"""

from collections.abc import Iterable

from kg.extract.sides import Sides
from kg.model import Knowledge, Mention

Side = frozenset[str]


class Parties:
    """Answers who is on whose side, and who is named by a word."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._actors = knowledge.actors
        self._sides = Sides(knowledge)

    def side(self, mentions: Iterable[Mention]) -> Side:
        """Return the actors of some mentions, with the states and organisations they belong to.

        Raises:
            Nothing.
        """
        return frozenset().union(*(self._sides.of(mention.actor) for mention in mentions))

    def blocs(self, side: Side) -> Side:
        """Return the alliances and blocs that a side's states and organisations are members of.

        Raises:
            Nothing.
        """
        known = (self._actors.get(slug) for slug in side)
        return frozenset(bloc for actor in known if actor for bloc in actor.member_of)

    def named(self, side: Side, language: str) -> frozenset[str]:
        """Return the lower-case words by which a side's actors are called, and the words for what is theirs.

        Raises:
            Nothing.
        """
        words: set[str] = set()
        for actor in (self._actors[slug] for slug in side if slug in self._actors):
            for names in (actor.names, actor.metonyms, actor.adjectives):
                for name in (*names.get(language, ()), *names.get("", ())):
                    words.add(name.lower().split()[-1])
        for slug in side - self._actors.keys():
            words.add(slug.rsplit("-", 1)[-1])
        return frozenset(word for word in words if len(word) > 1)
