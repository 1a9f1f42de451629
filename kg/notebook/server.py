"""A server as a source: asked over HTTP with what Python brings.

In      the address of a running `kg serve`, as http://host:port
Out     rows.
Source  SPARQL 1.1 Protocol; RFC 9457 (what a server says when it does not answer).
Limits  the server's bounds hold: its deadline, and its most rows, which `truncated` tells. Each answer is of the
        snapshot that is published when it is asked.
"""

import json
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl, quote

from pydantic import TypeAdapter
from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.answers.paging import Page, Slice
from kg.errors import NoAnswerError, NoGraphError
from kg.export import Selection
from kg.export.selection import filtered
from kg.index.labels import Language
from kg.notebook.connection import Connection, Pairs, Reply
from kg.notebook.network import Drawn
from kg.notebook.questions import Found, Listing, Single, gathered
from kg.notebook.rows import Rows
from kg.notebook.source import TRIPLE, Snapshot
from kg.notebook.values import Term, plain, typed

if TYPE_CHECKING:
    import rdflib

_RESULTS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_PAGE = 500
_EDGES = 20_000
"""More than a server draws."""

T = TypeVar("T")


class Server:
    """A running server."""

    def __init__(self, address: str) -> None:
        self.place = address.rstrip("/")
        self._connection = Connection(self.place)
        _ = self.snapshot  # so that a wrong address is told at once

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that the server answers from now."""
        headers = self._connection.get("sparql", {"query": "ASK {}"}, _RESULTS).headers
        identifier, published = headers.get("x-snapshot"), headers.get("last-modified")
        if identifier is None or published is None:
            raise NoGraphError(self.place, "something answers there, but no server of this kind.")
        return Snapshot(identifier, parsedate_to_datetime(published))

    def select(self, text: str) -> Rows:
        """Return the rows of a query, or the triples of a graph.

        Raises:
            NoAnswerError: the query is wrong or refused, asks for yes or no, or was not answered in time.
        """
        reply = self._posted(text)
        if reply.headers.get_content_type() == _TRIPLES:
            triples = (quad.triple for quad in parse(reply.body, RdfFormat.N_TRIPLES))
            return _rows(TRIPLE, sorted(triples, key=str))
        found = parse_query_results(reply.body, QueryResultsFormat.JSON)
        if isinstance(found, QueryBoolean):
            raise NoAnswerError("This query gives yes or no: ask it with g.ask(…).")
        columns = [variable.value for variable in found.variables]
        return _rows(columns, found, -1 if "x-truncated" in reply.headers else None)

    def ask(self, text: str) -> bool:
        """Return the answer to a question of yes or no.

        Raises:
            NoAnswerError: the query is wrong or refused, asks for rows, or was not answered in time.
        """
        reply = self._posted(text)
        if reply.headers.get_content_type() == _RESULTS:
            found = parse_query_results(reply.body, QueryResultsFormat.JSON)
            if isinstance(found, QueryBoolean):
                return bool(found)
        raise NoAnswerError("This query gives rows: ask it with g.query(…).")

    def saved(self, name: str, values: Mapping[str, str]) -> Rows:
        """Return the rows of a saved query.

        Raises:
            NoAnswerError: there is none of that name, or a value is missing or wrong.
        """
        path = f"queries/{quote(name, safe='')}"
        rows: list[list[Any]] = []
        while True:
            told = self.json(path, {**values, "limit": str(_PAGE), "offset": str(len(rows))})
            rows += [[_cell(cell) for cell in row] for row in told["rows"]]
            if len(told["rows"]) < _PAGE:
                return Rows(told["columns"], rows)

    def catalogue(self) -> Rows:
        """Return the saved queries.

        Raises:
            NoAnswerError: the server did not answer.
        """
        told = self.json("queries", {})["queries"]
        rows = [(q["name"], q["asks"], tuple(_parameter(p) for p in q["parameters"])) for q in told]
        return Rows(("name", "asks", "parameters"), rows)

    def listed(self, listing: Listing[T], language: Language, most: int | None) -> Found[T]:
        """Return the first items of a list, or all of them.

        Raises:
            UnknownIdError: the graph holds no such actor, topic or document.
            NoAnswerError: the server refused, or did not answer.
        """
        items = TypeAdapter(tuple[listing.item, ...])  # type: ignore[name-defined]

        def read(part: Slice) -> Page[T]:
            paging = [("limit", str(part.limit)), *([("cursor", part.cursor)] if part.cursor else [])]
            told = self.json(listing.path, [*listing.values, ("lang", language), *(paging if listing.is_paged else [])])
            found = items.validate_python(told["items"])
            return Page(told["snapshot"], found, told.get("total", len(found)), told.get("next"))

        return gathered(read, most)

    def told(self, single: Single[T], language: Language) -> T:
        """Return what is said of one thing.

        Raises:
            UnknownIdError: the graph holds no such thing.
            NoAnswerError: the server refused, or did not answer.
        """
        told = self.json(single.path, [*single.values, ("lang", language)])
        return TypeAdapter(single.kind).validate_python(told)

    def drawn(self, selection: Selection, most: int | None) -> Drawn:
        """Return a network: its heaviest edges, or all, and their nodes.

        Raises:
            UnknownIdError: a filter names what the graph does not hold.
            NoAnswerError: the server refused, did not answer, or has more edges than it gives.
        """
        values = [("projection", selection.projection), ("lang", selection.language), ("limit", str(most or _EDGES))]
        told = self.json("network", [*parse_qsl(filtered(selection.filters)), *values])
        if told["truncated"] and most is None:
            raise NoAnswerError(
                f"The network has more than {_EDGES} edges: filter it, give a limit, or open the folder."
            )
        return Drawn(tuple(told["nodes"]), tuple(told["edges"]), told["truncated"])

    def rdflib(self) -> "rdflib.Dataset":
        """Return the graph as a dataset of rdflib that asks the server.

        Raises:
            Nothing.
        """
        from rdflib import Dataset
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        return Dataset(store=SPARQLStore(f"{self.place}/sparql"), default_union=True)

    def json(self, path: str, values: Pairs) -> Any:  # noqa: ANN401 - JSON
        """Return what the server answers at a path, read as JSON.

        Raises:
            NoAnswerError: the server refused, or did not answer.
        """
        return json.loads(self._connection.get(path, values, "application/json").body)

    # ------------------------------------------------------------ inside

    def _posted(self, text: str) -> Reply:
        return self._connection.post("sparql", text, "application/sparql-query", f"{_RESULTS}, {_TRIPLES}")


def _parameter(told: Mapping[str, Any]) -> str:
    return f"[{told['name']}]" if told["optional"] else str(told["name"])


def _cell(cell: Mapping[str, str] | None) -> Any:  # noqa: ANN401 - what a cell holds, the question decides
    if cell is None:
        return None
    return typed(cell["value"], cell.get("datatype")) if cell["type"] == "literal" else cell["value"]


def _rows(columns: Iterable[str], found: Iterable[Iterable[Term]], total: int | None = None) -> Rows:
    return Rows(tuple(columns), [[plain(term) for term in row] for row in found], total=total)
