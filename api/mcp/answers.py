"""What the tools answer: the schemas that clients are told are made of these.

In      nothing
Out     pydantic models.
Limits  what has no value is left out of an answer, to spare a model's room.
"""

from typing import Any

from pydantic import BaseModel, Field, SerializerFunctionWrapHandler, model_serializer

from api.mcp.marking import Untrusted

Value = str | int | float | bool


class Told(BaseModel):
    """A part of an answer."""

    @model_serializer(mode="wrap")
    def _without_empty(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in write(self).items() if value is not None}


class Answer(Told):
    """What every answer says of where it comes from."""

    snapshot: str = Field(description="The id of the published graph that answered; cite it.")


class Cell(Told):
    """One value of a row: exactly one of its fields beside language and datatype is there."""

    iri: str | None = None
    value: Value | None = Field(default=None, description="A number, a day or a truth value.")
    untrusted_text: Untrusted | None = None
    language: str | None = None
    datatype: str | None = None


class Rows(Answer):
    """The answer to a query that gives rows, or yes or no."""

    columns: list[str]
    rows: list[dict[str, Cell]] = Field(description="One object a row; a variable without a value is missing.")
    boolean: bool | None = Field(default=None, description="The answer to an ASK query.")
    truncated: bool = Field(description="Whether rows were cut off: if so, narrow the query or use OFFSET.")
    told: str | None = Field(default=None, description="What was cut off, and how to get the rest.")


class Prefix(Told):
    """A prefix that may be used in queries, once it is declared there."""

    prefix: str
    namespace: str


class Property(Told):
    """A property that things of a class have."""

    property: str
    label: str | None = None
    triples: int
    objects: list[str] = Field(default_factory=list, description="Classes of its values, the most frequent first.")


class Class(Told):
    """A class that things in the graph have."""

    name: str
    iri: str
    label: str | None = None
    definition: str | None = None
    things: int


class Example(Told):
    """One triple of an example."""

    property: str
    value: Cell


class Schema(Answer):
    """What the graph is made of."""

    classes: list[Class]
    properties: list[Property] = Field(default_factory=list, description="Of the class asked about.")
    example: str | None = Field(default=None, description="The IRI of one thing of the class asked about.")
    example_triples: list[Example] = Field(default_factory=list)
    prefixes: list[Prefix]
    statements_in_words: str = Field(description="How statements are written, and how to ask for them.")


class Parameter(Told):
    """A parameter of a saved query."""

    name: str
    type: str
    description: str
    optional: bool
    default: str | None = None
    example: str | None = None


class SavedQuery(Told):
    """A saved query."""

    name: str
    asks: str
    parameters: list[Parameter]
    columns: dict[str, str] = Field(description="What each column holds.")
    sparql: str | None = Field(default=None, description="Its text with example values, to be changed for `select`.")


class Queries(Answer):
    """Saved queries."""

    queries: list[SavedQuery]
