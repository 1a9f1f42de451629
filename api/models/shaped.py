"""How answers are wanted: language, form, fields, and which part of a list.

In      the query of an address
Out     what `api.rest` writes answers by; slices.
Limits  unknown parameters are refused.
"""

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.answers.paging import MOST, USUAL, Slice
from kg.index.labels import Language

FORMAT: Final = "A form, whatever Accept says."
"""What the parameter `format` is described as."""


class Form(StrEnum):
    """Forms of an answer."""

    JSON = "json"
    CSV = "csv"
    JSONLD = "jsonld"


class ToldQuery(BaseModel):
    """How an answer is wanted that has one form."""

    model_config = ConfigDict(extra="forbid")

    lang: Language = Field(Language.EN, description="The language of labels: en, id or ru.")
    format: Literal[Form.JSON] | None = Field(None, description=FORMAT)


class ShapedQuery(ToldQuery):
    """How an answer is wanted."""

    format: Form | None = Field(None, description=FORMAT)  # type: ignore[assignment]
    fields: Annotated[str, Field(max_length=500)] | None = Field(
        None, description="Only these fields, with commas between them."
    )


class ListedQuery(ShapedQuery):
    """Which part of a list is wanted."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="Items at most.")
    cursor: Annotated[str, Field(min_length=1, max_length=1000, json_schema_extra={"format": "cursor"})] | None = Field(
        None, description="Where to go on: `next` of the page before; * for the beginning."
    )

    def slice(self) -> Slice:
        """Return the part that is wanted.

        Raises:
            Nothing.
        """
        return Slice(self.limit, self.cursor)
