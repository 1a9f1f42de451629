"""What the routes of the REST API take, as one model a route.

In      the query of an address
Out     what functions of kg.answers are asked.
Limits  unknown parameters are refused: a filter with a typing error would choose everything.
"""

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.models.filters import AboutQuery, ChoosingQuery, FilterQuery, Ids, OfActorsQuery, PeriodQuery, text
from api.models.shaped import FORMAT, Form, ListedQuery, ShapedQuery, ToldQuery
from kg.answers.actors import ActorsAsked
from kg.answers.documents import DocumentsAsked
from kg.answers.events import EventsAsked
from kg.answers.matrix import ACTORS, TOPICS
from kg.answers.paging import MOST, USUAL
from kg.answers.phases import HISTORY
from kg.answers.positions import QUOTES, Compared, Telling
from kg.answers.statements import Order
from kg.answers.timeline import By
from kg.answers.topics import TopicAsked, TopicKind, TopicsAsked
from kg.answers.values import Status
from kg.index import Filters
from kg.model import ActorClass

_Id = Annotated[str, Field(min_length=1, max_length=300)]
_Words = Annotated[str, Field(min_length=1, max_length=300)]
_Quotes = Annotated[int, Field(ge=0, le=20)]
_NAME = "A name in any language, or something like it: spelling errors are forgiven."
_QUOTES = "Quotations at most, the latest."
_HISTORY = "Phases that are quoted and changes that are told of each position, the latest."


class OrderedQuery(ChoosingQuery, ListedQuery):
    """In which order statements are wanted."""

    order: Order | None = Field(
        None,
        description="-day: the last first (as it is if nothing else is said); day; confidence; relevance, for `q` "
        "(as it is where there is a `q`).",
    )

    def sorting(self) -> Order:
        """Return the order that is meant.

        Raises:
            Nothing.
        """
        return self.order or (Order.RELEVANCE if self.q else Order.LATEST)


class StatementsQuery(FilterQuery, OrderedQuery):
    """Which statements."""


class OfActorQuery(AboutQuery, OrderedQuery):
    """Which statements of one actor."""


class StatisticsQuery(FilterQuery, ToldQuery):
    """Statements that are counted."""


class MatrixQuery(FilterQuery, ToldQuery):
    """Statements that are counted, actor by topic."""

    format: Literal[Form.JSON, Form.CSV] | None = Field(None, description=FORMAT)  # type: ignore[assignment]
    actors: int = Field(ACTORS, ge=1, le=200, description="Actors at most: those with most statements.")
    topics: int = Field(TOPICS, ge=1, le=200, description="Topics at most: those with most statements.")


class TimelineQuery(FilterQuery, ShapedQuery):
    """Statements that are counted, period by period."""

    format: Literal[Form.JSON, Form.CSV] | None = Field(None, description=FORMAT)
    by: By = Field(By.MONTH, description="Length of a period; weeks begin on Mondays (ISO 8601).")


class SearchQuery(ToldQuery):
    """Words that are looked for everywhere."""

    q: _Words = Field(description="Words of a name, a quotation or a headline.", examples=["jaminan"])
    limit: int = Field(5, ge=1, le=20, description="How many of each at most.")


class _Named(FilterQuery):
    """Filters beside which words mean a name."""

    q: _Words | None = Field(None, description=_NAME, examples=["Путин"])

    def counted(self) -> Filters:
        """Return which statements are counted.

        Raises:
            Nothing.
        """
        return self.model_copy(update={"q": None}).filters()


class ActorsQuery(_Named, ListedQuery):
    """Which actors. With filters: those who speak or are spoken to in such statements, and in how many."""

    actor_class: Annotated[tuple[ActorClass, ...], Field(max_length=10)] = Field(
        (), alias="class", description="Classes of actors."
    )

    def asked(self) -> ActorsAsked:
        """Return which actors are meant.

        Raises:
            Nothing.
        """
        return ActorsAsked(q=self.q, classes=self.actor_class, filters=self.counted())


class ActorQuery(ShapedQuery):
    """One actor."""

    as_of: date | None = Field(None, description="Offices held on this day.", examples=["2021-12-07"])


class PositionsQuery(FilterQuery, ListedQuery):
    """Positions of an actor, as far as the statements meant tell them."""

    quotes: _Quotes = Field(QUOTES, description=f"{_QUOTES[:-1]} of each position.")
    history: _Quotes = Field(HISTORY, description=_HISTORY)

    def telling(self) -> Telling:
        """Return how much is told of each position.

        Raises:
            Nothing.
        """
        return Telling(quotes=self.quotes, history=self.history)


class CompareQuery(FilterQuery, ShapedQuery):
    """Two actors."""

    a: _Id = Field(description="An actor, by id.", examples=["vladimir-putin"])
    b: _Id = Field(description="The other one.", examples=["jens-stoltenberg"])
    shared: bool = Field(True, description="Only topics on which both say something.")
    quotes: _Quotes = Field(QUOTES, description=f"{_QUOTES[:-1]} of each position.")
    history: _Quotes = Field(HISTORY, description=_HISTORY)

    def compared(self) -> Compared:
        """Return which actors are meant.

        Raises:
            Nothing.
        """
        telling = Telling(quotes=self.quotes, history=self.history)
        return Compared(a=self.a, b=self.b, shared=self.shared, telling=telling)


class TopicsQuery(_Named, ListedQuery):
    """Which demands or issues. With filters: those that such statements bring up, and how many do."""

    def asked(self, kind: TopicKind) -> TopicsAsked:
        """Return which topics are meant.

        Raises:
            Nothing.
        """
        return TopicsAsked(kinds=(kind,), q=self.q, filters=self.counted())


class DemandsQuery(TopicsQuery):
    """Which demands, also by how it stands with them."""

    status: Annotated[tuple[Status, ...], Field(max_length=10)] = Field((), description="How it stands with them.")

    def asked(self, kind: TopicKind) -> TopicsAsked:
        """Return which demands are meant.

        Raises:
            Nothing.
        """
        return replace(super().asked(kind), status=self.status)


class TopicQuery(OfActorsQuery, ShapedQuery):
    """One demand or issue, as far as the statements meant tell of it."""

    quotes: _Quotes = Field(1, description=f"{_QUOTES[:-1]} of each actor on each side.")
    exchange: int = Field(USUAL, ge=1, le=MOST, description="Statements of the exchange at most.")

    def asked(self, kind: TopicKind, topic: str) -> TopicAsked:
        """Return which topic is meant.

        Raises:
            Nothing.
        """
        return TopicAsked(kind=kind, id=topic, filters=self.filters(), quotes=self.quotes, exchange=self.exchange)


class ExchangeQuery(OfActorsQuery, ListedQuery):
    """The exchange on a demand or issue."""


class DocumentsQuery(PeriodQuery, ListedQuery):
    """Which documents."""

    q: _Words | None = Field(None, description="Words of the headline, or of what is quoted.")
    outlet: Ids = Field((), description="Actors that published it, by id.")
    language: Ids = Field((), description="Languages.", examples=[["id"]])

    def asked(self) -> DocumentsAsked:
        """Return which documents are meant.

        Raises:
            Nothing.
        """
        return DocumentsAsked(
            q=self.q, outlet=self.outlet, language=self.language, since=text(self.since), until=text(self.until)
        )


class EventsQuery(PeriodQuery, ListedQuery):
    """Which events."""

    actor: Ids = Field((), description="Participants, by id: any of them.")

    def asked(self) -> EventsAsked:
        """Return which events are meant.

        Raises:
            Nothing.
        """
        return EventsAsked(actor=self.actor, since=text(self.since), until=text(self.until))
