"""What an extractor hands on.

In      nothing
Out     Extraction, and the Extractor protocol that every back end keeps.
Limits  values only.
"""

from dataclasses import dataclass
from typing import Protocol

from kg.extract.calendar import Calendar
from kg.model import NO_OCCASIONS, Answer, Document, Mention, Occasions, Refusal, Statement


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an extractor made of a document."""

    statements: tuple[Statement, ...]
    """In the order of the text; no two with the same span."""
    rejected: tuple[Refusal, ...]
    """What was proposed and refused, with the reason."""
    answers: tuple[Answer, ...] = ()
    """Which of the statements answer which, by their places: none before kg.reply has looked."""
    named: tuple[tuple[Mention, ...], ...] = ()
    """Who is named in each sentence, pronouns too; empty where the back end does not say."""
    when: Calendar | None = None
    """What is known of the document's own time; None where the back end does not say."""
    occasions: Occasions = NO_OCCASIONS
    """The events told of, and which statements were made there: none before kg.occasion has looked."""


class Extractor(Protocol):
    """A back end: Document → Extraction, without side effects."""

    @property
    def name(self) -> str:
        """Return the name by which the command line knows it.

        Raises:
            Nothing.
        """
        ...

    def extract(self, doc: Document) -> Extraction:
        """Return the statements of a document.

        Raises:
            Nothing.
        """
        ...
