"""Answers of /demands.

In      nothing
Out     pydantic models: the OpenAPI document is made of these.
"""

from pydantic import BaseModel, Field

from api.models.parts import Quote, Snapshotted, Thing


class DemandSummary(Thing):
    """A demand or issue in a list."""

    kind: str = Field(description="demand or issue")
    demanders: int
    opponents: int
    statements: int


class Demands(Snapshotted):
    """A page of demands and issues."""

    limit: int
    offset: int
    demands: list[DemandSummary]


class Stand(BaseModel):
    """An actor's statements on one demand or issue."""

    actor: Thing
    quotes: list[Quote]


class Demand(Snapshotted, Thing):
    """One demand or issue, and who stands where."""

    kind: str
    labels: dict[str, str]
    definitions: dict[str, str]
    demanded_by: list[Stand]
    opposed_by: list[Stand]
    other: list[Stand] = Field(description="Statements that support, agree, threaten, accuse, deny or assert.")
