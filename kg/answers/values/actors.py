"""Actors and where they stand.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.answers.values.linked import Change, Phase
from kg.answers.values.parts import Counted, Side, Thing, Topic
from kg.answers.values.said import StatementItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorItem(Thing):
    """An actor in a list."""

    actor_class: str | None
    """Person, State, InternationalOrganisation, GovernmentBody, …"""
    made: int
    """Statements the actor made."""
    received: int
    """Statements made to or of the actor."""
    matched: str | None = None
    """The name that is like the words looked for."""
    score: float | None = None
    """How like, from 0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A curated relation to another actor; it has no days."""

    relation: str
    """memberOf, organOf, headOf, headOfStateOf or speaksFor"""
    actor: Thing
    inverse: bool
    """Whether the other stands in this relation to the actor asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office, and the days on which it began and ended."""

    office: Thing
    organisation: Thing | None
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Thing):
    """One actor."""

    snapshot: str
    actor_class: str | None
    labels: dict[str, str]
    """By language; an empty key where the language is not known."""
    aliases: dict[str, tuple[str, ...]]
    """Other names, by language."""
    printed: tuple[str, ...]
    """Names as the documents print them."""
    same_as: tuple[str, ...]
    """The same actor in other collections."""
    ties: tuple[Tie, ...]
    offices: tuple[Office, ...]
    made: int
    received: int
    kinds: dict[str, int]
    """Statements made, by kind."""
    first: date | None
    """Day of the first statement made."""
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor stands on one topic, and the words that say so."""

    topic: Thing
    topic_kind: Literal["demand", "issue"]
    stance: Side | None
    """support or oppose where all its statements that take a side take that one; mixed where they do not."""
    held: Side | None
    """The side taken on the last day that one was taken: what was held as of `as_of`."""
    held_on: date | None
    statements: int
    kinds: dict[str, int]
    stances: dict[str, int]
    first: date | None
    last: date | None
    outlets: tuple[Counted, ...]
    """Whose publications report it."""
    quotes: tuple[StatementItem, ...]
    """The latest of its statements."""
    current: str | None
    """The stance of the last phase: support, oppose, conditional or ambiguous; none where none was ever taken."""
    phases: tuple[Phase, ...]
    """What was held from when to when, in order of time; the latest of them where there are many."""
    changes: tuple[Change, ...]
    """Where one phase became another, in order of time; the latest of them where there are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Where two actors stand on one topic."""

    topic: Topic
    a: Position | None
    b: Position | None
    agreement: Literal["agree", "disagree", "mixed", "unclear"]
