"""A server as a source: asked over HTTP with what Python brings.

In      the address of a running `kg serve`, as http://host:port
Out     rows.
Source  SPARQL 1.1 Protocol; RFC 9457 (what a server says when it does not answer).
Limits  the server's bounds hold: its deadline, and its most rows, which `truncated` tells. Each answer is of the
        snapshot that is published when it is asked.
"""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.errors import NoAnswerError, NoGraphError
from kg.notebook.rows import Rows
from kg.notebook.source import TRIPLE, Snapshot
from kg.notebook.values import Term, plain, typed

if TYPE_CHECKING:
    import rdflib

_RESULTS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_SECONDS = 120.0
"""Longer than any server lets a query run."""
_PAGE = 500


@dataclass(frozen=True, slots=True)
class _Reply:
    body: bytes
    headers: Message


class Server:
    """A running server."""

    def __init__(self, address: str) -> None:
        self.place = address.rstrip("/")
        _ = self.snapshot  # so that a wrong address is told at once

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that the server answers from now."""
        headers = self._sent("sparql", {"query": "ASK {}"}, _RESULTS).headers
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
        return _rows(columns, found, truncated="x-truncated" in reply.headers)

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
        path = f"queries/{urllib.parse.quote(name, safe='')}"
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

    def rdflib(self) -> "rdflib.Dataset":
        """Return the graph as a dataset of rdflib that asks the server.

        Raises:
            Nothing.
        """
        from rdflib import Dataset
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        return Dataset(store=SPARQLStore(f"{self.place}/sparql"), default_union=True)

    def json(self, path: str, values: Mapping[str, str | Iterable[str]]) -> Any:  # noqa: ANN401 - JSON
        """Return what the server answers at a path, read as JSON.

        Raises:
            NoAnswerError: the server refused, or did not answer.
        """
        return json.loads(self._sent(path, values, "application/json").body)

    # ------------------------------------------------------------ inside

    def _posted(self, text: str) -> _Reply:
        headers = {"accept": f"{_RESULTS}, {_TRIPLES}", "content-type": "application/sparql-query"}
        return self._opened(urllib.request.Request(f"{self.place}/sparql", text.encode(), headers))  # noqa: S310

    def _sent(self, path: str, values: Mapping[str, str | Iterable[str]], accept: str) -> _Reply:
        query = urllib.parse.urlencode(values, doseq=True)
        address = f"{self.place}/{path}?{query}" if query else f"{self.place}/{path}"
        try:
            return self._opened(urllib.request.Request(address, headers={"accept": accept}))  # noqa: S310
        except ValueError as error:
            raise NoGraphError(self.place, f"this is no address: {error}") from error

    def _opened(self, request: urllib.request.Request) -> _Reply:
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as reply:  # noqa: S310 - http and https, by `open`
                return _Reply(reply.read(), reply.headers)
        except urllib.error.HTTPError as error:
            raise NoAnswerError(_told(error)) from error
        except urllib.error.URLError as error:
            reason = f"no server answers there ({error.reason}). Start one with: kg serve --store FOLDER"
            raise NoGraphError(self.place, reason) from error
        except OSError as error:
            raise NoAnswerError(f"The server {self.place} broke off: {error}") from error


def _told(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.loads(error.read())["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{error.url} answered {error.code} {error.reason}. Is it a server of this kind?"


def _parameter(told: Mapping[str, Any]) -> str:
    return f"[{told['name']}]" if told["optional"] else str(told["name"])


def _cell(cell: Mapping[str, str] | None) -> Any:  # noqa: ANN401 - what a cell holds, the question decides
    if cell is None:
        return None
    return typed(cell["value"], cell.get("datatype")) if cell["type"] == "literal" else cell["value"]


def _rows(columns: Iterable[str], found: Iterable[Iterable[Term]], *, truncated: bool = False) -> Rows:
    return Rows(tuple(columns), [[plain(term) for term in row] for row in found], truncated=truncated)
