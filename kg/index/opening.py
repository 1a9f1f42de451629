"""The index of a snapshot, opened for reading.

In      the folder that `kg.index.build` made
Out     rows, statements by their words, things by their names.
Limits  read-only and immutable: as many threads as like may ask, each with a connection of its own. Statements that
        were retracted are in no row that is read here, but in `with_former`.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar

from kg.errors import OverrunError, StoreError
from kg.index.matching import Match, Named, Names
from kg.index.words import Words
from kg.store import Snapshot

ROWS: Final = "rows.sqlite"
FORMER: Final = "former.sqlite"
WORDS: Final = "words"
Values = Mapping[str, object] | Sequence[object]
_STEPS: Final = 20_000
"""Steps of SQLite's machine between two looks at the clock: less than a millisecond."""

P = ParamSpec("P")
R = TypeVar("R")


class Index:
    """What a snapshot says, in rows, and ways to find them."""

    def __init__(self, snapshot: Snapshot, folder: Path) -> None:
        self.snapshot = snapshot
        self.folder = folder
        self.recalls = False
        """Whether statements that were retracted are among its rows."""
        self._present: Index | None = None
        """The one without them, in which names and words are found; None where this is it."""
        self._rows = folder / ROWS
        self._here = threading.local()
        self._time = threading.local()
        self._lock = threading.Lock()

    def rows(self, sql: str, values: Values = ()) -> Iterator[sqlite3.Row]:
        """Return the rows that a query of schema.sql's tables gives.

        Raises:
            OverrunError: it took longer than `timed` allows.
            sqlite3.Error: the query is wrong, or the file damaged.
        """
        try:
            yield from self._connection.execute(sql, values)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise OverrunError("The look-up took longer than is allowed. Ask for less at once.") from error
            raise

    def one(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """Return the first row that a query gives, or None.

        Raises:
            OverrunError: it took longer than `timed` allows.
            sqlite3.Error: the query is wrong, or the file damaged.
        """
        return next(self.rows(sql, values), None)

    def search(self, words: str, limit: int = 1_000) -> list[tuple[int, float]]:
        """Return numbers of statements whose words or headline match, and how well, best first.

        Raises:
            StoreError: the index of words is damaged.
        """
        return (self._present or self)._words.search(words, limit)

    def named(self, words: str, kinds: Collection[str], limit: int = 20) -> list[Match]:
        """Return things of these kinds (`actor`, `demand`, …) with a name like these words, best first.

        Raises:
            sqlite3.Error: the file is damaged.
        """
        return (self._present or self)._names.like(words, kinds, limit)

    def timed(self, seconds: float, do: Callable[Concatenate["Index", P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a function of this index returns; its look-ups end when the time is over.

        Raises:
            OverrunError: it is over.
        """
        self._time.until = time.monotonic() + seconds
        try:
            return do(self, *args, **kwargs)
        finally:
            self._time.until = None

    @property
    def with_former(self) -> "Index":
        """Return the same with the statements that were retracted since, each marked in the table `retracted`."""
        if self.recalls:
            return self
        with self._lock:
            return self._recalling

    @property
    def _connection(self) -> sqlite3.Connection:
        """The one of the thread that asks."""
        connection: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self._rows.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA mmap_size = 1073741824")
            connection.set_progress_handler(self._overrun, _STEPS)
            self._here.connection = connection
        return connection

    def _overrun(self) -> bool:
        until: float | None = getattr(self._time, "until", None)
        return until is not None and time.monotonic() > until

    @cached_property
    def _recalling(self) -> "Index":
        """Its look-ups end when those of this one do."""
        found = Index(self.snapshot, self.folder)
        found.recalls, found._present, found._time = True, self, self._time
        former = self.folder / FORMER
        found._rows = former if former.exists() else self._rows
        return found

    @cached_property
    def _words(self) -> Words:
        try:
            return Words(self.folder / WORDS)
        except (ValueError, OSError) as error:
            raise StoreError(f"The index {self.folder} is damaged ({error}). Remove it: it is made again.") from error

    @property
    def _names(self) -> Names:
        with self._lock:
            return self._all_names

    @cached_property
    def _all_names(self) -> Names:
        found = self.rows(
            "SELECT DISTINCT thing.id, thing.kind, name.name, name.sort, made + received + mentioned AS weight"
            " FROM name JOIN thing ON thing.id = name.thing WHERE name.sort != 'printed' OR thing.en IS NULL"
        )
        return Names(
            Named(row["id"], row["kind"], row["name"], row["weight"])
            for row in found
            if row["sort"] != "printed" or _is_name(row["name"])
        )


def _is_name(printed: str) -> bool:
    """Whether what stands for an actor in a text is a name; `she` and `negara itu` are none.

    >>> _is_name("Ilka Dorn"), _is_name("she")
    (True, False)
    """
    return not printed[:1].islower()
