"""One request's view of the graph: a snapshot, pinned, and saved queries asked of it.

In      names and values of saved queries
Out     rows; what was asked before of the same snapshot comes from memory.
Limits  the cache holds a few hundred answers of moderate size; a new snapshot has new keys, so nothing grows stale.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request, Response

from api.problems import of_answer
from api.workers.pool import Pool
from api.workers.wire import Question, SavedQuestion
from kg.store import Snapshot

EVERYTHING = 1_000_000
"""More rows than the settings let anybody have."""
_CACHED, _CACHED_BYTES = 256, 256 << 10

_Cell = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an answer."""

    cells: Mapping[str, _Cell]

    def get(self, column: str) -> str | None:
        """Return the value in a column, or None where there is none.

        Raises:
            Nothing.
        """
        cell = self.cells.get(column)
        return None if cell is None else cell["value"]

    def __getitem__(self, column: str) -> str:
        return self.get(column) or ""

    def number(self, column: str) -> int:
        """Return the whole number in a column, 0 where there is none.

        Raises:
            Nothing.
        """
        return int(self.get(column) or 0)


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as it came: columns, and rows of terms in the form of SPARQL's JSON results."""

    columns: list[str]
    rows: list[list[_Cell]]

    def __iter__(self) -> Iterator[Row]:
        return (Row(dict(zip(self.columns, row, strict=True))) for row in self.rows)


class Cache:
    """Answers by snapshot and question; the oldest go first."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def find(self, key: str) -> bytes | None:
        """Return what was kept under a key.

        Raises:
            Nothing.
        """
        return self._kept.get(key)

    def keep(self, key: str, body: bytes) -> None:
        """Return nothing; keep an answer if it is not too large.

        Raises:
            Nothing.
        """
        if len(body) <= _CACHED_BYTES:
            self._kept[key] = body
            while len(self._kept) > _CACHED:
                del self._kept[next(iter(self._kept))]


class Asking:
    """Questions of one request, all of the same snapshot."""

    def __init__(self, pool: Pool, cache: Cache) -> None:
        self._pool = pool
        self._cache = cache

    @cached_property
    def snapshot(self) -> Snapshot:
        """Return the snapshot this request sees."""
        return self._pool.snapshot()

    async def saved(self, folder: str, name: str, values: Mapping[str, str], page: tuple[int, int]) -> Table:
        """Return the answer of a saved query.

        Raises:
            ProblemError: no such query (404), a wrong value (422), no answer in time.
        """
        told = json.loads(await self._ask(SavedQuestion(folder, name, values, *page)))
        return Table(told["columns"], told["rows"])

    async def _ask(self, question: Question) -> bytes:
        key = f"{self.snapshot.id} {question!r}"
        kept = self._cache.find(key)
        if kept is None:
            answer = await self._pool.ask(question, self.snapshot, self._pool.settings.deadline)
            if answer.status >= 400:
                raise of_answer(answer.status, answer.content())
            kept = answer.content()
            self._cache.keep(key, kept)
        return kept


async def asking(request: Request, response: Response) -> Asking:
    """Return this request's view of the graph, and name its snapshot in the answer's headers.

    Raises:
        ProblemError: nothing is published (503).
    """
    view = Asking(request.app.state.pool, request.app.state.cache)
    response.headers["x-snapshot"] = view.snapshot.id
    return view


Ask = Annotated[Asking, Depends(asking)]
