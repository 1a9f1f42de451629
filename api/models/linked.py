"""What the routes of answers, acts and changes take, as one model a route.

In      the query of an address
Out     what functions of kg.answers are asked.
Limits  unknown parameters are refused.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.models.filters import KNOWN_BY, FilterQuery, Ids, PeriodQuery, text
from api.models.shaped import FORMAT, Form, ListedQuery
from kg.answers.acts import ActsAsked
from kg.answers.answering import AnswersAsked
from kg.answers.changes import ChangesAsked
from kg.answers.values import AnswerType


class AnswersQuery(FilterQuery, ListedQuery):
    """Which answers; the filters choose statements that answer."""

    type: Annotated[tuple[AnswerType, ...], Field(max_length=10)] = Field((), description="Types of answer.")
    answered_speaker: Ids = Field((), description="Actors that hold what is answered, by id.")
    answered_topic: Ids = Field((), description="Demands and issues on which what is answered takes a stand, by id.")

    def asked(self) -> AnswersAsked:
        """Return which answers are meant.

        Raises:
            Nothing.
        """
        return AnswersAsked(
            filters=self.filters(),
            types=self.type,
            answered_speaker=self.answered_speaker,
            answered_topic=self.answered_topic,
        )


class ActsQuery(FilterQuery, ListedQuery):
    """Which acts; the filters choose reports, any of an act's."""

    min_reports: int = Field(2, ge=2, le=1_000_000, description="Reports at least.")
    differing: bool | None = Field(None, description="Only acts whose reports differ, or whose reports do not.")

    def asked(self) -> ActsAsked:
        """Return which acts are meant.

        Raises:
            Nothing.
        """
        return ActsAsked(filters=self.filters(), min_reports=self.min_reports, differing=self.differing)


class ChangesQuery(PeriodQuery, ListedQuery):
    """Which changes of stance."""

    format: Literal[Form.JSON, Form.CSV] | None = Field(None, description=FORMAT)  # type: ignore[assignment]
    actor: Ids = Field((), description="Actors that changed their stance by their own words, by id.")
    side: Ids = Field((), description="Actors whose stance changed by the words of whoever speaks for them, by id.")
    topic: Ids = Field((), description="Demands and issues, by id.")
    published_by: date | None = Field(None, description="As what had been published by the end of this day has it.")
    known_by: date | None = Field(None, description=KNOWN_BY)

    def asked(self) -> ChangesAsked:
        """Return which changes are meant.

        Raises:
            Nothing.
        """
        return ChangesAsked(
            actor=self.actor,
            side=self.side,
            topic=self.topic,
            since=text(self.since),
            until=text(self.until),
            published_by=text(self.published_by),
            known_by=text(self.known_by),
        )
