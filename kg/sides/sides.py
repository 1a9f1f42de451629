"""Who speaks for whom on a day: person → post → body → state; and which states an alliance or a camp has.

In      quads of curated knowledge: speaksFor, headOf, postIn, voiceOf, organOf, memberOf, dated org:Membership
Out     Sides.
Source  docs/sides.md; ontology/posts.ttl for terms of office.
Limits  what is not dated there (a spokesperson's term, whom a ministry speaks for) holds on every day. A person of whom
        terms are known speaks only by them. On an unknown day the last term counts. A state speaks for no alliance it
        belongs to, an alliance for none of its members; parliaments, armies and news media speak for themselves.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from pyoxigraph import Quad

from kg.sides.terms import Term, Ties

_RANK: Final = {"State": 0, "InternationalOrganisation": 1, "Bloc": 2, "Organisation": 3, "GovernmentBody": 4}
_LAST: Final = len(_RANK)


class Sides:
    """Who speaks for whom."""

    def __init__(self, ties: Ties) -> None:
        self._ties = ties
        self._voices = cache(self._above)
        self._roots = cache(self._top)
        self._seats = cache(self._seated)
        self._allied = cache(self._with_alliances)

    @classmethod
    def read(cls, quads: Iterable[Quad]) -> "Sides":
        """Return who speaks for whom by these quads.

        Raises:
            Nothing.
        """
        return cls(Ties.read(quads))

    def voices(self, actor: str, day: str) -> frozenset[str]:
        """Return all whose word an actor's word is on a day, itself included; an empty day is an unknown one.

        Raises:
            Nothing.
        """
        return self._voices(actor, day)

    def voices_of_all(self, actors: Iterable[str], day: str) -> frozenset[str]:
        """Return all whose word the word of any of these actors is on a day, themselves included.

        Raises:
            Nothing.
        """
        return frozenset[str]().union(*(self._voices(actor, day) for actor in actors))

    def root(self, actor: str, day: str) -> str:
        """Return the state or organisation for which it speaks in the end; itself where it speaks for nobody else.

        Raises:
            Nothing.
        """
        return self._roots(actor, day)

    def same(self, one: str, other: str, day: str) -> bool:
        """Say whether two actors speak with one voice on a day: for the same in the end, or one for the other.

        Raises:
            Nothing.
        """
        if one == other or self.root(one, day) == self.root(other, day):
            return True
        return other in self.voices(one, day) or one in self.voices(other, day)

    def members(self, bloc: str) -> frozenset[str]:
        """Return the states of an alliance, a union or a camp.

        Raises:
            Nothing.
        """
        return self._ties.members.get(bloc, frozenset())

    def is_bloc(self, actor: str) -> bool:
        """Say whether it is a loose camp without members of its own.

        Raises:
            Nothing.
        """
        return self._ties.classes.get(actor) == "Bloc"

    def camp(self, actor: str, day: str) -> frozenset[str]:
        """Return all it speaks for or is a part of on a day, itself included: also the state of an army or parliament.

        Raises:
            Nothing.
        """
        met = set(self.voices(actor, day))
        todo = list(met)
        while todo:
            one = todo.pop()
            whole = self._ties.parts.get(one, set()) | {term.body for term in self._held(one, day) if term.body}
            above = {voice for part in whole for voice in self.voices(part, day)} - met
            todo += above
            met |= above
        return frozenset(met)

    def seat(self, actor: str, day: str) -> str:
        """Return the state or organisation it speaks for or is a part of in the end: of an army its state.

        Raises:
            Nothing.
        """
        return self._seats(actor, day)

    def alliances(self, state: str) -> frozenset[str]:
        """Return the alliances and unions a state is in that have a voice of their own and are not the world.

        Raises:
            Nothing.
        """
        return self._ties.alliances.get(state, frozenset())

    def is_side(self, actor: str) -> bool:
        """Say whether others speak for it on some day, and it for nobody.

        Raises:
            Nothing.
        """
        return self.voices(actor, "") == {actor} and self.speakers_for(actor, None) != {actor}

    def allied(self, states: frozenset[str]) -> frozenset[str]:
        """Return these states with their alliances and unions.

        Raises:
            Nothing.
        """
        return self._allied(states)

    def speakers_for(self, actor: str, day: str | None) -> frozenset[str]:
        """Return all whose word is an actor's word on a day, itself included; without a day, on some day.

        Raises:
            Nothing.
        """
        met = _reached(actor, self._ties.below)
        return frozenset(met if day is None else (one for one in met if actor in self.voices(one, day)))

    def within(self, house: str) -> frozenset[str]:
        """Return all who on some day speak for a state, an organisation or its members, or are a part of them.

        Raises:
            Nothing.
        """
        states = self.members(house) if any(house in self.alliances(one) for one in self.members(house)) else ()
        return frozenset().union(*(_reached(one, self._ties.inside) for one in (house, *states)))

    # ------------------------------------------------------------ inside

    def _above(self, actor: str, day: str) -> frozenset[str]:
        met = {actor}
        todo = [actor]
        while todo:
            one = todo.pop()
            above = self._ties.always.get(one, set()).union(*(term.voices for term in self._held(one, day)))
            todo += above - met
            met |= above
        return frozenset(met)

    def _held(self, person: str, day: str) -> list[Term]:
        terms = self._ties.terms.get(person, [])
        if not day:
            return _latest(terms)
        return [term for term in terms if term.covers(day) and not self._displaced(term, day)]

    def _displaced(self, term: Term, day: str) -> bool:
        """Say whether somebody else is known to have held that day a post which a term without days gives."""
        if term.is_dated:
            return False
        return any(o.is_dated and o.covers(day) and o.person != term.person for o in self._ties.holders[term.post])

    def _top(self, actor: str, day: str) -> str:
        found = self.voices(actor, day)
        return self._highest([one for one in found if self.voices(one, day) == {one}], actor)

    def _seated(self, actor: str, day: str) -> str:
        return self._highest(self.camp(actor, day), actor)

    def _with_alliances(self, states: frozenset[str]) -> frozenset[str]:
        return states.union(*(self.alliances(one) for one in states))

    def _highest(self, actors: Iterable[str], otherwise: str) -> str:
        rank = self._ties.classes
        return min(actors, key=lambda one: (_RANK.get(rank.get(one, ""), _LAST), one), default=otherwise)


def _reached(actor: str, steps: dict[str, set[str]]) -> set[str]:
    met, todo = {actor}, [actor]
    while todo:
        new = steps.get(todo.pop(), set()) - met
        met |= new
        todo += new
    return met


def _latest(terms: list[Term]) -> list[Term]:
    """Return the terms that run on, or else those that ended last."""
    if not terms:
        return []
    last = max(term.last for term in terms)
    return [term for term in terms if term.last == last]
