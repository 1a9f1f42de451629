"""Answers of /queries and /health.

In      nothing
Out     pydantic models: the OpenAPI document is made of these.
"""

from typing import Literal

from pydantic import BaseModel, Field

from api.models.parts import Snapshotted


class QueryParameter(BaseModel):
    """A parameter of a saved query."""

    name: str
    type: str
    description: str
    optional: bool
    default: str | None
    example: str | None = Field(description="A value to try.")
    allowed: list[str] | None = Field(description="All values there are, where they can be listed.")


class SavedQuery(BaseModel):
    """A saved query, with a route of its own."""

    name: str
    title: str
    asks: str
    parameters: list[QueryParameter]
    returns: dict[str, str] = Field(description="What each column holds.")
    example: str = Field(description="An address to try: the route with a value for each parameter that must have one.")


class SavedQueries(Snapshotted):
    """All saved queries."""

    queries: list[SavedQuery]


class Cell(BaseModel):
    """A term, in the form of the SPARQL JSON results."""

    type: str
    value: str
    language: str | None = Field(default=None)
    datatype: str | None = Field(default=None)


class QueryAnswer(Snapshotted):
    """The answer of a saved query."""

    query: str
    columns: list[str]
    rows: list[list[Cell | None]]
    next: int | None = Field(description="The offset at which the rows go on; null at their end.")


class Health(BaseModel):
    """Whether the service lives and can answer."""

    live: bool
    ready: bool = Field(description="Whether a snapshot is published and workers can answer from it.")
    version: str
    workers: dict[str, int] = Field(description="Workers by state: idle, busy, slow, starting.")
    writes: Literal["off", "ready", "down"] = Field(description="Whether updates are taken, and can be.")
    snapshot: str | None
    number: int | None
    age_seconds: float | None = Field(description="Since the snapshot was published.")
    index: str | None = Field(description="Id of the snapshot that look-ups answer from; they may lag by a moment.")
    in_memory: bool = Field(description="Whether answers come from a copy of the snapshot in memory.")


class Probe(BaseModel):
    """A yes or no, for machines that look every few seconds."""

    ok: bool
