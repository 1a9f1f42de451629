"""What OpenRefine sends, and what it is answered.

In      nothing
Out     pydantic models.
Source  Reconciliation Service API 0.2 and its JSON schemas.
Limits  further keys of a query are read over: clients add some of their own.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel

PropertyValue = str | bool | int | float | dict[str, object]


class OtherColumn(BaseModel):
    """A value of another column of the row."""

    pid: str
    v: PropertyValue | list[PropertyValue]


class ReconciliationQuery(BaseModel):
    """A cell to be reconciled."""

    query: str = Field("", max_length=500)
    type: str | list[str] | None = None
    limit: int = Field(5, ge=1)
    properties: list[OtherColumn] = []
    type_strict: Literal["any", "should", "all"] | None = None


class ExtensionProperty(BaseModel):
    """A property to be fetched."""

    id: str
    settings: dict[str, object] = {}


class ExtensionQuery(BaseModel):
    """Things, and the properties wanted of them."""

    ids: list[str] = Field(max_length=1000)
    properties: list[ExtensionProperty] = Field(max_length=50)


Queries = Annotated[dict[str, ReconciliationQuery], Field(max_length=100)]


class Reconciled(RootModel[dict[str, Any]]):
    """The manifest; or, under the asker's own keys, what each query may mean; or meta and rows of an extension."""


class TypeTold(BaseModel):
    """A type."""

    id: str
    name: str


class Feature(BaseModel):
    """One reason for a score."""

    id: str
    value: float


class CandidateTold(BaseModel):
    """A thing that may be meant."""

    id: str
    name: str
    description: str
    type: list[TypeTold]
    score: float
    match: bool
    features: list[Feature]


class Results(BaseModel):
    """What a cell may mean, best first."""

    result: list[CandidateTold]


class Suggestion(BaseModel):
    """A thing, type or property whose name begins as asked."""

    id: str
    name: str
    description: str | None = None
    notable: list[TypeTold] | None = None
    broader: list[TypeTold] | None = None


class Suggestions(BaseModel):
    """What may be meant."""

    result: list[Suggestion]


class Flyout(BaseModel):
    """A few words on something, as HTML."""

    id: str
    html: str


class ProposedProperties(BaseModel):
    """Properties that things of a type may have."""

    type: str | None = None
    limit: int | None = None
    properties: list[TypeTold]
