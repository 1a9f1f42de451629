"""Kinds of answers: of which type they are, which fields they have, in which forms they can be had.

In      types of kg.answers
Out     JSON of their values; what OpenAPI says of them.
Limits  values are written down as they are and not checked again: their types were, when this house was.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, with_config

from api.models import ProblemDetails
from api.models.shaped import Form
from api.problems import MEDIA_TYPE, ProblemError
from kg.answers import values as told
from kg.answers.paging import Page

T = TypeVar("T")

_described = with_config(ConfigDict(use_attribute_docstrings=True))
"""What stands below a field describes it in the API's description too."""
for _kind in (Page, *(getattr(told, name) for name in told.__all__)):
    if isinstance(_kind, type):
        _described(_kind)

FIELDS: Final = "x-fields"
"""Where in the description of an operation its fields stand until `api.openapi` puts them where they belong."""
MEDIA_TYPES: Final = {Form.JSON: "application/json", Form.JSONLD: "application/ld+json", Form.CSV: "text/csv"}


class Chosen(BaseModel):
    """An answer of which only some fields were asked for, by `fields`."""

    model_config = ConfigDict(extra="allow")

    snapshot: str


@dataclass(frozen=True)
class Shape(Generic[T]):
    """One kind of answer."""

    name: str
    """Under which its example stands, in examples.json."""
    of: type[T]
    item: type[Any]
    """What `fields` chooses from, and what is a row of a table."""
    table: str | None = None
    """Its columns, in columns.toml; None for what is no table."""
    is_linked: bool = True
    """Whether it can be had as JSON-LD."""
    among: str | None = None
    """The field in which the rows of its table stand; None where it is a row itself."""

    @cached_property
    def adapter(self) -> TypeAdapter[T]:
        """Return what writes it as JSON."""
        return TypeAdapter(self.of)

    @cached_property
    def names(self) -> list[str]:
        """Return what `fields` chooses from."""
        return [field.name for field in fields(self.item)]

    @property
    def is_list(self) -> bool:
        """Return whether it is a page of items."""
        return self.among == "items"

    def rows(self, value: T) -> tuple[object, ...]:
        """Return what its table tells of, row by row.

        Raises:
            Nothing.
        """
        found: tuple[object, ...] = getattr(value, self.among) if self.among else (value,)
        return found

    @property
    def forms(self) -> Mapping[str, Form]:
        """Return its forms by media type, the preferred one first."""
        known = {Form.JSON: True, Form.JSONLD: self.is_linked, Form.CSV: self.table is not None}
        return {MEDIA_TYPES[form]: form for form, can in known.items() if can}

    @property
    def route(self) -> dict[str, Any]:
        """Return what the decorator of a route of such answers is told."""
        others = {name: {"schema": _SCHEMAS[form]} for name, form in self.forms.items() if form is not Form.JSON}
        headers = {name: {"schema": {"type": "string"}, "description": told} for name, told in _HEADERS.items()}
        answers: dict[int | str, dict[str, Any]] = {
            200: {"content": {"application/json": {"example": _example(self.name)}, **others}, "headers": headers},
            304: {"description": "Nothing has changed since the answer whose ETag was sent"},
            406: {
                "description": f"It can be had as {', '.join(self.forms)}",
                "content": {MEDIA_TYPE: {"schema": ProblemDetails.model_json_schema()}},
            },
        }
        told: dict[str, Any] = {"response_model": self.of | Chosen, "responses": answers}
        return {**told, "openapi_extra": {FIELDS: self.names}}

    def chosen(self, named: str | None) -> tuple[str, ...] | None:
        """Return the fields that are wanted; None for all.

        Raises:
            ProblemError: there is no such field (422).
        """
        if named is None:
            return None
        wanted = tuple(dict.fromkeys(named.split(",")))
        for one in wanted:
            if one not in self.names:
                told = f"fields: there is no {one!r}. Allowed, with commas between them: {', '.join(self.names)}."
                raise ProblemError(422, told, parameter="fields", allowed=self.names)
        return wanted

    def json(self, value: T, wanted: tuple[str, ...] | None) -> bytes:
        """Return a value as JSON.

        Raises:
            Nothing.
        """
        return self.adapter.dump_json(value, include=self._included(wanted))

    def plain(self, value: T) -> dict[str, Any]:
        """Return a value as what its JSON is made of.

        Raises:
            Nothing.
        """
        told: dict[str, Any] = self.adapter.dump_python(value, mode="json")
        return told

    def _included(self, wanted: tuple[str, ...] | None) -> dict[str, Any] | None:
        if wanted is None:
            return None
        chosen = dict.fromkeys(wanted, True)
        if not self.is_list:
            return {"snapshot": True, **chosen}
        return {"snapshot": True, "items": {"__all__": chosen}, "total": True, "next": True}


_SCHEMAS: Final = {Form.CSV: {"type": "string"}, Form.JSONLD: {"type": "object"}}
_HEADERS: Final = {
    "ETag": "Names this answer: send it as If-None-Match, and what has not changed is not sent again.",
    "Link": "This page (self), the first and the next one.",
    "X-Snapshot": "The state of the graph it was read from.",
}


def _example(name: str) -> object:
    """An answer over the sample articles."""
    return _examples()[name]["answer"]


@cache
def _examples() -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
    return told


def _list(name: str, item: type[T], table: str) -> Shape[Page[T]]:
    return Shape(name, Page[item], item, table, among="items")  # type: ignore[valid-type]


ACTORS: Final = _list("actors", told.ActorItem, "actors")
ACTOR: Final = Shape("actor", told.Actor, told.Actor, "actors")
POSITIONS: Final = _list("positions", told.Position, "positions")
COMPARISONS: Final = _list("comparisons", told.Comparison, "comparisons")
TOPICS: Final = _list("topics", told.TopicItem, "topics")
TOPIC: Final = Shape("topic", told.TopicAnswer, told.TopicAnswer, "topics")
STATEMENTS: Final = _list("statements", told.StatementItem, "statements")
STATEMENT: Final = Shape("statement", told.Statement, told.Statement, "statements")
DOCUMENTS: Final = _list("documents", told.DocumentItem, "documents")
DOCUMENT: Final = Shape("document", told.Document, told.Document, "documents")
EVENTS: Final = _list("events", told.EventItem, "events")
EVENT: Final = Shape("event", told.Event, told.Event, "events")
ANSWERS: Final = _list("answers", told.AnswerItem, "answers")
ACTS: Final = _list("acts", told.ActItem, "acts")
ACT: Final = Shape("act", told.Act, told.Act, "acts")
CHANGES: Final = Shape("changes", Page[told.ChangeItem], told.ChangeItem, "changes", is_linked=False, among="items")
PERIODS: Final = Shape("periods", Page[told.Period], told.Period, "periods", is_linked=False, among="items")
MATRIX: Final = Shape("matrix", told.Matrix, told.MatrixCell, "cells", is_linked=False, among="cells")
STATISTICS: Final = Shape("statistics", told.Statistics, told.Statistics, is_linked=False)
FOUND: Final = Shape("found", told.Found, told.Found, is_linked=False)
