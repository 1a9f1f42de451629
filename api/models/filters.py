"""The filters as parameters of an address, the same wherever statements are chosen.

In      the query of an address
Out     Filters. A route with more parameters has a model of its own that inherits these.
Limits  unknown parameters are refused: a filter with a typing error would choose everything.
"""

from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from kg.index import Filters
from kg.model import Kind, Stance

_Id = Annotated[str, Field(min_length=1, max_length=300)]
KNOWN_BY = (
    "What this graph held by the end of this day (UTC), also what was retracted since: such statements are marked in"
    " `retracted`. Acts, answers and statuses of demands stay as of today; then `note` says so."
)
Ids = Annotated[tuple[_Id, ...], Field(max_length=100)]


class PeriodQuery(BaseModel):
    """A stretch of time; what ends before it begins is refused."""

    model_config = ConfigDict(extra="forbid")

    since: date | None = Field(None, alias="from", description="First day.", examples=["2021-12-01"])
    until: date | None = Field(None, alias="to", description="Last day.", examples=["2022-01-31"])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise PydanticCustomError("period", "`from` is after `to`: no day is in such a period")
        return self


class ChoosingQuery(PeriodQuery):
    """Which statements are meant. Several values of one filter: any of them; several filters: all of them."""

    speaker: Ids = Field((), description="Actors that hold what is said, by id.", examples=[["vladimir-putin"]])
    target: Ids = Field((), description="Actors that are asked, threatened, accused, supported …, by id.")
    topic: Ids = Field((), description="Demands and issues a stand is taken on, by id.")
    kind: Annotated[tuple[Kind, ...], Field(max_length=20)] = Field((), description="Kinds of statement.")
    stance: Annotated[tuple[Stance, ...], Field(max_length=10)] = Field((), description="Stances.")
    outlet: Ids = Field((), description="Actors that published the document, by id.")
    document: Ids = Field((), description="Documents, by id.")
    side: Ids = Field((), description="Actors whose word it is, by id, whoever spoke for them that day.")
    event: Ids = Field((), description="Calls, meetings … at which it was said, by id.")
    language: Ids = Field((), description="Languages of the documents.", examples=[["id"]])
    as_of: date | None = Field(None, description="What was said by the end of this day.")
    published_by: date | None = Field(None, description="What had been published by the end of this day.")
    known_by: date | None = Field(None, description=KNOWN_BY)
    min_confidence: float | None = Field(None, ge=0, le=1, description="Least confidence, 0 to 1.")
    direct: bool | None = Field(None, description="Only the speaker's own words, or only reported speech.")
    q: Annotated[str, Field(min_length=1, max_length=300)] | None = Field(None, description="Words of the quotation.")

    def filters(self) -> Filters:
        """Return what is asked for as the index takes it.

        Raises:
            Nothing.
        """
        given: dict[str, Any] = {
            one.name: getattr(self, one.name) for one in fields(Filters) if hasattr(self, one.name)
        }
        given |= {name: day.isoformat() for name, day in given.items() if isinstance(day, date)}
        return Filters(**given)


class OfActorsQuery(ChoosingQuery):
    """Filters beside which the topic is said already."""

    actor: Ids = Field((), description="Actors that speak or are spoken to, by id.")


class AboutQuery(ChoosingQuery):
    """Filters beside which the actor is said already."""

    about: Ids = Field((), description="Demands and issues that the words bring up, by id.")


class FilterQuery(OfActorsQuery, AboutQuery):
    """All filters."""


def text(day: date | None) -> str | None:
    """Return a day as a text, as the index takes it.

    Raises:
        Nothing.
    """
    return day.isoformat() if day else None
