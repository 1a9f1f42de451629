"""What reading needs of an index.

In      SQL and its values, words
Out     rows, matches.
Limits  a view for types: `kg.index.Index` is the one there is.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

Values = Mapping[str, object] | Sequence[object]


class Readable(Protocol):
    """Rows of one snapshot."""

    def rows(self, sql: str, values: Values = ()) -> Iterator[sqlite3.Row]:
        """Return the rows that the query gives.

        Raises:
            sqlite3.Error: not a query of this schema.
        """

    def one(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """Return the first row that the query gives.

        Raises:
            sqlite3.Error: not a query of this schema.
        """

    def search(self, words: str, limit: int) -> list[tuple[int, float]]:
        """Return statements whose quotations match, the best first, with their scores.

        Raises:
            Nothing.
        """
