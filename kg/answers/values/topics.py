"""Demands and issues, and who stands where on them.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.answers.values.linked import AnswerItem
from kg.answers.values.parts import Thing, Topic
from kg.answers.values.said import StatementItem

Status = Literal["open", "answered", "rejected", "partly-met", "conceded", "withdrawn", "contested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How it stood with a demand in one period."""

    status: Status
    first: date | None
    last: date | None
    """None where it still stands so."""
    statements: tuple[StatementItem, ...]
    """What brought it about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicItem(Topic):
    """A demand or issue in a list."""

    statements: int
    """Statements that take a stand on it, or tell of it."""
    mentioned: int
    """Statements whose words bring it up."""
    demanders: int
    """Actors that demand it."""
    supporters: int
    """Actors that support it or agree to it."""
    opponents: int
    """Actors that reject or oppose it."""
    status: Status | None
    """How it stands with a demand: open, answered, rejected, partly-met, conceded, withdrawn or contested; none where
    nobody has demanded it, and for issues."""
    status_since: date | None
    """The first day on which it stood so."""
    matched: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """An actor's statements on one topic, as far as they are on one side."""

    actor: Thing
    statements: int
    first: date | None
    last: date | None
    quotes: tuple[StatementItem, ...]
    """The latest of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAnswer(TopicItem):
    """One demand or issue, and who stands where."""

    snapshot: str
    labels: dict[str, str]
    definitions: dict[str, str]
    same_as: tuple[str, ...]
    demanded_by: tuple[Stand, ...]
    supported_by: tuple[Stand, ...]
    opposed_by: tuple[Stand, ...]
    other: tuple[Stand, ...]
    """Who threatens, accuses, denies or asserts something that concerns it, taking no side."""
    assessments: tuple[Assessment, ...]
    """How it stood with a demand from when to when, in order of time."""
    answers: tuple[AnswerItem, ...]
    """Answers to what was said on it, the latest first; the first of them where there are many."""
    exchange: tuple[StatementItem, ...]
    """Demand and answer in order of time; the first of them where there are many."""
    next: str | None
    """Cursor of the rest of the exchange, for …/exchange."""
    note: str | None = None
    """What of it is not as of the day that `known_by` asks for; none where all of it is."""
