"""Which kind was taken for which.

In      Outcomes
Out     Cells: the gold's best kind by the kind found; with what was missed and what is spurious at the margins.
Source  the annotation guide: alternatives in the gold are equally right, so cells off the diagonal may hold right ones.
Limits  optional statements and further assertions are left out, as in every row of the score.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Kind
from kg.score.slots import kind_agrees
from kg.score.values import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Cell:
    """Statements of one kind in the gold that were found as one kind."""

    gold: Kind | None
    """The best kind; None: spurious."""
    found: Kind | None
    """None: missed."""
    count: int
    accepted: int
    """How many of them have an acceptable kind."""


def cell_of(outcome: Outcome) -> tuple[Kind | None, Kind | None]:
    """Return the cell in which a statement is counted; twice None where it is not counted.

    Raises:
        Nothing.
    """
    if outcome.verdict in {Verdict.OPTIONAL, Verdict.EXTRA}:
        return None, None
    return outcome.gold.meant.kinds[0] if outcome.gold else None, outcome.found.kind if outcome.found else None


def confusion(outcomes: Sequence[Outcome]) -> tuple[Cell, ...]:
    """Return the cells that are not empty, in the order of kinds.

    Raises:
        Nothing.
    """
    counts: Counter[tuple[Kind | None, Kind | None]] = Counter()
    accepted: Counter[tuple[Kind | None, Kind | None]] = Counter()
    for outcome in outcomes:
        counts[cell_of(outcome)] += 1
        accepted[cell_of(outcome)] += outcome.paired is not None and kind_agrees(*outcome.paired)
    order = [*Kind, None]
    return tuple(
        Cell(gold, found, counts[gold, found], accepted[gold, found])
        for gold in order
        for found in order
        if (gold or found) and counts[gold, found]
    )
