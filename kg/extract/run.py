"""A run of tokens.

In      nothing
Out     Run.
Limits  a value.
"""

from typing import NamedTuple


class Run(NamedTuple):
    """Token positions [first, last)."""

    first: int
    last: int

    def holds(self, place: int) -> bool:
        """Say whether a position lies in the run.

        Raises:
            Nothing.
        """
        return self.first <= place < self.last
