"""Things by any of their names, however they are spelt.

In      the names in an index's rows
Out     Match, best first.
Source  rapidfuzz's weighted ratio: edit distance of the whole, of the parts and of the words in any order.
Limits  letters are compared without case and diacritics; another script is found by names in that script only.
"""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

_WORST: Final = 76.0
"""Below this score two names have little in common."""
_CANDIDATES: Final = 4
"""Names looked at for each thing that is wanted: a thing has several that match."""
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
        self._by_kind: dict[str, list[Named]] = {}
        for one in names:
            self._by_kind.setdefault(one.kind, []).append(one)
        self._folded = {kind: [folded(one.name) for one in own] for kind, own in self._by_kind.items()}

    def like(self, words: str, kinds: Collection[str], limit: int) -> list[Match]:
        """Return the things with a name like these words, best first.

        Raises:
            Nothing.
        """
        wanted = folded(words)
        best: dict[int, tuple[float, int, Named]] = {}
        for kind in kinds:
            own = self._by_kind.get(kind, [])
            found = process.extract(
                wanted, self._folded.get(kind, []), scorer=_likeness, score_cutoff=_WORST, limit=limit * _CANDIDATES
            )
            for _, score, place in found:
                one = own[place]
                rank = (float(score), one.weight, one)
                if one.thing not in best or rank[0] > best[one.thing][0]:
                    best[one.thing] = rank
        ranked = sorted(best.values(), key=lambda rank: (-rank[0], -rank[1], rank[2].name))
        return [Match(one.thing, one.name, round(score, 1)) for score, _, one in ranked[:limit]]


def folded(name: str) -> str:
    """Return a name without case, diacritics and doubled blanks.

    Raises:
        Nothing.

    >>> folded("Recep  Tayyip ERDOĞAN")
    'recep tayyip erdogan'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    if one == other:
        return _EXACT
    return min(_NEARLY, fuzz.WRatio(one, other, score_cutoff=score_cutoff))
