"""A network as the page takes it.

In      nothing
Out     pydantic models.
"""

from typing import Literal

from pydantic import BaseModel, Field

from api.models.filters import FilterQuery
from api.models.parts import Snapshotted
from kg.export import Language

Drawn = Literal["actor-topic", "actor-actor", "answers"]


class NetworkQuery(FilterQuery):
    """Which network is meant."""

    projection: Drawn = Field(
        "actor-topic",
        description="What is an edge: a speaker's stand on a topic, what it says to a target, or whom it answers.",
    )
    limit: int = Field(500, ge=1, le=20_000, description="Edges at most: those with most statements.")
    lang: Language = Field(Language.EN, description="The language of the labels.")


class NetworkNode(BaseModel):
    """An actor or a topic."""

    id: str = Field(description="Kind and slug; its page is /id/{id}.", examples=["actor/nato"])
    slug: str
    iri: str
    label: str
    kind: str = Field(description="actor, demand or issue.")
    sort: str | None = Field(alias="class", description="Of an actor: Person, State, Group …")
    statements: int = Field(description="How many of the shown edges' statements it takes part in.")


class NetworkEdge(BaseModel):
    """All statements of one kind and stance from one node to another."""

    id: str
    source: str
    target: str
    kind: str = Field(description="Kind of statement; between who answers and who is answered, type of answer.")
    stance: str | None
    weight: int = Field(description="How many statements.")
    first: str | None
    last: str | None
    days: list[str] = Field(description="The day of each statement, in their order; empty where it is not known.")
    statements: list[str] = Field(description="Ids of the statements, for /statements/{id}.")
    words: str | None = Field(description="The words of the latest.")


class Network(Snapshotted):
    """Nodes and edges, the heaviest edges first."""

    projection: Drawn
    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    truncated: bool = Field(description="Whether there are more edges than `limit`.")
    note: str | None = Field(None, description="What of it is not as of the day that `known_by` asks for.")
