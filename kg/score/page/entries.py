"""The statements of one article, numbered: both sides of a pair have one number.

In      Sheet
Out     Entries in the order of the text.
Limits  numbers and ids count within one page.
"""

from dataclasses import dataclass

from kg.model import Kind, Span
from kg.score.confusion import cell_of
from kg.score.values import Outcome, Sheet


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement on the page."""

    id: str
    number: int
    outcome: Outcome

    @property
    def gold(self) -> Span | None:
        """Return where the gold has it."""
        return self.outcome.gold.span if self.outcome.gold else None

    @property
    def found(self) -> Span | None:
        """Return where it was found."""
        return self.outcome.found.span if self.outcome.found else None

    @property
    def kinds(self) -> str:
        """Return the gold's best kind and the kind found, each once."""
        gold, found = self.outcome.gold, self.outcome.found
        return " ".join(dict.fromkeys([*(gold.meant.kinds[:1] if gold else ()), *((found.kind,) if found else ())]))

    @property
    def cell(self) -> str:
        """Return the name of the confusion grid's cell in which it is counted."""
        return cell_name(*cell_of(self.outcome))


def entries(sheet: Sheet, place: int) -> tuple[Entry, ...]:
    """Return the statements of the article that is shown at a place of the page, from 0.

    Raises:
        Nothing.
    """
    return tuple(
        Entry(f"s{place + 1}-{number}", number, outcome) for number, outcome in enumerate(sheet.outcomes, start=1)
    )


def cell_name(gold: Kind | None, found: Kind | None) -> str:
    """Return the name of a cell of the confusion grid; empty where a statement stands in none.

    Raises:
        Nothing.
    """
    return f"{gold or 'spurious'}:{found or 'missed'}" if gold or found else ""
