"""Documents and events.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass
from datetime import date

from kg.answers.values.parts import Thing
from kg.answers.values.said import Source, StatementItem


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentItem(Source):
    """A document in a list."""

    characters: int | None
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """Where in a text the words of a statement stand."""

    start: int
    end: int
    statement: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(DocumentItem):
    """One document, and what it says."""

    snapshot: str
    sha256: str | None
    """Of the UTF-8 bytes of the text."""
    kinds: dict[str, int]
    said: tuple[StatementItem, ...]
    """Its statements, in the order of its text."""
    text: str | None = None
    """Only where the operator of the server allows it to be shown."""
    highlights: tuple[Highlight, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem(Thing):
    """Something that happened between actors, or is planned."""

    event_class: str | None
    status: str | None
    """held, planned, cancelled …"""
    first: date | None
    last: date | None
    participants: tuple[Thing, ...]
    curated: bool
    """Whether somebody has described it by hand; else it is as documents tell of it."""
    statements: int
    """How many statements were made at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(EventItem):
    """One event, what was said there, and what its participants said around it."""

    snapshot: str
    labels: dict[str, str]
    definitions: dict[str, str]
    same_as: tuple[str, ...]
    said: tuple[StatementItem, ...]
    """Statements of participants to participants, from a week before to a week after, that were made elsewhere."""
    made_there: tuple[StatementItem, ...]
    """Statements made at it, in order of time; the first of them where there are many."""
    documents: tuple[Source, ...]
    """What tells of it."""
