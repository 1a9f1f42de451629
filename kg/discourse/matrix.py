"""A network: exact weights between named nodes, and the statements behind each.

In      weights, Counts
Out     Matrix.
Limits  sparse: what has no tie has no weight. Numbers are integers or fractions; whoever writes them rounds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from kg.discourse.construction import Type

Number = int | Fraction
Pair = tuple[str, str]


class Tie(NamedTuple):
    """A tie with all that it rests on."""

    source: str
    target: str
    weight: Number
    statements: tuple[str, ...]
    first: str | None
    last: str | None
    """Days."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a network covers, ends included; for a window also the day it is of."""

    start: str | None
    middle: str | None
    stop: str | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """A network as a matrix."""

    type: Type
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    """The same as rows in a one-mode network."""
    weights: Mapping[Pair, Number]
    """Of one-mode networks each pair once, in the order of its ids."""
    behind: Callable[[str, str], list[str]]
    """The statements that a tie rests on."""
    of_node: Callable[[str], set[str]]
    """The statements that are counted for a row."""
    days: Mapping[str, str]
    """When each statement was made."""
    period: Period
    statements: int
    """How many entries were counted."""

    def weight(self, source: str, target: str) -> Number:
        """Return the weight of a tie, 0 if there is none.

        Raises:
            Nothing.
        """
        return self.weights.get(self._pair(source, target), 0)

    def tie(self, source: str, target: str) -> Tie:
        """Return a tie with its statements, by day.

        Raises:
            Nothing.
        """
        pair = self._pair(source, target)
        found = sorted(set(self.behind(*pair)), key=lambda name: (self.days.get(name, ""), name))
        days = [day for day in map(self.days.get, found) if day]
        return Tie(*pair, self.weights.get(pair, 0), tuple(found), min(days, default=None), max(days, default=None))

    def ties(self) -> Iterator[Tie]:
        """Return all ties, by source and target.

        Raises:
            Nothing.
        """
        return (self.tie(*pair) for pair in sorted(self.weights))

    def _pair(self, source: str, target: str) -> Pair:
        is_turned = self.type is Type.ONE_MODE and target < source
        return (target, source) if is_turned else (source, target)
