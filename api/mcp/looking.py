"""Tools that look things up: actors, demands, positions, statements.

In      names, ids, filters
Out     tools `find_actor`, `find_demand`, `positions`, `demand`, `compare`, `statements`.
Source  kg.answers: the same functions that REST and notebooks ask.
Limits  lists are short, as an assistant reads them whole; `statements` goes on with `cursor`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final, TypeVar

from pydantic import Field

from api.mcp import said, telling
from api.mcp.answers import Answer
from api.mcp.asking import Graph
from api.mcp.toolbox import Toolbox
from kg.answers.actors import ACTOR, ActorsAsked, actors
from kg.answers.items import things
from kg.answers.paging import Slice
from kg.answers.positions import Compared, Telling, compare, positions
from kg.answers.statements import Order, statements
from kg.answers.topics import TopicAsked, TopicKind, TopicsAsked, topic, topics
from kg.answers.values import Stand, TopicAnswer
from kg.answers.view import View
from kg.index import Filters
from kg.index.filters import TOPICS
from kg.index.things import identified
from kg.model import Kind, Stance

Given = TypeVar("Given")

_MOST: Final = 50
_TOPICS: Final = 20
_CHANGES: Final = 1
"""Changes of stance that are told of each position."""
_SHARED: Final = 10
_ACTORS: Final = 5
"""On each side of a demand: those with most statements."""
box = Toolbox()

_Actor = Annotated[str, Field(description="An actor's id or IRI, from find_actor, such as vladimir-putin.")]
_Topic = Annotated[str, Field(description="A demand's or issue's id or IRI, from find_demand: demand/… or issue/….")]
_Few = Annotated[int, Field(ge=1, le=20, description="The most candidates wanted.")]
_Quotes = Annotated[int, Field(ge=0, le=10, description="Statements quoted for each stand.")]
_Exchange = Annotated[int, Field(ge=0, le=_MOST, description="Statements of the exchange.")]
_Since = Annotated[date | None, Field(description="Only what was said on this day or later.")]
_Until = Annotated[date | None, Field(description="Only what was said up to this day.")]


class Candidates(Answer):
    """Things that go by such a name, the most like first."""

    candidates: list[said.Candidate]


class Positions(Answer):
    """Where an actor stands."""

    actor: said.Named
    positions: list[said.Held] = Field(description=f"Those with most statements, {_TOPICS} at most.")
    total: int


class Demand(Answer):
    """A demand or issue, who stands where on it, and what was said in order of time."""

    topic: said.Named
    kind: str
    definition: str | None = None
    status: str | None = None
    demanders: int
    supporters: int
    opponents: int
    demanded_by: list[said.Side] = Field(description=f"Those with most statements on each side, {_ACTORS} at most.")
    supported_by: list[said.Side]
    opposed_by: list[said.Side]
    other: list[said.Side] = Field(description="Who speaks of it without taking a side.")
    exchange: list[said.Statement] = Field(description="Demand and answer in order of time, the first of them.")
    truncated: bool = Field(description="Whether the exchange has more: go on with `statements`.")


class Comparisons(Answer):
    """Where two actors stand on what both speak of."""

    a: said.Named
    b: said.Named
    topics: list[said.Compared] = Field(description=f"Those with most statements, {_SHARED} at most.")
    total: int


class Statements(Answer):
    """Statements, the latest first."""

    statements: list[said.Statement]
    total: int
    next: str | None = Field(default=None, description="Cursor of the next page; none on the last one.")


@box.tool("find_actor", "Find an actor")
async def find_actor(
    graph: Graph, name: Annotated[str, Field(description="A name in any language or spelling.")], limit: _Few = 5
) -> Candidates:
    """Find people, states and organisations by a name or alias, tolerant of spelling; gives ids for the other tools."""
    page = await graph.look(lambda view: actors(view, ActorsAsked(q=name), Slice(limit)))
    return Candidates(snapshot=page.snapshot, candidates=[telling.of_actor(one) for one in page.items])


@box.tool("find_demand", "Find a demand or issue")
async def find_demand(
    graph: Graph, label: Annotated[str, Field(description="What it is about, in a few words.")], limit: _Few = 5
) -> Candidates:
    """Find demands and issues by a label, tolerant of spelling; gives ids for the other tools."""
    page = await graph.look(lambda view: topics(view, TopicsAsked(q=label), Slice(limit)))
    return Candidates(snapshot=page.snapshot, candidates=[telling.of_topic(one) for one in page.items])


@box.tool("positions", "Where an actor stands")
async def positions_of(
    graph: Graph, actor: _Actor, since: _Since = None, until: _Until = None, quotes: _Quotes = 1
) -> Positions:
    """Tell where an actor stands on each demand and issue, since when, how often said, and in which words."""
    filters = Filters(since=_day(since), until=_day(until))

    def read(view: View) -> Positions:
        page = positions(view, actor, filters, Slice(_TOPICS), Telling(quotes=quotes, history=_CHANGES))
        held = [telling.held(one) for one in page.items]
        return Positions(snapshot=page.snapshot, actor=_named(view, ACTOR, actor), positions=held, total=page.total)

    return await graph.look(read)


@box.tool("demand", "A demand or issue, for and against")
async def stands_on(graph: Graph, demand: _Topic, quotes: _Quotes = 1, exchange: _Exchange = 10) -> Demand:
    """Tell who demands, supports and opposes a demand or issue, in which words, and what was said in order of time."""

    def read(view: View) -> Demand:
        found = identified(view.index, TOPICS, demand)
        kind: TopicKind = "issue" if found.kind == "issue" else "demand"
        return _demand(topic(view, TopicAsked(kind=kind, id=demand, quotes=quotes, exchange=exchange)))

    return await graph.look(read)


@box.tool("compare", "Two actors beside each other")
async def two_actors(graph: Graph, a: _Actor, b: _Actor, quotes: _Quotes = 1) -> Comparisons:
    """Compare where two actors stand on the demands and issues that both speak of."""

    def read(view: View) -> Comparisons:
        page = compare(view, Compared(a=a, b=b, telling=Telling(quotes=quotes, history=0)), Filters())
        topics = [telling.compared(one) for one in page.items[:_SHARED]]
        one, other = (_named(view, ACTOR, given) for given in (a, b))
        return Comparisons(snapshot=page.snapshot, a=one, b=other, topics=topics, total=page.total)

    return await graph.look(read)


@box.tool("statements", "Statements")
async def list_statements(
    graph: Graph,
    speaker: _Actor | None = None,
    target: _Actor | None = None,
    about: _Topic | None = None,
    kind: Kind | None = None,
    stance: Stance | None = None,
    words: Annotated[str | None, Field(description="Words of the quotation; the best match comes first.")] = None,
    since: _Since = None,
    until: _Until = None,
    min_confidence: Annotated[float | None, Field(ge=0, le=1)] = None,
    limit: Annotated[int, Field(ge=1, le=_MOST)] = 20,
    cursor: Annotated[str | None, Field(description="`next` of the page before, with the same filters.")] = None,
) -> Statements:
    """List statements with their words and sources, the latest first: by speaker, target, topic, kind, day, words."""
    filters = Filters(
        speaker=_one(speaker),
        target=_one(target),
        about=_one(about),
        kind=_one(kind),
        stance=_one(stance),
        q=words,
        since=_day(since),
        until=_day(until),
        min_confidence=min_confidence,
    )
    order = Order.RELEVANCE if words else Order.LATEST
    page = await graph.look(lambda view: statements(view, filters, order, Slice(limit, cursor)))
    told = [telling.statement(one) for one in page.items]
    return Statements(snapshot=page.snapshot, statements=told, total=page.total, next=page.next)


def _demand(found: TopicAnswer) -> Demand:
    return Demand(
        snapshot=found.snapshot,
        topic=telling.named(found),
        kind=found.kind,
        definition=found.definitions.get("en"),
        status=found.status,
        demanders=found.demanders,
        supporters=found.supporters,
        opponents=found.opponents,
        demanded_by=_sides(found.demanded_by),
        supported_by=_sides(found.supported_by),
        opposed_by=_sides(found.opposed_by),
        other=_sides(found.other),
        exchange=[telling.statement(one) for one in found.exchange],
        truncated=found.next is not None,
    )


def _sides(stands: Sequence[Stand]) -> list[said.Side]:
    return [telling.side(one) for one in stands[:_ACTORS]]


def _named(view: View, kinds: Sequence[str], given: str) -> said.Named:
    number = identified(view.index, kinds, given).id
    return telling.named(things(view, [number])[number])


def _one(given: Given | None) -> tuple[Given, ...]:
    return () if given is None else (given,)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
