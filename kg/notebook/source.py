"""Where a notebook's graph comes from: what a folder and a server both give.

In      questions
Out     rows, and what the lists of REST hold, as values for JSON.
Limits  whatever source it is, the same question has the same answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.export import Selection
from kg.index.labels import Language
from kg.notebook.network import Drawn
from kg.notebook.questions import Found, Listing, Single
from kg.notebook.rows import Rows

if TYPE_CHECKING:
    import rdflib

T = TypeVar("T")

TRIPLE = ("subject", "predicate", "object")
"""Columns of the answer to a query for a graph."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of the graph: the same input gives the same id."""

    id: str
    published: datetime


class Source(Protocol):
    """A folder or a server."""

    @property
    def place(self) -> str:
        """Return its path or address."""

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that is asked."""

    def select(self, text: str) -> Rows:
        """Return the rows of a query, or the triples of a graph.

        Raises:
            NoAnswerError: the query is wrong, or was not answered.
        """

    def ask(self, text: str) -> bool:
        """Return the answer to a question of yes or no.

        Raises:
            NoAnswerError: the query is wrong, or was not answered.
        """

    def saved(self, name: str, values: Mapping[str, str]) -> Rows:
        """Return the rows of a saved query.

        Raises:
            UnknownQueryError: there is none of that name.
            ParameterError: a value is missing or wrong.
        """

    def catalogue(self) -> Rows:
        """Return the saved queries.

        Raises:
            NoAnswerError: a server did not answer.
        """

    def listed(self, listing: Listing[T], language: Language, most: int | None) -> Found[T]:
        """Return the first items of a list, or all of them.

        Raises:
            KGError: an id is unknown, or a server did not answer.
        """

    def told(self, single: Single[T], language: Language) -> T:
        """Return what is said of one thing.

        Raises:
            KGError: its id is unknown, or a server did not answer.
        """

    def drawn(self, selection: Selection, most: int | None) -> Drawn:
        """Return a network: its heaviest edges, or all, and their nodes.

        Raises:
            KGError: an id is unknown, or a server did not answer, or has more edges than it gives.
        """

    def rdflib(self) -> "rdflib.Dataset":
        """Return the graph as a dataset of rdflib.

        Raises:
            ExtraError: what it needs is not installed.
        """
