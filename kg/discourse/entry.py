"""What is counted: one value of variable 1 and one of variable 2 in one statement, with its stance.

In      nothing
Out     Entry; Counts of entries.
Source  DNA codes one value of each variable in a statement; a statement of ours with two speakers and two topics is
        four of DNA's.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Entry(NamedTuple):
    """One value of each variable in one statement."""

    day: str
    """ISO, or nothing if it is not known."""
    statement: str
    """The statement's id."""
    one: str | None
    two: str | None
    stance: str | None
    document: str | None
    act: str | None = None
    """The act of speech that it reports beside other statements."""


Cell = tuple[str, str | None]
"""A value of variable 2, and a stance."""


class Counts:
    """The array x[i, j, k] of the manual, with the statements themselves in place of their number.

    i: a value of variable 1; j: a value of variable 2; k: a stance. What is empty is not there.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._of: dict[str, dict[Cell, list[str]]] = {}
        for entry in entries:
            if entry.one is not None and entry.two is not None:
                cells = self._of.setdefault(entry.one, {})
                cells.setdefault((entry.two, entry.stance), []).append(entry.statement)

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def cells(self, one: str) -> dict[Cell, list[str]]:
        """Return the cells of a value of variable 1, each with its statements.

        Raises:
            Nothing.
        """
        return self._of.get(one, {})

    def activity(self, one: str) -> int:
        """Return how many statements a value of variable 1 has: x summed over j and k.

        Raises:
            Nothing.
        """
        return sum(map(len, self.cells(one).values()))

    def by_column(self) -> dict[str, dict[str | None, dict[str, int]]]:
        """Return x by j, then k, then i.

        Raises:
            Nothing.
        """
        found: dict[str, dict[str | None, dict[str, int]]] = {}
        for one, cells in self._of.items():
            for (two, stance), statements in cells.items():
                found.setdefault(two, {}).setdefault(stance, {})[one] = len(statements)
        return found
