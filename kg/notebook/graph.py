"""The graph as a notebook sees it: questions in, rows out, the same from a folder and from a server.

In      the folder of a store, or the address of a server
Out     Graph.
Source  issue of the researcher's window; docs/notebooks.md.
Limits  read-only.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ParameterError
from kg.notebook.folder import Folder
from kg.notebook.rows import Rows
from kg.notebook.server import Server
from kg.notebook.source import Snapshot, Source

if TYPE_CHECKING:
    import rdflib

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://")


class Graph:
    """A published graph; made by `kg.open`."""

    def __init__(self, place: str | Path) -> None:
        address = str(place)
        self._source: Source = Server(address) if _ADDRESS.match(address) else Folder(Path(place).expanduser())

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that is asked: its id, and when it was published."""
        return self._source.snapshot

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
