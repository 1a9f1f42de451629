"""What reading needs of an index.

In      SQL and its values, words
Out     rows, matches.
Limits  a view for types: `kg.index.Index` is the one there is.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from kg.store import Snapshot

Values = Mapping[str, object] | Sequence[object]


class Like(Protocol):
    """A thing with a name that is like the words looked for."""

    @property
    def thing(self) -> int:
        """Return the number of the thing's row."""

    @property
    def name(self) -> str:
        """Return the name."""

    @property
    def score(self) -> float:
        """Return how like, from 0 to 100."""


class Readable(Protocol):
    """Rows of one snapshot."""

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that the rows were made from."""

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

    def named(self, words: str, kinds: Collection[str], limit: int) -> Sequence[Like]:
        """Return things of these kinds with a name like the words, the best first.

        Raises:
            Nothing.
        """
