"""Asking the engine, inside a worker: the one place of the web side that holds a store.

In      a Question and a snapshot's store
Out     Found: media type and body, and what is to be known of them.
Source  SPARQL 1.1 Protocol; decisions 0004 and 0019.
Limits  result and engine stay in one thread: touching a result from another one ends the process.
"""

import json
import re
from dataclasses import replace
from typing import Any, BinaryIO, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from api.settings import Settings
from api.workers.cutting import cut_to
from api.workers.found import Found, RefusedError, too_large
from api.workers.sink import EnoughError, OverflowingError, Sink
from api.workers.telling import graph_found, thing_found
from api.workers.terms import term
from api.workers.wire import (
    GraphQuestion,
    Lending,
    Question,
    SavedQuestion,
    SparqlQuestion,
    ThingQuestion,
)
from kg.errors import ParameterError, UnknownQueryError
from kg.queries import NamedQuery, Page, load, run
from kg.sparql import Limits, examined, explained, refusal

JSON = "application/json"
_FORMATS: dict[str, QueryResultsFormat | RdfFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
_FLEETING = re.compile(r"(?i)\b(?:RAND|NOW|UUID|STRUUID|BNODE)\s*\(")


class Engine:
    """The questions a worker can answer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._limits = Limits(settings.nesting, settings.joined, settings.repeats, settings.service)
        self._saved: dict[str, dict[str, NamedQuery]] = {}

    def answer(self, question: Question, store: Store) -> Found:
        """Return the answer to a question.

        Raises:
            RefusedError: the question is wrong, or its answer too large.
            OSError: the store cannot be read.
        """
        match question:
            case SparqlQuestion():
                return self._sparql(question, store)
            case SavedQuestion():
                return self._ask_saved(question, store)
            case Lending():
                raise RefusedError(500, "An offer is no question.")
            case GraphQuestion():
                return graph_found(question, store, self._settings.result_bytes)
            case ThingQuestion():
                return thing_found(question, store, self._settings.result_bytes)

    def _sparql(self, question: SparqlQuestion, store: Store) -> Found:
        has_dataset = self._checked(question.text)
        asking = _Asking(question, store, self._settings.union and not has_dataset, self._settings.result_bytes)
        fleeting = "(" in question.text and _FLEETING.search(question.text) is not None
        try:
            found = asking.written(question.text, self._settings.sparql_rows)
            return replace(found, fleeting=True) if fleeting else found
        except EnoughError:
            cut = cut_to(question.text, self._settings.sparql_rows)
        for text in (cut.text, cut.beyond):  # what was put into it may stand elsewhere than it seems
            self._checked(text)
        found = asking.written(cut.text, 0)
        return replace(found, cut=asking.has_rows(cut.beyond), fleeting=fleeting)

    def _checked(self, text: str) -> bool:
        """Refuse what the engine must not see; say whether the query names its dataset."""
        said = examined(text, self._limits)
        if said.updates:
            raise RefusedError(400, "This endpoint answers queries and changes nothing.")
        if reason := refusal(said, self._limits):
            raise RefusedError(400, reason)
        return said.has_dataset

    def _ask_saved(self, question: SavedQuestion, store: Store) -> Found:
        known = self.folder(question.folder)
        query = known.get(question.name)
        if query is None:
            raise RefusedError(404, str(UnknownQueryError(question.name, list(known))))
        try:
            limit = min(question.limit, self._settings.rows)
            table = run(store, query, question.values, Page(limit, question.offset))
        except ParameterError as error:
            fault = {"parameter": error.parameter, "expected": error.reason}
            raise RefusedError(422, str(error), errors=[fault]) from error
        rows = [[term(cell) for cell in row] for row in table.rows]
        body = json.dumps({"columns": table.columns, "rows": rows}, ensure_ascii=False, separators=(",", ":")).encode()
        if len(body) > self._settings.result_bytes:
            raise RefusedError(507, f"The answer exceeds {self._settings.result_bytes} bytes. Ask for fewer rows.")
        return Found(JSON, body)

    def folder(self, name: str) -> dict[str, NamedQuery]:
        """Return the saved queries of a folder, read once.

        Raises:
            DataError: one of them has a bad header.
        """
        if name not in self._saved:
            self._saved[name] = load(self._settings.queries / name)
        return self._saved[name]


_SPOKEN = {"solutions": "a table", "boolean": "yes or no", "graph": "a graph"}


def offered(kind: str) -> list[str]:
    """Return the media types in which a kind of result can be had, the preferred one first.

    Raises:
        Nothing.
    """
    wanted = RdfFormat if kind == "graph" else QueryResultsFormat
    return [media_type for media_type, form in _FORMATS.items() if isinstance(form, wanted)]


class _Asking:
    """One query of a stranger, to be put to the engine in one wording or another."""

    def __init__(self, question: SparqlQuestion, store: Store, union: bool, most_bytes: int) -> None:
        self._question = question
        self._store = store
        self._defaults, self._named = _graphs(question.default_graphs), _graphs(question.named_graphs)
        self._given = bool(self._defaults or self._named)
        self._union = union and not self._given
        self._most_bytes = min(question.most_bytes, most_bytes)

    def written(self, text: str, most_rows: int) -> Found:
        """Return the result, written down.

        Raises:
            RefusedError: the query is wrong, its form cannot be had, or its result is too large.
            EnoughError: there may be more rows than that.
        """
        found = self._evaluated(text)
        kind = "solutions" if isinstance(found, QuerySolutions) else "graph"
        kind = "boolean" if isinstance(found, QueryBoolean) else kind
        media_type = self._question.forms.get(kind)
        if media_type is None:
            raise RefusedError(
                406, f"This query gives {_SPOKEN[kind]}; ask for a format of that.", offered=offered(kind)
            )
        sink = Sink(self._most_bytes, most_rows if kind == "solutions" else 0, media_type, self._question.encoding)
        try:
            found.serialize(cast("BinaryIO", sink), cast("Any", _FORMATS[media_type]))
            return Found(media_type, sink.close(), sink.rows, encoded=sink.encoded)
        except ValueError as error:
            raise RefusedError(406, f"This result cannot be written as {media_type}: {error}.") from error
        except OverflowingError as error:
            raise too_large(error.limit) from error
        finally:
            sink.drop()

    def has_rows(self, text: str) -> bool:
        """Say whether a query has any rows.

        Raises:
            RefusedError: the query is wrong.
        """
        found = self._evaluated(text)
        return isinstance(found, QuerySolutions) and next(found, None) is not None

    def _evaluated(self, text: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        try:
            return self._store.query(
                text,
                base_iri=self._question.base,
                use_default_graph_as_union=self._union,
                default_graph=cast("Any", self._defaults) if self._given else None,
                named_graphs=cast("Any", self._named) if self._given else None,
            )
        except SyntaxError as error:
            raise RefusedError(400, **explained(text, str(error), self._question.base)) from error
        except ValueError as error:
            raise RefusedError(400, f"The query cannot be evaluated: {error}.") from error


def _graphs(names: tuple[str, ...]) -> list[NamedNode]:
    try:
        return [NamedNode(name) for name in names]
    except ValueError as error:
        raise RefusedError(400, f"A graph's name must be an IRI: {error}.") from error
