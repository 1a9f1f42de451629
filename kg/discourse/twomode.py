"""Values of variable 1 tied to values of variable 2.

In      Counts x[i, j, k]
Out     exact weights of (i, j); the statements behind a tie.
Source  DNA manual, chapter 2, affiliation networks; the divisors of `combine` are those of DNA's code, as the manual
        has none.
Limits  a normalised `combine` can be computed, but means nothing: DNA warns of it too.
"""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from kg.discourse.construction import Aggregation, Normalisation
from kg.discourse.entry import Counts
from kg.discourse.matrix import Number, Pair
from kg.model import Stance

_YES, _NO = Stance.SUPPORT.value, Stance.OPPOSE.value
_POSITIVE, _NEGATIVE = 1, 2
"""What `combine` writes; both are 3."""


def weights(counts: Counts, aggregation: Aggregation, normalisation: Normalisation) -> dict[Pair, Number]:
    """Return the weight of each (value of variable 1, value of variable 2) that has a tie.

    Raises:
        Nothing.
    """
    held = {one: _by_value(counts, one) for one in counts}
    worth = _WORTH[aggregation]
    ties = {(one, two): worth(levels) for one, values in held.items() for two, levels in values.items()}
    if normalisation is Normalisation.NO:
        return {pair: weight for pair, weight in ties.items() if weight}
    end = 0 if normalisation is Normalisation.ACTIVITY else 1
    divisors: Counter[str] = Counter()
    for pair in ties:
        levels = held[pair[0]][pair[1]]
        divisors[pair[end]] += 1 if aggregation is Aggregation.COMBINE else sum(levels.values())
    return {pair: Fraction(weight, divisors[pair[end]]) for pair, weight in ties.items() if weight}


def behind(counts: Counts, source: str, target: str) -> list[str]:
    """Return the statements that a tie rests on.

    Raises:
        Nothing.
    """
    return [name for (two, _), found in counts.cells(source).items() if two == target for name in found]


# ------------------------------------------------------------ inside

Levels = Counter[str | None]


def _by_value(counts: Counts, one: str) -> dict[str, Levels]:
    found: dict[str, Levels] = {}
    for (two, stance), statements in counts.cells(one).items():
        found.setdefault(two, Counter())[stance] += len(statements)
    return found


_WORTH: Final[dict[Aggregation, Callable[[Levels], int]]] = {
    Aggregation.IGNORE: lambda levels: sum(levels.values()),
    Aggregation.SUBTRACT: lambda levels: levels[_YES] - levels[_NO],
    Aggregation.COMBINE: lambda levels: _POSITIVE * (levels[_YES] > 0) + _NEGATIVE * (levels[_NO] > 0),
}
