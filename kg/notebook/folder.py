"""A store's folder as a source: its published snapshot, read-only.

In      the folder of a store
Out     rows.
Source  decision 0003 (snapshots); decision 0022 (what is refused before the engine sees it).
Limits  the snapshot that was published when the folder was opened, however often the store is built again. A query has
        no deadline here: interrupt the notebook, and it is answered no more, though the engine goes on until it ends.
"""

import queue
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from pyoxigraph import QueryBoolean, QuerySolutions

from kg.answers.view import View
from kg.errors import ExtraError, KGError, NoAnswerError, NoGraphError, UnknownQueryError
from kg.export import Selection
from kg.export.network import drawn
from kg.index import Index, opened
from kg.index.labels import Language
from kg.notebook.network import Drawn
from kg.notebook.questions import Found, Listing, Single, gathered
from kg.notebook.rows import Rows
from kg.notebook.source import TRIPLE, Snapshot
from kg.notebook.values import Term, plain
from kg.paths import slug_of
from kg.places import QUERIES
from kg.queries import NamedQuery, Parameter, load, run
from kg.sparql import Limits, examined, explained, refusal
from kg.store import current, open_snapshot

if TYPE_CHECKING:
    import rdflib

T = TypeVar("T")

_EVERYTHING = 1 << 40


_LIMITS = Limits()


class Folder:
    """The published snapshot in a store's folder."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise NoGraphError(str(path), "there is no such folder. Give a store's folder or a server's URL.")
        self._held = current(path)
        self._store = open_snapshot(self._held)
        self.place = str(path)
        self.snapshot = Snapshot(self._held.id, self._held.published)

    def select(self, text: str) -> Rows:
        """Return the rows of a query, or the triples of a graph.

        Raises:
            NoAnswerError: the query is wrong or refused, or asks for yes or no.
        """
        found = _apart(lambda: self._evaluated(text))
        if isinstance(found, bool):
            raise NoAnswerError("This query gives yes or no: ask it with g.ask(…).")
        return found

    def ask(self, text: str) -> bool:
        """Return the answer to a question of yes or no.

        Raises:
            NoAnswerError: the query is wrong or refused, or asks for rows.
        """
        found = _apart(lambda: self._evaluated(text))
        if not isinstance(found, bool):
            raise NoAnswerError("This query gives rows: ask it with g.query(…).")
        return found

    def saved(self, name: str, values: Mapping[str, str]) -> Rows:
        """Return the rows of a saved query.

        Raises:
            UnknownQueryError: there is none of that name.
            ParameterError: a value is missing or wrong.
        """
        if name not in self._queries:
            raise UnknownQueryError(name, list(self._queries))

        def asked() -> Rows:
            table = run(self._store, self._queries[name], values)
            return _rows(table.columns, table.rows)

        return _apart(asked)

    def catalogue(self) -> Rows:
        """Return the saved queries.

        Raises:
            DataError: one of them has a bad header.
        """
        told = [(q.name, q.asks, tuple(_parameter(p) for p in q.parameters)) for q in self._queries.values()]
        return Rows(("name", "asks", "parameters"), told)

    def listed(self, listing: Listing[T], language: Language, most: int | None) -> Found[T]:
        """Return the first items of a list, or all of them.

        Raises:
            UnknownIdError: the graph holds no such actor, topic or document.
        """
        view = View(self._index, language)
        return gathered(lambda part: listing.read(view, part), most)

    def told(self, single: Single[T], language: Language) -> T:
        """Return what is said of one thing.

        Raises:
            UnknownIdError: the graph holds no such thing.
        """
        return single.read(View(self._index, language))

    def drawn(self, selection: Selection, most: int | None) -> Drawn:
        """Return a network: its heaviest edges, or all, and their nodes.

        Raises:
            UnknownIdError: a filter names what the graph does not hold.
        """
        nodes, edges, truncated = drawn(self._index, selection, _EVERYTHING if most is None else most)
        told = [{**edge._asdict(), "statements": [slug_of(iri) for iri in edge.statements]} for edge in edges]
        return Drawn(tuple({**node._asdict(), "class": node.sort} for node in nodes), tuple(told), truncated)

    def rdflib(self) -> "rdflib.Dataset":
        """Return the graph as a dataset of rdflib, its default graph the union of all graphs.

        Raises:
            ExtraError: oxrdflib is not installed.
        """
        try:
            from oxrdflib import OxigraphStore
            from rdflib import Dataset
        except ImportError as error:
            raise ExtraError("rdflib's view of a folder needs oxrdflib", "notebook") from error
        return Dataset(store=OxigraphStore(store=self._store), default_union=True)

    # ------------------------------------------------------------ inside

    @cached_property
    def _index(self) -> Index:
        """Made now if nobody has made it yet, which takes a while for a large graph."""
        return opened(self._held)

    @cached_property
    def _queries(self) -> dict[str, NamedQuery]:
        return load(QUERIES)

    def _evaluated(self, text: str) -> Rows | bool:
        said = examined(text, _LIMITS)
        if said.updates:
            raise NoAnswerError("This is an update; a notebook only reads.")
        if reason := refusal(said, _LIMITS):
            raise NoAnswerError(reason)
        try:
            found = self._store.query(text, use_default_graph_as_union=not said.has_dataset)
            if isinstance(found, QueryBoolean):
                return bool(found)
            if isinstance(found, QuerySolutions):
                return _rows([variable.value for variable in found.variables], found)
            return _rows(TRIPLE, sorted(found, key=str))
        except SyntaxError as error:
            raise NoAnswerError(explained(text, str(error))["detail"]) from error
        except (RuntimeError, ValueError, OSError) as error:
            raise NoAnswerError(f"The query was not answered: {error}") from error


def _parameter(parameter: Parameter) -> str:
    return f"[{parameter.name}]" if parameter.optional else parameter.name


def _rows(columns: Iterable[str], found: Iterable[Iterable[Term]]) -> Rows:
    return Rows(tuple(columns), [[plain(term) for term in row] for row in found])


def _apart(work: Callable[[], T]) -> T:
    """Do it in a thread of its own, and wait so that Ctrl-C is heard: the engine itself never hears it."""
    outcome: queue.SimpleQueue[tuple[T | None, KGError | None]] = queue.SimpleQueue()

    def told() -> None:
        try:
            outcome.put((work(), None))
        except KGError as error:
            outcome.put((None, error))

    threading.Thread(target=told, daemon=True).start()
    found, error = outcome.get()
    if error is not None:
        raise error
    return cast("T", found)
