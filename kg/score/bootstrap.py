"""How far figures would move with other articles: 95 % intervals by resampling.

In      the outcomes of every article, Measures
Out     a Figure a measure: its counts, and an interval about each of its numbers.
Source  Efron's percentile bootstrap, 2,000 times; units are whole articles, since statements of one article go wrong
        together.
Limits  below five articles there is too little to draw from, and single statements are drawn instead: such intervals
        say nothing of other articles. Seeded: the same outcomes give the same intervals.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import quantiles
from typing import TypeVar

from kg.score.measures import NOTHING, Counts, Measure
from kg.score.values import Outcome, Sheet

Sample = TypeVar("Sample")

TIMES = 2000
ENOUGH_ARTICLES = 5
SEED = 20211207
_BITS = 40
_MASK = (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Interval:
    """Where 95 % of the resampled values lie."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: its counts, and how sure its numbers are. None where it never came up."""

    measure: Measure
    counts: Counts
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


@dataclass(frozen=True, slots=True)
class Resampled:
    """What was drawn, and how often."""

    unit: str
    """articles, or statements where articles are too few."""
    units: int
    times: int


def figures(sheets: Sequence[Sheet], measures: Sequence[Measure], aside: Sequence[Counts]) -> tuple[Figure, ...]:
    """Return a figure a measure; ``aside`` are counts, one a measure, that are added but not drawn from.

    Raises:
        Nothing.
    """
    packed = [_packed(unit, measures) for unit in _units(sheets)]
    extra = _pack(aside)
    draw = Random(SEED)  # noqa: S311 - for drawing samples, not for secrets
    samples = [extra + sum(draw.choices(packed, k=len(packed))) for _ in range(TIMES)] if packed else []
    total = extra + sum(packed)
    return tuple(
        _figure(measure, _unpack(total, place), [_unpack(sample, place) for sample in samples])
        for place, measure in enumerate(measures)
    )


def resampled(sheets: Sequence[Sheet]) -> Resampled:
    """Return what `figures` draws from.

    Raises:
        Nothing.
    """
    unit = "articles" if len(sheets) >= ENOUGH_ARTICLES else "statements"
    return Resampled(unit, len(_units(sheets)), TIMES)


def summed(outcomes: Sequence[Outcome], measure: Measure) -> Counts:
    """Return the counts of a measure over some outcomes.

    Raises:
        Nothing.
    """
    each = [measure.count(outcome) for outcome in outcomes]
    return Counts(sum(c.right for c in each), sum(c.found for c in each), sum(c.gold for c in each))


def _units(sheets: Sequence[Sheet]) -> list[Sequence[Outcome]]:
    if len(sheets) >= ENOUGH_ARTICLES:
        return [sheet.outcomes for sheet in sheets]
    return [[outcome] for sheet in sheets for outcome in sheet.outcomes]


def _packed(unit: Sequence[Outcome], measures: Sequence[Measure]) -> int:
    return _pack([summed(unit, measure) for measure in measures])


def _pack(counts: Sequence[Counts]) -> int:
    """All counts side by side in one number, so that adding two numbers adds all counts: quick without a library."""
    return sum(value << _BITS * place for place, value in enumerate(value for each in counts for value in each))


def _unpack(packed: int, place: int) -> Counts:
    return Counts(*(packed >> _BITS * (3 * place + i) & _MASK for i in range(3)))


def _figure(measure: Measure, counts: Counts, samples: Sequence[Counts]) -> Figure:
    if counts == NOTHING:
        return Figure(measure, counts, None, None, None)
    return Figure(
        measure,
        counts,
        precision=interval([s for s in samples if s.found], lambda s: s.precision),
        recall=interval([s for s in samples if s.gold], lambda s: s.recall),
        f1=interval([s for s in samples if s.found or s.gold], lambda s: s.f1),
    )


def interval(samples: Sequence[Sample], value: Callable[[Sample], float]) -> Interval | None:
    """Return the interval that holds 95 % of a figure's values in drawn samples; None for fewer than two samples.

    Raises:
        Nothing.
    """
    if len(samples) < 2:
        return None
    cuts = quantiles(map(value, samples), n=40, method="inclusive")
    return Interval(cuts[0], cuts[-1])
