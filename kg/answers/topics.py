"""Demands and issues: who makes, supports, rejects them, how it stands with them, and the exchange in order of time.

In      a View, words, kinds of topic, Filters, ids
Out     pages of TopicItem, TopicAnswer.
Limits  stands count `cq:content`; the exchange also holds what merely brings the topic up (`cq:about`): an answer that
        names no demand is still an answer, and issues are seldom taken stands on.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from kg.answers.items import items, things
from kg.answers.knowledge import Knowledge
from kg.answers.paging import Page, Reading, Slice
from kg.answers.sides import STOOD, status
from kg.answers.statements import Order, statements
from kg.answers.tallies import Tally, tallies
from kg.answers.values import Stand, StatementItem, Thing, Topic, TopicAnswer, TopicItem
from kg.answers.view import View, first_and_last
from kg.index import Match
from kg.index.filters import TOPICS, Filters, conditions
from kg.index.things import identified

TopicKind = Literal["demand", "issue"]
STANDS: Final = 20
"""Actors that are told of on each side of a topic: those with most statements."""
_NAMED: Final = 200
_NONE: Final = Filters()
_Rows = dict[int, list[sqlite3.Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsAsked:
    """Which topics are meant; those with most statements come first, or the most like the words."""

    kinds: tuple[str, ...] = TOPICS
    q: str | None = None
    """A name, or something like it."""
    filters: Filters = _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAsked:
    """Which topic is meant, and how much of it is wanted."""

    kind: TopicKind
    id: str
    filters: Filters = _NONE
    quotes: int = 1
    exchange: int = 50


def topics(view: View, asked: TopicsAsked, part: Slice) -> Page[TopicItem]:
    """Return a page of demands, of issues, or of both; with filters, of those that the statements meant bring up.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    reading = Reading(part, f"topics {asked}", (float, int, int, str, str))
    counted = tallies(view.index, asked.filters)
    like = {one.thing: one for one in view.index.named(asked.q, asked.kinds, _NAMED)} if asked.q else None
    found = [
        _item(topic, counted.get(number, _NOBODY), like[number] if like else None)
        for number, topic in _topics(view, asked.kinds).items()
        if (like is None or number in like) and (asked.filters == _NONE or number in counted)
    ]
    ranked = sorted(found, key=_rank)
    kept, cursor = reading.part(ranked, _rank)
    return Page(view.snapshot, tuple(kept), len(ranked), cursor)


def topic(view: View, asked: TopicAsked) -> TopicAnswer:
    """Return one demand or issue, and who stands where.

    Raises:
        UnknownIdError: there is none of that id, or a filter names what the graph does not hold.
    """
    found = identified(view.index, (asked.kind,), asked.id)
    known = Knowledge(view, found.id)
    named = things(view, [found.id])[found.id]
    stood = _stood(view, found.id, asked.filters)
    stands = _stands(view, stood, asked.quotes)
    exchanged = exchange(view, asked, Slice(asked.exchange))
    stating = {row["id"] for own in stood.values() for rows in own.values() for row in rows if row["role"] == "content"}
    return TopicAnswer(
        id=named.id,
        iri=named.iri,
        label=named.label,
        kind=asked.kind,
        snapshot=view.snapshot,
        statements=len(stating),
        mentioned=exchanged.total,
        demanders=len(stood["demand"]),
        supporters=len(stood["support"]),
        opponents=len(stood["oppose"]),
        matched=None,
        score=None,
        status=status(stood["demand"], stood["support"], stood["oppose"]),
        labels=known.labels,
        definitions=known.definitions,
        same_as=known.same_as,
        demanded_by=stands["demand"],
        supported_by=stands["support"],
        opposed_by=stands["oppose"],
        other=stands["other"],
        exchange=exchanged.items,
        next=exchanged.next,
    )


def exchange(view: View, asked: TopicAsked, part: Slice) -> Page[StatementItem]:
    """Return what was said on a topic, in order of time: demand and answer.

    Raises:
        UnknownIdError: there is none of that id, or a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    given = f"{asked.kind}/{identified(view.index, (asked.kind,), asked.id).slug}"
    return statements(view, replace(asked.filters, about=(given,)), Order.EARLIEST, part)


_NOBODY: Final = Tally()


def _topics(view: View, kinds: Collection[str]) -> dict[int, Topic]:
    marks = ", ".join("?" * len(kinds))
    sql = f"SELECT t.id AS number, t.kind, {view.thing('t')} FROM thing t WHERE t.kind IN ({marks})"
    rows = view.index.rows(sql, tuple(kinds))
    return {row["number"]: Topic(id=row["id"], iri=row["iri"], label=row["label"], kind=row["kind"]) for row in rows}


def _item(topic: Topic, tally: Tally, like: Match | None) -> TopicItem:
    demanders, supporters, opponents = (len(tally.actors.get(one, ())) for one in ("demand", "support", "oppose"))
    return TopicItem(
        id=topic.id,
        iri=topic.iri,
        label=topic.label,
        kind=topic.kind,
        statements=tally.statements,
        mentioned=tally.mentioned,
        demanders=demanders,
        supporters=supporters,
        opponents=opponents,
        status=tally.status,
        matched=like.name if like else None,
        score=float(like.score) if like else None,
    )


def _rank(one: TopicItem) -> tuple[float, int, int, str, str]:
    return -(one.score or 0.0), -one.statements, -one.mentioned, one.id, one.kind


def _stood(view: View, number: int, filters: Filters) -> dict[str, _Rows]:
    """Statements on a topic by side and speaker, the latest first; what takes a stand is not told of as mere speech."""
    where, values = conditions(view.index, filters)
    sql = f"""SELECT s.id, s.day, p.thing AS actor, {STOOD} AS stood, c.role
    FROM role c JOIN statement s ON s.id = c.statement JOIN thing t ON t.id = c.thing
    JOIN role p ON p.statement = s.id AND p.role = 'speaker'
    WHERE c.thing = :topic AND c.role IN ('content', 'about') AND {where}
    ORDER BY s.day DESC, s.slug, c.role = 'about'"""
    found: dict[str, _Rows] = {side: {} for side in ("demand", "support", "oppose", "other")}
    met: set[tuple[int, int]] = set()
    for row in view.index.rows(sql, {**values, "topic": number}):
        if (row["id"], row["actor"]) not in met:
            met.add((row["id"], row["actor"]))
            found[row["stood"]].setdefault(row["actor"], []).append(row)
    return found


def _stands(view: View, stood: Mapping[str, _Rows], quotes: int) -> dict[str, tuple[Stand, ...]]:
    """Who stands where, with quotations: all are read at once."""
    told = {side: sorted(rows.items(), key=lambda one: (-len(one[1]), one[0]))[:STANDS] for side, rows in stood.items()}
    quoted_of = [row["id"] for rows in told.values() for _, own in rows for row in own[:quotes]]
    numbers = list(dict.fromkeys(quoted_of))
    quoted = dict(zip(numbers, items(view, numbers), strict=True))
    actors = things(view, {actor for rows in told.values() for actor, _ in rows})
    return {
        side: tuple(_stand(actors[actor], own, [quoted[row["id"]] for row in own[:quotes]]) for actor, own in rows)
        for side, rows in told.items()
    }


def _stand(actor: Thing, rows: Sequence[sqlite3.Row], quotes: Sequence[StatementItem]) -> Stand:
    first, last = first_and_last(row["day"] for row in rows)
    return Stand(actor=actor, statements=len(rows), first=first, last=last, quotes=tuple(quotes))
