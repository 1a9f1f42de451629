"""Who belongs to whom: which actors speak for the same state, and who passes words on for others.

In      Knowledge
Out     answers about sides, offices and spokespersons.
Limits  membership is taken as the curated Turtle gives it, without regard to dates.
"""

from functools import cache, cached_property, lru_cache

from kg.language import LANGUAGES, lexicon
from kg.model import Actor, ActorClass, Knowledge, Mention

_CARRIERS = (ActorClass.STATE, ActorClass.INTERNATIONAL_ORGANISATION, ActorClass.BLOC)
_REMEMBERED = 1 << 14
"""Actors whose sides are remembered: all curated ones, and those nobody curates of the last articles."""


class Sides:
    """Answers who stands on whose side."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._closed = lru_cache(_REMEMBERED)(self._closure)

    def of(self, actor: str) -> frozenset[str]:
        """Return the actor and the states and organisations it belongs to.

        An alliance is not the side of its member states: Russia's counterpart in a sentence is not NATO's every member.

        Raises:
            Nothing.
        """
        return self._closed(actor)

    def owners(self, actor: str) -> tuple[Actor, ...]:
        """Return the states and organisations that an actor belongs to.

        Raises:
            Nothing.
        """
        known = (self._knowledge.actors.get(slug) for slug in sorted(self.of(actor) - {actor}))
        return tuple(owner for owner in known if owner is not None and owner.cls in _CARRIERS)

    def gender(self, actor: str) -> str:
        """Return `male`, `female`, or an empty string where it is not known.

        Raises:
            Nothing.
        """
        known = self._knowledge.actors.get(actor)
        return known.gender if known else ""

    def together(self, one: str, other: str) -> bool:
        """Say whether two actors stand on one side.

        Raises:
            Nothing.
        """
        return not self.of(one).isdisjoint(self.of(other))

    def passes_on(self, mention: Mention, spokeswords: frozenset[str]) -> bool:
        """Say whether an actor is one who hands on words of others: an office, or a spokesperson.

        Raises:
            Nothing.
        """
        if mention.cls in (ActorClass.GOVERNMENT_BODY, ActorClass.GROUP) or mention.actor in self._spokespeople:
            return True
        return _is_spokes(mention.title, spokeswords)

    @cached_property
    def _spokespeople(self) -> frozenset[str]:
        found: set[str] = set()
        for post in self._knowledge.posts.values():
            for language in LANGUAGES:
                words = spokes(language)
                if any(_is_spokes(name, words) for name in post.names.get(language, ())):
                    found.update(tenure.person for tenure in post.holders)
        return frozenset(found)

    @cached_property
    def _belonging(self) -> dict[str, str]:
        """Return the states and organisations by the word for what belongs to them."""
        return {a.belonging: a.slug for a in self._knowledge.actors.values() if a.cls in _CARRIERS}

    def _owner(self, actor: str) -> str:
        """Return whose a minted body or group is by its slug (`senior-ukrainian-officials`), or an empty string."""
        words = actor.split("-")
        runs = ("-".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1))
        return next((self._belonging[run] for run in runs if run in self._belonging), "")

    def _closure(self, actor: str) -> frozenset[str]:
        known = self._knowledge.actors.get(actor)
        if known is None:
            return frozenset({actor, self._owner(actor)}) - {""}
        out = {actor}
        if known.cls in _CARRIERS:
            return frozenset(out)
        for group in known.member_of:
            out |= self.of(group)
        return frozenset(out)


@cache
def spokes(language: str) -> frozenset[str]:
    """Return a language's words for those who speak for others (`press secretary`).

    Raises:
        DataError: a word list cannot be read.
    """
    return frozenset(" ".join(words) for words in lexicon(language).grammar["spokes"])


def _is_spokes(title: str, words: frozenset[str]) -> bool:
    padded = f" {title.lower()} "
    return bool(title) and any(f" {word} " in padded for word in words)
