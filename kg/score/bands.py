"""Does confidence mean something? What was found, by the confidence it was given, and how much of it is right.

In      Outcomes
Out     Bands, from the surest down; then all that is surer than 0.8, which is held to be right 95 times of 100.
Source  Wilson's interval for a share: honest for few cases, and where all or none are right.
Limits  counts what the row `statement` counts as found: optional statements and further assertions are not judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from kg.score.bootstrap import Interval
from kg.score.values import Outcome, Verdict

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
TRUSTED = 0.8
_JUDGED = {Verdict.RIGHT, Verdict.WRONG, Verdict.SPURIOUS}
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Band:
    """Statements whose confidence lies from low up to, but not including, high; 1 belongs to the last band."""

    low: float
    high: float
    count: int
    right: int
    mean: float
    """Mean confidence; the middle of the band where it is empty."""

    @property
    def share(self) -> float | None:
        """Return the part that is right; None where there is nothing."""
        return self.right / self.count if self.count else None

    @property
    def interval(self) -> Interval | None:
        """Return where the share lies with 95 % probability; None where there is nothing."""
        return wilson(self.right, self.count) if self.count else None


def bands(outcomes: Sequence[Outcome]) -> tuple[Band, ...]:
    """Return the bands, lowest first; none at all where nothing found has a confidence.

    Raises:
        Nothing.
    """
    judged = _judged(outcomes)
    return tuple(_band(judged, low, high) for low, high in pairwise(EDGES)) if judged else ()


def trusted(outcomes: Sequence[Outcome]) -> Band | None:
    """Return all that is as sure as `TRUSTED`, in one band; None where nothing found has a confidence.

    Raises:
        Nothing.
    """
    judged = _judged(outcomes)
    return _band(judged, TRUSTED, 1.0) if judged else None


def wilson(right: int, count: int) -> Interval:
    """Return Wilson's 95 % interval of a share.

    Raises:
        ZeroDivisionError: ``count`` is 0.

    >>> wilson(10, 10).high
    1.0
    """
    share, z = right / count, _Z**2 / count
    middle = (share + z / 2) / (1 + z)
    reach = _Z * sqrt(share * (1 - share) / count + z / (4 * count)) / (1 + z)
    return Interval(max(0.0, middle - reach), min(1.0, round(middle + reach, 12)))


def _judged(outcomes: Sequence[Outcome]) -> list[tuple[float, bool]]:
    return [
        (outcome.found.confidence, outcome.verdict is Verdict.RIGHT)
        for outcome in outcomes
        if outcome.found and outcome.found.confidence is not None and outcome.verdict in _JUDGED
    ]


def _band(judged: Sequence[tuple[float, bool]], low: float, high: float) -> Band:
    inside = [(sure, right) for sure, right in judged if low <= sure < high or sure == high == 1.0]
    mean = sum(sure for sure, _ in inside) / len(inside) if inside else (low + high) / 2
    return Band(low, high, len(inside), sum(right for _, right in inside), mean)
