"""Things by any of their names, however they are spelt.

In      the names in an index's rows
Out     Match, best first.
Source  rapidfuzz's likenesses of the whole, of the words in any order and of the best part; words in common.
Limits  letters are compared without case and diacritics; another script is found by names in that script only.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

_CANDIDATES: Final = 4
"""Names looked at for each thing that is wanted: a thing has several that match."""
_WHOLE, _PART = 76.0, 85.0
"""Likeness from which a whole name counts, and from which a part of it does."""
_SHUFFLED, _HELD, _BEGUN, _PARTLY = 0.97, 92.0, 88.0, 0.86
"""What a match is worth: the same words in another order; all words among those of the name; the last one only begun;
a part of the name that is like the words."""
_LETTERS: Final = 5
"""Fewer letters are a part of almost any name."""
_EXACT: Final = 100.0
_NEARLY: Final = 99.0
"""What a match that is not exact may score at most."""


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that goes by a name like the one that was sought."""

    thing: int
    name: str
    """The name that matched, as it is written."""
    score: float
    """0 to 100; 100 for the very name."""


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a thing."""

    thing: int
    kind: str
    name: str
    weight: int
    """Statements that the thing takes part in: of two that match as well, the better known comes first."""


class Names:
    """All names of an index, in memory."""

    def __init__(self, names: Iterable[Named]) -> None:
        by_kind: dict[str, list[Named]] = {}
        for one in names:
            by_kind.setdefault(one.kind, []).append(one)
        self._by_kind = {kind: _OfKind(own) for kind, own in by_kind.items()}

    def like(self, words: str, kinds: Collection[str], limit: int) -> list[Match]:
        """Return the things with a name like these words, best first.

        Raises:
            Nothing.
        """
        best: dict[int, tuple[float, Named]] = {}
        for own in (self._by_kind[kind] for kind in kinds if kind in self._by_kind):
            for place, score in own.like(folded(words), limit * _CANDIDATES):
                one = own.names[place]
                if one.thing not in best or score > best[one.thing][0]:
                    best[one.thing] = score, one
        ranked = sorted(best.values(), key=lambda rank: (-rank[0], -rank[1].weight, rank[1].name))
        return [Match(one.thing, one.name, round(score, 1)) for score, one in ranked[:limit]]


class _OfKind:
    """The names of things of one kind."""

    def __init__(self, names: Sequence[Named]) -> None:
        self.names = names
        self._folded = [folded(one.name) for one in names]
        self._shuffled = [_shuffled(name) for name in self._folded]
        self._holding: dict[str, set[int]] = {}
        for place, name in enumerate(self._folded):
            for word in name.split():
                self._holding.setdefault(word, set()).add(place)
        self._words = sorted(self._holding)

    def like(self, wanted: str, limit: int) -> Iterator[tuple[int, float]]:
        """Return the places of names like this one, each with a score; a place may come several times."""
        if not wanted:
            return
        found = 0
        for place, score in (*self._whole(wanted, limit), *self._held(wanted)):
            found += score >= _PART
            yield place, score
        if found < limit and len(wanted) >= _LETTERS:
            for name, score, place in process.extract(
                wanted, self._folded, scorer=fuzz.partial_ratio, score_cutoff=_PART, limit=limit
            ):
                if len(name) > len(wanted):  # `us` is a part of `russia`, and no name of it
                    yield place, _PARTLY * float(score)

    def _whole(self, wanted: str, limit: int) -> Iterator[tuple[int, float]]:
        for name, score, place in process.extract(
            wanted, self._folded, scorer=fuzz.ratio, score_cutoff=_WHOLE, limit=limit
        ):
            yield place, _EXACT if name == wanted else min(_NEARLY, float(score))
        for _, score, place in process.extract(
            _shuffled(wanted), self._shuffled, scorer=fuzz.ratio, score_cutoff=_WHOLE, limit=limit
        ):
            yield place, _SHUFFLED * float(score)

    def _held(self, wanted: str) -> Iterator[tuple[int, float]]:
        """Names that hold all the words, the last of them perhaps only begun."""
        *before, last = wanted.split()
        holding = [self._holding.get(word, set()) for word in before]
        for at in range(bisect_left(self._words, last), len(self._words)):
            word = self._words[at]
            if not word.startswith(last):
                return
            for place in self._holding[word].intersection(*holding):
                yield place, _HELD if word == last else _BEGUN


def _shuffled(name: str) -> str:
    return " ".join(sorted(name.split()))


def folded(name: str) -> str:
    """Return a name without case, diacritics and doubled blanks.

    Raises:
        Nothing.

    >>> folded("Recep  Tayyip ERDOĞAN")
    'recep tayyip erdogan'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
