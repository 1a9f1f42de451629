"""The rows of the score: what each counts in one outcome. Whatever is told of the whole is a sum of these.

In      Outcome
Out     Counts, that add up.
Source  the annotation guide's scorer; a kind's row is ours: its parts add up to the row `statement`.
Limits  `statement`, `core statement` and `span` share the assertions that are not in the gold: nobody counts them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kg.model import Kind
from kg.score import slots
from kg.score.values import Gold, Outcome, Verdict


class Counts(NamedTuple):
    """How many were right, found and meant; of a share, the last two are the same."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Return the part of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the part of what was meant that is right; 0 where nothing was meant."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; of a share, the share itself."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the score."""

    name: str
    told: str
    """What it counts, in words for a reader."""
    share: bool
    """Whether it is a share, rather than precision and recall."""
    count: Callable[[Outcome], Counts]


NOTHING = Counts(0, 0, 0)


def counted_kind(outcome: Outcome) -> Kind | None:
    """Return the kind under which a statement of the gold is counted: the one found, if acceptable, else the best one.

    Raises:
        Nothing.
    """
    if outcome.gold is None:
        return None
    if outcome.found and slots.kind_agrees(outcome.gold, outcome.found):
        return outcome.found.kind
    return outcome.gold.meant.kinds[0]


def _is_required(outcome: Outcome) -> bool:
    return outcome.verdict in {Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED}


def _is_counted(outcome: Outcome) -> bool:
    return outcome.verdict in {Verdict.RIGHT, Verdict.WRONG, Verdict.SPURIOUS}


def _statement(outcome: Outcome) -> Counts:
    return Counts(outcome.verdict is Verdict.RIGHT, _is_counted(outcome), _is_required(outcome))


def _is_core(gold: Gold) -> bool:
    return any(kind is not Kind.ASSERTION for kind in gold.meant.kinds)


def _core(outcome: Outcome) -> Counts:
    return _statement(outcome) if outcome.gold is None or _is_core(outcome.gold) else NOTHING


def _span(outcome: Outcome) -> Counts:
    return Counts(outcome.paired is not None, _is_counted(outcome), _is_required(outcome))


def _slot(slot: slots.Slot, outcome: Outcome) -> Counts:
    if outcome.paired is None or not slot.asked(outcome.paired[0]):
        return NOTHING
    return Counts(slot.agrees(*outcome.paired), 1, 1)


def _topics(outcome: Outcome) -> Counts:
    if outcome.paired is None:
        return NOTHING
    gold, found = outcome.paired
    return Counts(len(slots.shared_topics(gold, found)), len(set(found.topics)), len(set(gold.meant.topics)))


def _verbatim(outcome: Outcome) -> Counts:
    return Counts(outcome.verbatim, 1, 1) if outcome.found else NOTHING


def _kind(kind: Kind, outcome: Outcome) -> Counts:
    found = _is_counted(outcome) and outcome.found is not None and outcome.found.kind is kind
    return Counts(
        found and outcome.verdict is Verdict.RIGHT, found, _is_required(outcome) and counted_kind(outcome) is kind
    )


def _share(slot: slots.Slot, told: str) -> Measure:
    return Measure(slot.name, told, True, partial(_slot, slot))


STATEMENT = Measure("statement", "found in its place, with the right speaker and kind", False, _statement)
VERBATIM = Measure("verbatim", "quotes the text at its offsets, word for word", True, _verbatim)
MEASURES = (
    STATEMENT,
    Measure("core statement", "the same, without those that are only assertions", False, _core),
    Measure("span", "found in its place, whatever else is said of it", False, _span),
    _share(slots.SPEAKER, "of statements found: who holds what is said"),
    _share(slots.KIND, "of statements found: what kind of act it is"),
    _share(slots.TARGET, "of statements found that are aimed at somebody: at whom"),
    Measure("topics", "of statements found: demands and issues named", False, _topics),
    _share(slots.CONVEYED_BY, "of those somebody passed on: by whom"),
    _share(slots.CITED_FROM, "of those that cite a medium: which one"),
    _share(slots.DATE, "of those whose day the article tells: which day"),
    _share(slots.CONDITION, "of those with a condition: its words"),
    VERBATIM,
)
KINDS = tuple(Measure(kind.value, f"statements of kind {kind.value}", False, partial(_kind, kind)) for kind in Kind)
