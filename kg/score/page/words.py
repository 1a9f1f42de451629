"""What the page calls things: verdicts with their marks, figures, and names.

In      Verdict, slots, numbers
Out     words for a reader.
Limits  English; the marks tell verdicts apart without colour.
"""

from kg.score.bootstrap import Interval
from kg.score.values import Verdict

MARKS = {
    Verdict.RIGHT: "✓",
    Verdict.WRONG: "≠",
    Verdict.MISSED: "○",
    Verdict.SPURIOUS: "✕",
    Verdict.OPTIONAL: "◇",
    Verdict.EXTRA: "+",
}
MEANINGS = {
    Verdict.RIGHT: "found in its place, with the right speaker and kind",
    Verdict.WRONG: "found in its place, but with a wrong speaker or kind",
    Verdict.MISSED: "in the gold, and not found",
    Verdict.SPURIOUS: "found, and not in the gold",
    Verdict.OPTIONAL: "optional in the gold: neither required nor penalised",
    Verdict.EXTRA: "an assertion beyond the gold: not judged",
}


def plain(name: str) -> str:
    """Return a slot's or a figure's name as one writes it.

    Raises:
        Nothing.
    """
    return name.replace("_", " ")


def decimal(value: float) -> str:
    """Return a share with two places; 1 only where nothing at all is wrong.

    Raises:
        Nothing.

    >>> decimal(0.999), decimal(1.0), decimal(0.857)
    ('0.99', '1.00', '0.86')
    """
    return "0.99" if 0.995 <= value < 1 else f"{value:.2f}"


def reach(interval: Interval | None) -> str:
    """Return an interval in words.

    Raises:
        Nothing.
    """
    return f"{interval.low:.2f}–{interval.high:.2f}" if interval else "–"


def many(count: int, one: str, more: str = "") -> str:
    """Return a count with its noun.

    Raises:
        Nothing.
    """
    return f"{count:,} {one if count == 1 else more or one + 's'}"
