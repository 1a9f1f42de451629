"""Demands and issues, and who stands where on them.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.answers.values.parts import Thing, Topic
from kg.answers.values.said import StatementItem


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
    status: Literal["open", "supported", "rejected", "contested"] | None
    """open: demanded, and nobody has taken a side yet; supported, rejected: others have taken one side only;
    contested: both. None where nobody has demanded, supported or opposed it."""
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
    exchange: tuple[StatementItem, ...]
    """Demand and answer in order of time; the first of them where there are many."""
    next: str | None
    """Cursor of the rest of the exchange, for …/exchange."""
