"""One demand or issue in a notebook: who stands where, and what was said in order of time.

In      a TopicAnswer
Out     Topic.
Limits  the exchange has the first five hundred statements.
"""

import html
from dataclasses import dataclass

from kg.answers.values import TopicAnswer
from kg.notebook.questions import Found
from kg.notebook.rows import Rows
from kg.notebook.tables import of_stands, of_statements


@dataclass(frozen=True, slots=True)
class Topic:
    """A demand or an issue."""

    answer: TopicAnswer

    @property
    def iri(self) -> str:
        """Return its IRI."""
        return self.answer.iri

    @property
    def label(self) -> str:
        """Return its label."""
        return self.answer.label

    @property
    def status(self) -> str | None:
        """Return how it stands with it: open, supported, rejected or contested."""
        return self.answer.status

    @property
    def stands(self) -> Rows:
        """Return who demands, supports and opposes it, and who speaks of it without taking a side."""
        told = self.answer
        return of_stands(
            [
                ("demands", told.demanded_by),
                ("supports", told.supported_by),
                ("opposes", told.opposed_by),
                ("other", told.other),
            ]
        )

    @property
    def exchange(self) -> Rows:
        """Return demand and answer in order of time."""
        return of_statements(Found(self.answer.exchange, self.answer.mentioned))

    def __repr__(self) -> str:
        return f"{self._told()}\n{self.stands!r}"

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(self._told())}</p>{self.stands._repr_html_()}"

    def _told(self) -> str:
        status = f", {self.status}" if self.status else ""
        return f"{self.answer.kind} {self.answer.id!r}: {self.label}{status}"
