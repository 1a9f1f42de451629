"""What is counted: periods, matrices, statistics; and what a search finds.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.answers.values.actors import ActorItem
from kg.answers.values.documents import DocumentItem
from kg.answers.values.parts import Counted, CountedTopic, Side
from kg.answers.values.said import StatementItem
from kg.answers.values.topics import TopicItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time, and how much was said in it."""

    period: str
    """2021-12-07, 2021-W49, 2021-12 or 2021"""
    first: date
    last: date
    statements: int
    kinds: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """What one actor says of one topic."""

    actor: str
    topic: str
    topic_kind: Literal["demand", "issue"]
    support: int
    oppose: int
    other: int
    statements: int
    first: date | None
    last: date | None
    stance: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Actors by topics: those with most statements among those chosen."""

    snapshot: str
    actors: tuple[Counted, ...]
    topics: tuple[CountedTopic, ...]
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedOutlet(Counted):
    """A publication, and how much of what is counted it reports."""

    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How much there is of what."""

    snapshot: str
    published: str
    """When the snapshot was published."""
    documents: int
    statements: int
    actors: int
    """Actors that speak or are spoken to."""
    demands: int
    """Demands on which a stand is taken."""
    issues: int
    events: int
    outlets: int
    first: date | None
    last: date | None
    undated: int
    direct: int
    """Statements in the speaker's own words."""
    kinds: dict[str, int]
    stances: dict[str, int]
    languages: dict[str, int]
    top_speakers: tuple[Counted, ...]
    top_topics: tuple[CountedTopic, ...]
    top_outlets: tuple[CountedOutlet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A few of each that match the words."""

    snapshot: str
    actors: tuple[ActorItem, ...]
    topics: tuple[TopicItem, ...]
    statements: tuple[StatementItem, ...]
    documents: tuple[DocumentItem, ...]
