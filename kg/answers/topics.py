"""Demands and issues: who makes, supports, rejects them, how it stands with them, and the exchange in order of time.

In      a View, words, kinds of topic, Filters, ids
Out     pages of TopicItem, TopicAnswer.
Limits  stands count `cq:content`; the exchange also holds what merely brings the topic up (`cq:about`): an answer that
        names no demand is still an answer, and issues are seldom taken stands on.
"""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from kg.answers.answering import answers_on
from kg.answers.assessed import Standing, assessments, standing
from kg.answers.items import items, things
from kg.answers.kept import kept
from kg.answers.knowledge import Knowledge
from kg.answers.paging import Page, Reading, Slice
from kg.answers.present import Told, note
from kg.answers.sides import STOOD
from kg.answers.statements import Order, statements
from kg.answers.tallies import Tally, tallies
from kg.answers.values import Stand, StatementItem, Status, Thing, Topic, TopicAnswer, TopicItem
from kg.answers.view import View, day
from kg.index import Index, Match
from kg.index.filters import TOPICS, Filters, conditions
from kg.index.things import identified

TopicKind = Literal["demand", "issue"]
STANDS: Final = 20
"""Actors that are told of on each side of a topic: those with most statements."""
ANSWERS: Final = 20
"""Answers that are told of a topic: the latest."""
_NAMED: Final = 200
MOST_QUOTES: Final = 20
_NONE: Final = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsAsked:
    """Which topics are meant; those with most statements come first, or the most like the words."""

    kinds: tuple[str, ...] = TOPICS
    q: str | None = None
    """A name, or something like it."""
    status: tuple[Status, ...] = ()
    """How it stands with them: any of these."""
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
    view = view.of(asked.filters)
    reading = Reading(part, f"topics {asked}", (float, int, int, str, str))
    counted, stands = tallies(view.index, asked.filters), standing(view.index, asked.filters)
    like = {one.thing: one for one in view.index.named(asked.q, asked.kinds, _NAMED)} if asked.q else None
    found = [
        _item(topic, counted.get(number, _NOBODY), stands.get(number), like[number] if like else None)
        for number, topic in _topics(view, asked.kinds).items()
        if (like is None or number in like) and (asked.filters == _NONE or number in counted)
    ]
    found = [one for one in found if not asked.status or one.status in asked.status]
    ranked = sorted(found, key=_rank)
    shown, cursor = reading.part(ranked, _rank)
    told = note(view.lang, asked.filters, Told.TOPIC)
    return Page(view.snapshot, tuple(shown), len(ranked), cursor, told)


def topic(view: View, asked: TopicAsked) -> TopicAnswer:
    """Return one demand or issue, and who stands where.

    Raises:
        UnknownIdError: there is none of that id, or a filter names what the graph does not hold.
    """
    view = view.of(asked.filters)
    found = identified(view.index, (asked.kind,), asked.id)
    known, named = Knowledge(view, found.id), things(view, [found.id])[found.id]
    key = ("topic", found.id, asked.filters)
    counted = kept(view.index, key, lambda: _counted(view.index, found.id, asked.filters))
    stands = _stands(view, counted, asked.quotes)
    stands_so = standing(view.index, asked.filters).get(found.id)
    exchanged = exchange(view, asked, Slice(asked.exchange))
    return TopicAnswer(
        id=named.id,
        iri=named.iri,
        label=named.label,
        kind=asked.kind,
        snapshot=view.snapshot,
        statements=counted.statements,
        mentioned=exchanged.total,
        demanders=len(counted.sides["demand"]),
        supporters=len(counted.sides["support"]),
        opponents=len(counted.sides["oppose"]),
        status=stands_so.status if stands_so else None,
        status_since=stands_so.since if stands_so else None,
        labels=known.labels,
        definitions=known.definitions,
        same_as=known.same_as,
        demanded_by=stands["demand"],
        supported_by=stands["support"],
        opposed_by=stands["oppose"],
        other=stands["other"],
        assessments=assessments(view, found.id),
        answers=answers_on(view, found.id, ANSWERS),
        exchange=exchanged.items,
        next=exchanged.next,
        note=note(view.lang, asked.filters, Told.TOPIC),
    )


def exchange(view: View, asked: TopicAsked, part: Slice) -> Page[StatementItem]:
    """Return what was said on a topic, in order of time: demand and answer.

    Raises:
        UnknownIdError: there is none of that id, or a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    view = view.of(asked.filters)
    given = f"{asked.kind}/{identified(view.index, (asked.kind,), asked.id).slug}"
    return statements(view, replace(asked.filters, about=(given,)), Order.EARLIEST, part)


_NOBODY: Final = Tally()


def _topics(view: View, kinds: Collection[str]) -> dict[int, Topic]:
    marks = ", ".join("?" * len(kinds))
    sql = f"SELECT t.id AS number, t.kind, {view.thing('t')} FROM thing t WHERE t.kind IN ({marks})"
    rows = view.index.rows(sql, tuple(kinds))
    return {row["number"]: Topic(id=row["id"], iri=row["iri"], label=row["label"], kind=row["kind"]) for row in rows}


def _item(topic: Topic, tally: Tally, stands: Standing | None, like: Match | None) -> TopicItem:
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
        status=stands.status if stands else None,
        status_since=stands.since if stands else None,
        matched=like.name if like else None,
        score=float(like.score) if like else None,
    )


def _rank(one: TopicItem) -> tuple[float, int, int, str, str]:
    return -(one.score or 0.0), -one.statements, -one.mentioned, one.id, one.kind


@dataclass(frozen=True, slots=True)
class _Stood:
    """What one actor said on one side of a topic, counted."""

    actor: int
    name: str
    """Its id in addresses, by which those with equally many statements are told in order."""
    statements: int
    days: tuple[str | None, str | None]
    """The first and the last."""
    latest: tuple[int, ...]
    """Numbers of its latest statements."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A topic: who stands on which side of it, those with most statements first."""

    statements: int
    sides: Mapping[str, tuple[_Stood, ...]]


def _counted(index: Index, number: int, filters: Filters) -> _Counted:
    """What is said on a topic; a statement that takes a stand on it is not told of as one that only brings it up."""
    where, values = conditions(index, filters)
    sql = f"""SELECT s.id, s.day, p.thing AS actor, a.slug AS name, {STOOD} AS stood, c.role
    FROM role c JOIN statement s ON s.id = c.statement JOIN thing t ON t.id = c.thing
    JOIN role p ON p.statement = s.id AND p.role = 'speaker' JOIN thing a ON a.id = p.thing
    WHERE c.thing = :topic AND {where} AND (c.role = 'content' OR c.role = 'about' AND NOT EXISTS (
      SELECT 1 FROM role x WHERE x.statement = c.statement AND x.role = 'content' AND x.thing = c.thing))
    ORDER BY s.day DESC, s.slug"""
    found: dict[tuple[str, int], list[sqlite3.Row]] = {}
    stating: set[int] = set()
    for row in index.rows(sql, {**values, "topic": number}):
        found.setdefault((row["stood"], row["actor"]), []).append(row)
        if row["role"] == "content":
            stating.add(row["id"])
    sides: dict[str, list[_Stood]] = {side: [] for side in ("demand", "support", "oppose", "other")}
    for (side, actor), rows in found.items():
        days = [row["day"] for row in rows if row["day"]]
        ends = (days[-1], days[0]) if days else (None, None)
        sides[side].append(
            _Stood(actor, rows[0]["name"], len(rows), ends, tuple(row["id"] for row in rows[:MOST_QUOTES]))
        )
    ranked = {side: tuple(sorted(own, key=lambda one: (-one.statements, one.name))) for side, own in sides.items()}
    return _Counted(len(stating), ranked)


def _stands(view: View, counted: _Counted, quotes: int) -> dict[str, tuple[Stand, ...]]:
    """Who stands where, with quotations: all are read at once."""
    told = {side: own[:STANDS] for side, own in counted.sides.items()}
    every = [one for own in told.values() for one in own]
    numbers = list(dict.fromkeys(number for one in every for number in one.latest[:quotes]))
    quoted = dict(zip(numbers, items(view, numbers), strict=True))
    actors = things(view, {one.actor for one in every})
    return {side: tuple(_stand(actors[one.actor], one, quoted, quotes) for one in own) for side, own in told.items()}


def _stand(actor: Thing, one: _Stood, quoted: Mapping[int, StatementItem], quotes: int) -> Stand:
    first, last = (day(end) for end in one.days)
    told = tuple(quoted[number] for number in one.latest[:quotes])
    return Stand(actor=actor, statements=one.statements, first=first, last=last, quotes=told)
