"""The graph as a notebook sees it: questions in, rows out, the same from a folder and from a server.

In      the folder of a store, or the address of a server
Out     Graph.
Source  docs/notebooks.md; kg.answers: what REST and the tools for assistants ask too.
Limits  read-only.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, Unpack

from kg.answers.topics import TopicAsked
from kg.errors import FilterError, ParameterError, UnknownIdError
from kg.export import Projection, Selection
from kg.index.labels import Language
from kg.notebook import questions, tables
from kg.notebook.chosen import Chosen, filters
from kg.notebook.folder import Folder
from kg.notebook.network import network
from kg.notebook.rows import Rows
from kg.notebook.server import Server
from kg.notebook.source import Snapshot, Source
from kg.notebook.topic import Topic

if TYPE_CHECKING:
    import networkx
    import rdflib

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://")
_FEW = 1_000
_EXCHANGE = 500
T = TypeVar("T")


class Graph:
    """A published graph; made by `kg.open`."""

    def __init__(self, place: str | Path, lang: Literal["en", "id", "ru"] = "en") -> None:
        address = str(place)
        self._lang = Language(lang)
        self._source: Source = Server(address) if _ADDRESS.match(address) else Folder(Path(place).expanduser())

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that is asked: its id, and when it was published."""
        return self._source.snapshot

    # ------------------------------------------------------------ looking up

    def actors(self, words: str = "", *, limit: int | None = _FEW, **chosen: Unpack[Chosen]) -> Rows:
        """Return actors: by a name in any language and spelling, or those with most statements.

        Raises:
            KGError: a filter is wrong; the message says what may stand there.
        """
        return tables.of_actors(self._listed(questions.find_actors(words, filters(chosen)), limit))

    def demands(self, words: str = "", *, limit: int | None = _FEW, **chosen: Unpack[Chosen]) -> Rows:
        """Return demands: by a label in any language and spelling, or those with most statements.

        Raises:
            KGError: a filter is wrong; the message says what may stand there.
        """
        return tables.of_topics(self._listed(questions.find_topics("demand", words, filters(chosen)), limit))

    def issues(self, words: str = "", *, limit: int | None = _FEW, **chosen: Unpack[Chosen]) -> Rows:
        """Return issues: by a label in any language and spelling, or those with most statements.

        Raises:
            KGError: a filter is wrong; the message says what may stand there.
        """
        return tables.of_topics(self._listed(questions.find_topics("issue", words, filters(chosen)), limit))

    def statements(
        self,
        *,
        order: Literal["-day", "day", "confidence", "relevance"] = "-day",
        limit: int | None = _FEW,
        **chosen: Unpack[Chosen],
    ) -> Rows:
        """Return statements with their words and sources; `limit=None` gives all.

        Raises:
            KGError: a filter is wrong, or names what the graph does not hold.
        """
        return tables.of_statements(self._listed(questions.find_statements(order, filters(chosen)), limit))

    def positions(self, actor: str, /, *, quotes: int = 3, **chosen: Unpack[Chosen]) -> Rows:
        """Return where an actor stands on each demand and issue; `rows.items` hold more of the words.

        Raises:
            KGError: the graph holds no such actor; the message names those that look like it.
        """
        return tables.of_positions(self._listed(questions.positions_of(actor, quotes, filters(chosen)), None))

    def compare(self, a: str, b: str, **chosen: Unpack[Chosen]) -> Rows:
        """Return where two actors stand on what both speak of.

        Raises:
            KGError: the graph holds no such actor; the message names those that look like it.
        """
        return tables.of_comparisons(self._listed(questions.two_actors(a, b, filters(chosen)), None))

    def demand(self, demand: str, *, quotes: int = 1, **chosen: Unpack[Chosen]) -> Topic:
        """Return one demand: who makes, supports and opposes it, and the exchange in order of time.

        Raises:
            KGError: the graph holds no such demand; the message names those that look like it.
        """
        return self._topic(
            TopicAsked(kind="demand", id=demand, filters=filters(chosen), quotes=quotes, exchange=_EXCHANGE)
        )

    def issue(self, issue: str, *, quotes: int = 1, **chosen: Unpack[Chosen]) -> Topic:
        """Return one issue: who takes which stand on it, and the exchange in order of time.

        Raises:
            KGError: the graph holds no such issue; the message names those that look like it.
        """
        return self._topic(
            TopicAsked(kind="issue", id=issue, filters=filters(chosen), quotes=quotes, exchange=_EXCHANGE)
        )

    def network(
        self,
        projection: Literal["actor-topic", "actor-actor"] = "actor-topic",
        *,
        limit: int | None = None,
        **chosen: Unpack[Chosen],
    ) -> "networkx.MultiDiGraph[str]":
        """Return a network of networkx: statements as edges from speakers to topics, or to the actors they address.

        Raises:
            KGError: there is no such projection, a filter is wrong, or networkx is not installed.
        """
        if projection not in ("actor-topic", "actor-actor"):
            raise FilterError("projection", f"cannot be {projection!r}, only: actor-topic, actor-actor.")
        selection = Selection(projection=Projection(projection), filters=filters(chosen), language=self._lang)
        drawn = self._asked(lambda: self._source.drawn(selection, limit))
        return network(drawn, projection=projection, snapshot=self.snapshot.id)

    # ------------------------------------------------------------ asking

    def query(self, question: str, **values: object) -> Rows:
        """Return the rows of a SPARQL query, or of a saved query by its name, with values for its parameters.

        Raises:
            KGError: the query is wrong, or there is no such saved query; the message says what to write.
        """
        if _NAME.fullmatch(question.strip()):
            return self._source.saved(question.strip(), {name: str(value) for name, value in values.items()})
        if values:
            name = next(iter(values))
            raise ParameterError("SPARQL", name, "belongs to saved queries. Write the value into the query itself.")
        return self._source.select(question)

    def ask(self, question: str) -> bool:
        """Return the answer to a SPARQL query that asks for yes or no.

        Raises:
            KGError: the query is wrong, or was not answered.
        """
        return self._source.ask(question)

    def queries(self) -> Rows:
        """Return the saved queries: their names, what they ask, and their parameters (optional ones in brackets).

        Raises:
            KGError: a server did not answer.
        """
        return self._source.catalogue()

    def rdflib(self) -> "rdflib.Dataset":
        """Return the graph as a dataset of rdflib, for its SPARQL, its serialisers, and all that is built on it.

        Raises:
            ExtraError: what it needs is not installed.
        """
        return self._source.rdflib()

    def cite(self, question: str = "") -> str:
        """Return how to cite the graph, or an answer to a question, so that others can find the same again.

        Raises:
            KGError: a server did not answer.
        """
        held, today = self.snapshot, datetime.now(UTC).date()
        asked = f' Query: "{" ".join(question.split())}".' if question else ""
        return (
            f"Communiqué, a knowledge graph of political statements. Snapshot {held.id}, published "
            f"{held.published.date()}. {self._source.place}.{asked} Accessed {today}."
        )

    def __repr__(self) -> str:
        return f"<Graph of {self._source.place}, snapshot {self.snapshot.id}>"

    # ------------------------------------------------------------ inside

    def _listed(self, listing: questions.Listing[T], limit: int | None) -> questions.Found[T]:
        return self._asked(lambda: self._source.listed(listing, self._lang, limit))

    def _topic(self, asked: TopicAsked) -> Topic:
        return Topic(self._asked(lambda: self._source.told(questions.one_topic(asked), self._lang)))

    def _asked(self, ask: Callable[[], T]) -> T:
        """What was asked; who gave a name where an id is wanted is told the ids of what goes by it."""
        try:
            return ask()
        except UnknownIdError as error:
            asked = [find for kind, find in self._finders() if kind in error.kind]
            near = [f"{row.id} ({row.label})" for find in asked for row in find(error.words, limit=3)]
            raise UnknownIdError(error.kind, error.given, near or error.near, error.parameter) from None

    def _finders(self) -> list[tuple[str, Callable[..., Rows]]]:
        return [("actor", self.actors), ("demand", self.demands), ("issue", self.issues)]
