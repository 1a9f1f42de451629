"""Counts that add up to precision and recall, and how far these would move with other articles.

In      a Tally an article
Out     Row: the sum, with 95 % intervals.
Source  Efron's percentile bootstrap over whole articles, as in `kg.score.bootstrap`; B-cubed sums shares, so a tally's
        numbers need not be whole.
Limits  seeded. Below five articles no interval is given. Articles of one dispute are drawn as if they were independent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from kg.score.bootstrap import ENOUGH_ARTICLES, SEED, TIMES, Interval, interval


class Tally(NamedTuple):
    """What was found and what was marked, and how much of each is right."""

    right_found: float
    found: float
    right_marked: float
    marked: float

    @property
    def precision(self) -> float:
        """Return the part of what was found that is right; 0 where nothing was found."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the part of what was marked that was found; 0 where nothing was marked."""
        return self.right_marked / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


NOTHING = Tally(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure; its intervals are None where there is too little to draw from."""

    name: str
    tally: Tally
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


def summed(tallies: Iterable[Tally]) -> Tally:
    """Return the sum.

    Raises:
        Nothing.
    """
    return Tally(*map(sum, zip(NOTHING, *tallies, strict=True)))


def row(name: str, by_article: Mapping[str, Tally], articles: Sequence[str]) -> Row:
    """Return the sum over articles, and how sure it is.

    Raises:
        Nothing.
    """
    units = [by_article.get(article, NOTHING) for article in articles]
    total = summed(units)
    if len(units) < ENOUGH_ARTICLES or not (total.found or total.marked):
        return Row(name, total, None, None, None)
    draw = Random(SEED)  # noqa: S311 - for drawing samples, not for secrets
    samples = [summed(draw.choices(units, k=len(units))) for _ in range(TIMES)]
    return Row(
        name,
        total,
        precision=interval([s for s in samples if s.found], lambda s: s.precision),
        recall=interval([s for s in samples if s.marked], lambda s: s.recall),
        f1=interval([s for s in samples if s.found or s.marked], lambda s: s.f1),
    )
