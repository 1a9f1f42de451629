"""Values of variable 1 tied to each other by the values of variable 2 that they share.

In      Counts x[i, j, k]
Out     exact weights of pairs {i, i'}; the statements behind a pair.
Source  DNA manual, chapter 2, equations of congruence, conflict, subtract, ignore, average activity, Jaccard and cosine
        (binary qualifier).
Limits  the diagonal is empty, as in DNA. Time and memory grow with the pairs that share something, not with all pairs.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import Final

from kg.discourse.construction import Aggregation, Normalisation
from kg.discourse.entry import Counts
from kg.discourse.matrix import Number, Pair
from kg.model import Stance

_YES, _NO = Stance.SUPPORT.value, Stance.OPPOSE.value
Levels = dict[str | None, dict[str, int]]
"""Of one value of variable 2: how often each value of variable 1 has it, by stance."""


def weights(counts: Counts, aggregation: Aggregation, normalisation: Normalisation) -> dict[Pair, Number]:
    """Return the weight of each pair that has a tie.

    Raises:
        Nothing.
    """
    found: dict[Pair, int] = {}
    for levels in counts.by_column().values():
        if aggregation is Aggregation.CONFLICT:
            _across(found, levels.get(_YES, {}), levels.get(_NO, {}))
        else:
            for factors in _FACTORS[aggregation](levels):
                _within(found, factors)
    ties = {pair: weight for pair, weight in found.items() if weight}
    if normalisation is Normalisation.NO:
        return {**ties}
    divisor = _DIVISORS[normalisation](counts)
    return {pair: Fraction(weight) / divisor(*pair) for pair, weight in ties.items()}


def behind(counts: Counts, aggregation: Aggregation, source: str, target: str) -> list[str]:
    """Return the statements of both sides that a tie rests on.

    Raises:
        Nothing.
    """
    ours, theirs = counts.cells(source), counts.cells(target)
    found = []
    for (two, stance), statements in ours.items():
        for (other, against), answers in theirs.items():
            is_matched = _MATCHED[aggregation](stance == against)
            if two == other and is_matched:
                found += [*statements, *answers]
    return found


# ------------------------------------------------------------ inside

_MATCHED: Final[dict[Aggregation, Callable[[bool], bool]]] = {
    Aggregation.IGNORE: lambda same: True,
    Aggregation.SUBTRACT: lambda same: True,
    Aggregation.CONGRUENCE: lambda same: same,
    Aggregation.CONFLICT: lambda same: not same,
}


def _within(found: dict[Pair, int], factors: dict[str, int]) -> None:
    """Add the product of each two of these numbers to the weight of the two that have them."""
    for (one, factor), (other, times) in combinations(sorted(factors.items()), 2):
        pair = one, other
        found[pair] = found.get(pair, 0) + factor * times


def _across(found: dict[Pair, int], factors: dict[str, int], others: dict[str, int]) -> None:
    for one, factor in factors.items():
        for other, times in others.items():
            if one != other:
                pair = (one, other) if one < other else (other, one)
                found[pair] = found.get(pair, 0) + factor * times


def _summed(levels: Levels) -> Iterator[dict[str, int]]:
    total: dict[str, int] = {}
    for level in levels.values():
        for one, count in level.items():
            total[one] = total.get(one, 0) + count
    yield total


def _balance(levels: Levels) -> Iterator[dict[str, int]]:
    """Supporting less opposing: the product of two balances is their congruence less their conflict."""
    yes, no = levels.get(_YES, {}), levels.get(_NO, {})
    yield {one: yes.get(one, 0) - no.get(one, 0) for one in {**yes, **no}}


_FACTORS: Final[dict[Aggregation, Callable[[Levels], Iterator[dict[str, int]]]]] = {
    Aggregation.IGNORE: _summed,
    Aggregation.CONGRUENCE: lambda levels: iter(levels.values()),
    Aggregation.SUBTRACT: _balance,
}

Divisor = Callable[[str, str], Fraction]


def _average(counts: Counts) -> Divisor:
    activity = {one: counts.activity(one) for one in counts}
    return lambda one, other: Fraction(activity[one] + activity[other], 2)


def _cosine(counts: Counts) -> Divisor:
    """As DNA has it: the product of both activities, not of both lengths."""
    activity = {one: counts.activity(one) for one in counts}
    return lambda one, other: Fraction(activity[one] * activity[other])


def _jaccard(counts: Counts) -> Divisor:
    sizes = {one: {cell: len(found) for cell, found in counts.cells(one).items()} for one in counts}
    activity = {one: sum(cells.values()) for one, cells in sizes.items()}

    def divisor(one: str, other: str) -> Fraction:
        ours, theirs = sizes[one], sizes[other]
        shared = ours.keys() & theirs.keys()
        alone = activity[one] - sum(ours[cell] for cell in shared)
        apart = activity[other] - sum(theirs[cell] for cell in shared)
        return Fraction(alone + apart + sum(ours[cell] * theirs[cell] for cell in shared))

    return divisor


_DIVISORS: Final[dict[Normalisation, Callable[[Counts], Divisor]]] = {
    Normalisation.AVERAGE: _average,
    Normalisation.COSINE: _cosine,
    Normalisation.JACCARD: _jaccard,
}
