"""Answers of /actors.

In      nothing
Out     pydantic models: the OpenAPI document is made of these.
"""

from datetime import date

from pydantic import BaseModel, Field

from api.models.parts import Quote, Snapshotted, Thing


class ActorSummary(Thing):
    """An actor in a list."""

    actor_class: str = Field(description="Person, State, InternationalOrganisation, …")
    made: int = Field(description="Statements the actor made.")
    received: int = Field(description="Statements made to or of the actor.")


class Actors(Snapshotted):
    """A page of actors."""

    limit: int
    offset: int
    actors: list[ActorSummary]


class Tie(BaseModel):
    """A curated relation between actors; not indexed by time."""

    relation: str
    actor: str


class Office(BaseModel):
    """An office and the days on which it began and ended."""

    office: Thing
    organisation: Thing
    first: date | None
    last: date | None


class Actor(Snapshotted, Thing):
    """One actor."""

    actor_class: str
    labels: dict[str, str] = Field(description="By language; an empty key where the language is not known.")
    aliases: dict[str, list[str]]
    same_as: list[str]
    ties: list[Tie]
    offices: list[Office]
    statements: dict[str, int] = Field(description="Number of statements made, by kind.")


class Position(BaseModel):
    """Where an actor stands on one topic."""

    topic: Thing
    topic_kind: str = Field(description="demand or issue")
    statements: int
    kinds: dict[str, int]
    stances: dict[str, int]
    first: date | None
    last: date | None
    quotes: list[Quote]


class Positions(Snapshotted):
    """An actor's positions, topic by topic."""

    actor: Thing
    positions: list[Position]
