"""Questions that a folder and a server are asked alike: the function that reads an index, and REST's address for it.

In      ids, filters
Out     Listing, Single.
Source  kg.answers: the same functions and values behind both.
Limits  a question knows nothing of who answers it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import parse_qsl, quote

from kg.answers.actors import ActorsAsked, actors
from kg.answers.paging import MOST, Page, Slice
from kg.answers.positions import Compared, Telling, compare, positions
from kg.answers.statements import Order, statements
from kg.answers.topics import TopicAsked, TopicKind, TopicsAsked, topic, topics
from kg.answers.values import ActorItem, Comparison, Position, StatementItem, TopicAnswer, TopicItem
from kg.answers.view import View
from kg.export.selection import filtered
from kg.index import Filters
from kg.index.things import parted

T = TypeVar("T")
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A list, page by page."""

    path: str
    values: Pairs
    """Parameters of the address."""
    item: type[T]
    read: Callable[[View, Slice], Page[T]]
    is_paged: bool = True
    """Whether it comes page by page; if not, whole."""


@dataclass(frozen=True, slots=True)
class Single(Generic[T]):
    """One thing."""

    path: str
    values: Pairs
    kind: type[T]
    read: Callable[[View], T]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Items of a list, and how many the whole list has."""

    items: tuple[T, ...]
    total: int


def find_actors(words: str, chosen: Filters) -> Listing[ActorItem]:
    """Return the question which actors there are.

    Raises:
        Nothing.
    """
    asked = ActorsAsked(q=words or None, filters=chosen)
    return Listing("actors", _pairs(chosen, q=words), ActorItem, lambda view, part: actors(view, asked, part))


def find_topics(kind: TopicKind, words: str, chosen: Filters) -> Listing[TopicItem]:
    """Return the question which demands or issues there are.

    Raises:
        Nothing.
    """
    asked = TopicsAsked(kinds=(kind,), q=words or None, filters=chosen)
    return Listing(f"{kind}s", _pairs(chosen, q=words), TopicItem, lambda view, part: topics(view, asked, part))


def find_statements(order: str, chosen: Filters) -> Listing[StatementItem]:
    """Return the question which statements there are.

    Raises:
        ValueError: there is no such order.
    """
    sorting = Order(order)
    values = _pairs(chosen, order=order)
    return Listing("statements", values, StatementItem, lambda view, part: statements(view, chosen, sorting, part))


def positions_of(actor: str, quotes: int, chosen: Filters) -> Listing[Position]:
    """Return the question where an actor stands.

    Raises:
        Nothing.
    """
    return Listing(
        f"actors/{_slug(actor)}/positions",
        _pairs(chosen, quotes=str(quotes)),
        Position,
        lambda view, part: positions(view, actor, chosen, part, Telling(quotes=quotes)),
    )


def two_actors(a: str, b: str, chosen: Filters) -> Listing[Comparison]:
    """Return the question where two actors stand.

    Raises:
        Nothing.
    """
    compared = Compared(a=a, b=b)
    values = _pairs(chosen, a=a, b=b)
    return Listing("compare", values, Comparison, lambda view, _: compare(view, compared, chosen), is_paged=False)


def one_topic(asked: TopicAsked) -> Single[TopicAnswer]:
    """Return the question who stands where on one demand or issue.

    Raises:
        Nothing.
    """
    values = _pairs(asked.filters, quotes=str(asked.quotes), exchange=str(asked.exchange))
    return Single(f"{asked.kind}s/{_slug(asked.id)}", values, TopicAnswer, lambda view: topic(view, asked))


def gathered(read: Callable[[Slice], Page[T]], most: int | None) -> Found[T]:
    """Return the first items of a list, or all of them.

    Raises:
        what ``read`` raises.
    """
    items: list[T] = []
    cursor: str | None = None
    while True:
        room = MOST if most is None else min(MOST, most - len(items))
        page = read(Slice(room, cursor))
        items += page.items
        cursor = page.next
        if cursor is None or len(items) == most:
            return Found(tuple(items), page.total)


def _pairs(chosen: Filters, **more: str) -> Pairs:
    return (*parse_qsl(filtered(chosen)), *((name, value) for name, value in more.items() if value))


def _slug(given: str) -> str:
    return quote(parted(given)[1], safe="")
