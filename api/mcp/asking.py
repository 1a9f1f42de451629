"""The graph as tools ask it: in worker processes, within a time, and never more rows than a model can use.

In      SPARQL, saved queries
Out     tables, with what was cut off.
Source  decision 0004 (queries in worker processes); decision 0022 (what is refused).
Limits  one event loop. A query is given a LIMIT where it has none or a larger one; should that make it unreadable, it
        is asked as it stands, so that what is told of it is about the text that was sent.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from api.ask import EVERYTHING, Row, Table
from api.exchange import Spool
from api.indexed import Indexes
from api.mcp.marking import MarkedView
from api.problems import ProblemError, of_answer
from api.workers.cutting import cut_to
from api.workers.pool import Pool
from api.workers.wire import Answer, Question, SavedQuestion, SparqlQuestion
from kg.answers.view import View
from kg.errors import UnknownIdError
from kg.index import Index
from kg.index.filters import TOPICS
from kg.names import BASE
from kg.queries import NamedQuery
from kg.sparql import tokens
from kg.store import Snapshot

Answered = TypeVar("Answered")

MOST_ROWS = 1_000
SECONDS = 10.0
"""What a query of an assistant may take; the server's own deadline holds too."""
_BYTES = 8 << 20
_FORMS = dict.fromkeys(("solutions", "boolean"), "application/sparql-results+json")
_TOO_MUCH = (504, 507)
_LESS = (
    "Ask for less: join every pattern to the others by a variable, begin with an IRI or a class that few things have, "
    "or leave out ORDER BY and DISTINCT."
)
_QUERIES = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query."""

    snapshot: str
    table: Table
    boolean: bool | None
    truncated: bool


class Graph:
    """The graph that is published now."""

    def __init__(self, pool: Pool, indexes: Indexes, queries: Mapping[str, NamedQuery]) -> None:
        self._pool = pool
        self._indexes = indexes
        self.queries = queries

    @property
    def snapshot(self) -> str:
        """Return the id of the snapshot that is served."""
        return self._pool.snapshot().id

    def told(self) -> dict[str, str | int]:
        """Return what is to be known of the snapshot that is served.

        Raises:
            ProblemError: nothing is published (503).
        """
        held = self._pool.snapshot()
        return {"snapshot": held.id, "number": held.number, "published": held.published.isoformat()}

    async def look(self, read: Callable[[View], Answered]) -> Answered:
        """Return what a function reads from the index.

        Raises:
            ProblemError: there is no index yet (503), or it took too long (504).
            KGError: an id is unknown; the message tells those that look like it, and names like it.
        """

        def looked(index: Index) -> Answered:
            view = MarkedView(index)
            try:
                return read(view)
            except UnknownIdError as error:
                raise _helped(view, error) from error

        return await self._indexes.run(await self._indexes.current(), looked)

    async def select(self, text: str, most: int) -> Found:
        """Return the first rows of a SELECT query, or the answer to an ASK query.

        Raises:
            ProblemError: the query is wrong or refused, gives a graph, took too long or too much.
        """
        kind = _kind(text)
        if kind in {"CONSTRUCT", "DESCRIBE"}:
            raise ProblemError(400, f"This is a {kind} query; write it as SELECT or ASK.")
        cut = text if kind != "SELECT" else cut_to(text, most + 1).text
        held = self._pool.snapshot()
        answer = await self._asked(_sparql(cut), held)
        if answer.status == 400 and cut is not text:
            answer = await self._asked(_sparql(text), held)
        told = json.loads(_content(answer))
        if "boolean" in told:
            return Found(held.id, Table([], []), bool(told["boolean"]), truncated=False)
        columns, rows = told["head"]["vars"], told["results"]["bindings"]
        table = Table(columns, [[row.get(name) for name in columns] for row in rows[:most]])
        return Found(held.id, table, None, truncated=len(rows) > most or answer.cut)

    async def saved(self, name: str, values: Mapping[str, str], most: int) -> Found:
        """Return the first rows of a saved query.

        Raises:
            ProblemError: there is none of that name (404), a value is wrong (422), or it took too long.
        """
        held = self._pool.snapshot()
        told = json.loads(_content(await self._asked(SavedQuestion("", name, values, most + 1, 0), held)))
        table = Table(told["columns"], told["rows"][:most])
        return Found(held.id, table, None, truncated=len(told["rows"]) > most)

    async def own(
        self, name: str, values: Mapping[str, str] = MappingProxyType({}), most: int = EVERYTHING
    ) -> list[Row]:
        """Return the rows of one of the tools' own queries.

        Raises:
            ProblemError: a value is wrong (422), or it took too long.
        """
        question = SavedQuestion("assistants", name, dict(values), most, 0)
        told = json.loads(_content(await self._asked(question, self._pool.snapshot())))
        return list(Table(told["columns"], told["rows"]))

    # ------------------------------------------------------------ inside

    async def _asked(self, question: Question, held: Snapshot) -> Answer:
        seconds = min(SECONDS, self._pool.settings.deadline)
        try:
            return await self._pool.ask(question, held, seconds)
        except ProblemError as problem:
            if problem.status in _TOO_MUCH:
                raise ProblemError(problem.status, f"{problem.detail} It had {seconds:g} seconds. {_LESS}") from problem
            raise


def _sparql(text: str) -> SparqlQuestion:
    return SparqlQuestion(text, _FORMS, BASE, (), (), _BYTES)


def _kind(text: str) -> str:
    """The kind of a query: the first of its words that says one."""
    words = (token.group().upper() for token in tokens(text) if token.lastgroup == "word")
    return next((word for word in words if word in _QUERIES), "")


def _content(answer: Answer) -> bytes:
    """The body of an answer, also where it lies in a file."""
    if isinstance(answer.body, Spool):
        with os.fdopen(answer.body.descriptor, "rb") as file:
            return file.read()
    if answer.status >= 400:
        raise of_answer(answer.status, answer.body)
    return answer.body


def _helped(view: View, error: UnknownIdError) -> UnknownIdError:
    """The same error, with ids of things that go by such a name: a name may be all that the asker knows."""
    kinds = ("actor",) if error.kind == "actor" else TOPICS
    found = view.index.named(error.words, kinds, 3)
    label = f"SELECT t.kind, t.slug, {view.label('t')} AS label FROM thing t WHERE t.id = ?"  # noqa: S608
    rows = (view.index.one(label, (match.thing,)) for match in found)
    named = [f"{row['kind']}/{row['slug']} ({row['label']})" for row in rows if row]
    return UnknownIdError(error.kind, error.given, named or error.near, error.parameter)
