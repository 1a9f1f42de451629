"""The people and groups a document has named, to be found again by title, side, gender or noun.

In      mentions of people and groups, sentence by sentence
Out     who fits best: named last of those who fit.
Limits  each question is answered in time that does not grow with the number of people named: a text of a thousand names
        would else take the square of its length.
"""

from bisect import insort
from collections.abc import Mapping

from kg.extract.sides import Sides
from kg.model import Mention

_Latest = tuple[int, int, str]
"""In which sentence somebody was named last, how early (negative) he was first, and who."""


class Acquaintance:
    """Who has been named so far."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._people: dict[str, Mention] = {}
        self._titles: dict[str, tuple[frozenset[str], int]] = {}
        """With which words as title a person was named, and in which sentence last."""
        self._entitled: dict[frozenset[str], list[tuple[int, str]]] = {}
        """Who was named with exactly these words so far, and in which sentence; sorted, some outdated."""
        self._introduced: dict[str, int] = {}
        self._of_side: dict[str, _Latest] = {}
        self._of_gender: dict[str, _Latest] = {}
        self._groups: dict[str, Mention] = {}
        """By each ending of the noun."""

    def meet(self, people: Mapping[str, Mention], number: int) -> None:
        """Remember the people a sentence names.

        Raises:
            Nothing.
        """
        for actor, mention in people.items():
            before, _ = self._titles.get(actor, (frozenset[str](), 0))
            title = before | frozenset(mention.title.lower().split())
            self._people[actor] = mention
            self._titles[actor] = title, number
            insort(self._entitled.setdefault(title, []), (number, actor))
            latest = number, -self._introduced.setdefault(actor, len(self._introduced)), actor
            for side in self._sides.of(actor):
                self._of_side[side] = max(latest, self._of_side.get(side, latest))
            gender = self._sides.gender(actor)
            self._of_gender[gender] = max(latest, self._of_gender.get(gender, latest))

    def meet_group(self, group: Mention) -> None:
        """Remember nameless people.

        Raises:
            Nothing.
        """
        noun = group.actor.rpartition("-")[2]
        self._groups.update((noun[start:], group) for start in range(len(noun)))

    def titled(self, words: tuple[str, ...]) -> Mention | None:
        """Return the person named with most of some words as title, of several the one named last; None for none.

        Raises:
            Nothing.
        """
        asked = frozenset(words)
        best: tuple[int, int, str] = (0, 0, "")
        for title in [title for title in self._entitled if not asked.isdisjoint(title)]:
            latest = self._latest(title)
            if latest is not None:
                best = max(best, (len(asked & title), *latest))
        return self._people[best[2]] if best[0] else None

    def _latest(self, title: frozenset[str]) -> tuple[int, str] | None:
        """Return the sentence and the person last named with a title; forget who has another title by now."""
        named = self._entitled[title]
        while named and self._titles[named[-1][1]] != (title, named[-1][0]):
            named.pop()
        if not named:
            del self._entitled[title]
            return None
        return named[-1]

    def of_side(self, body: str) -> Mention | None:
        """Return the person named last who belongs to a body.

        Raises:
            Nothing.
        """
        return self._people[self._of_side[body][2]] if body in self._of_side else None

    def of_gender(self, gender: str) -> Mention | None:
        """Return the person of a gender named last.

        Raises:
            Nothing.
        """
        return self._people[self._of_gender[gender][2]] if gender in self._of_gender else None

    def group(self, noun: str) -> Mention | None:
        """Return the nameless people last named by a noun, or by one that ends like it.

        Raises:
            Nothing.
        """
        return self._groups.get(noun)
