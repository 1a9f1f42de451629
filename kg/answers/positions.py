"""Positions: where an actor stands on each topic, since when, in which words; and two actors beside each other.

In      a View, ids of actors, Filters
Out     Position, topic by topic, those with most statements first; Comparison.
Limits  counts what takes a stand on a topic, or tells of it (`cq:content`), not what merely brings it up.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kg.answers.items import items, things
from kg.answers.kept import kept
from kg.answers.paging import Page, Reading, Slice
from kg.answers.phases import COLUMNS, HISTORY, Held, changes, held, phases
from kg.answers.sides import side
from kg.answers.values import Comparison, Counted, Position, Side, StatementItem, Thing, Topic
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import Filters, conditions
from kg.index.things import identified

QUOTES: Final = 3
"""Statements that a position quotes, unless somebody asks for more or fewer."""
MOST_QUOTES: Final = 20

_Agreement = Literal["agree", "disagree", "mixed", "unclear"]


@dataclass(frozen=True, slots=True)
class _Stood:
    """What an actor said on one topic, counted."""

    topic: int
    statements: int
    kinds: Mapping[str, int]
    stances: Mapping[str, int]
    outlets: Mapping[int, int]
    days: tuple[str | None, str | None]
    """The first and the last."""
    held: tuple[Side | None, str | None]
    """The side last taken, and when."""
    latest: tuple[int, ...]
    """Numbers of its latest statements."""
    history: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How much is told of each position."""

    quotes: int = QUOTES
    history: int = HISTORY
    """Phases that are quoted and changes that are told, the latest."""


_USUAL: Final = Telling()


def positions(view: View, given: str, filters: Filters, part: Slice, telling: Telling = _USUAL) -> Page[Position]:
    """Return where an actor stands, topic by topic.

    Raises:
        UnknownIdError: there is no such actor, or a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    view = view.of(filters)
    reading = Reading(part, f"positions {given} {filters}", (int, str, str))
    stood = _stood(view, given, filters)
    ranked = sorted(stood, key=lambda topic: _rank(topic, stood[topic]))
    shown, cursor = reading.part(ranked, lambda topic: _rank(topic, stood[topic]))
    told = _positions(view, [(topic, stood[topic]) for topic in shown], telling)
    return Page(view.snapshot, told, len(stood), cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two actors to be set beside each other."""

    a: str
    b: str
    shared: bool = True
    """Only topics that both of them speak on."""
    telling: Telling = _USUAL


def compare(view: View, compared: Compared, filters: Filters) -> Page[Comparison]:
    """Return where two actors stand on each topic, those with most statements first.

    Raises:
        UnknownIdError: there is no such actor, or a filter names what the graph does not hold.
    """
    view = view.of(filters)
    a, b = (_stood(view, given, filters) for given in (compared.a, compared.b))
    topics = [topic for topic in {**a, **b} if not compared.shared or (topic in a and topic in b)]
    told = iter(
        _positions(view, [(topic, own[topic]) for own in (a, b) for topic in topics if topic in own], compared.telling)
    )
    mine = {topic: next(told) for topic in topics if topic in a}
    theirs = {topic: next(told) for topic in topics if topic in b}
    found = [_comparison(topic, mine.get(topic), theirs.get(topic)) for topic in topics]
    found.sort(key=lambda one: (-sum(p.statements for p in (one.a, one.b) if p), one.topic.id, one.topic.kind))
    return Page(view.snapshot, tuple(found), len(found), None)


def _comparison(topic: Topic, a: Position | None, b: Position | None) -> Comparison:
    return Comparison(topic=topic, a=a, b=b, agreement=_agreement(a.stance if a else None, b.stance if b else None))


def _agreement(a: Side | None, b: Side | None) -> _Agreement:
    """What two sides have to do with each other; who takes none neither agrees nor disagrees.

    >>> _agreement("support", "support"), _agreement("support", "oppose"), _agreement("mixed", "oppose")
    ('agree', 'disagree', 'mixed')
    """
    if a is None or b is None:
        return "unclear"
    if "mixed" in {a, b}:
        return "mixed"
    return "agree" if a == b else "disagree"


def _stood(view: View, given: str, filters: Filters) -> dict[Topic, _Stood]:
    """What an actor said on each topic, as the view of the filters has it."""
    actor = identified(view.index, ("actor",), given).id
    counted = kept(view.index, ("positions", actor, filters), lambda: _counted(view.index, actor, filters))
    named = things(view, [one.topic for one in counted])
    return {topic: one for one in counted if isinstance(topic := named[one.topic], Topic)}


def _counted(index: Index, actor: int, filters: Filters) -> list[_Stood]:
    where, values = conditions(index, filters)
    speaking = "1" if filters.side else "r.thing = :actor AND r.role = 'speaker'"
    joined = "statement s" if filters.side else "role r JOIN statement s ON s.id = r.statement"
    sql = f"""SELECT c.thing AS topic, s.kind, d.outlet, {COLUMNS}
    FROM {joined} JOIN role c ON c.statement = s.id AND c.role = 'content'
    LEFT JOIN document d ON d.id = s.document
    WHERE {speaking} AND {where} ORDER BY s.day DESC, s.slug"""
    found: dict[int, list[sqlite3.Row]] = {}
    for row in index.rows(sql, {**values, "actor": actor}):
        found.setdefault(row["topic"], []).append(row)
    return [_tally(topic, rows) for topic, rows in found.items()]


def _tally(topic: int, rows: Sequence[sqlite3.Row]) -> _Stood:
    """The rows of one topic, the latest first, counted."""
    days = [row["day"] for row in rows if row["day"]]
    taken = next((row["day"] for row in rows if side({row["stance"]: 1})), None)
    return _Stood(
        topic=topic,
        statements=len(rows),
        kinds=dict(Counter(row["kind"] for row in rows).most_common()),
        stances=dict(Counter(row["stance"] for row in rows if row["stance"]).most_common()),
        outlets=dict(Counter(row["outlet"] for row in rows if row["outlet"] is not None).most_common()),
        days=(days[-1], days[0]) if days else (None, None),
        held=(side(Counter(row["stance"] for row in rows if row["day"] == taken)), taken),
        latest=tuple(row["id"] for row in rows[:MOST_QUOTES]),
        history=held(rows),
    )


def _rank(topic: Topic, stood: _Stood) -> tuple[int, str, str]:
    return -stood.statements, topic.id, topic.kind


def _positions(view: View, stood: Sequence[tuple[Topic, _Stood]], telling: Telling) -> tuple[Position, ...]:
    """Positions with their quotations and outlets, all read at once."""
    quotes, history = telling.quotes, telling.history
    told = (number for _, one in stood for number in (*one.latest[:quotes], *one.history.numbers(history)))
    numbers = list(dict.fromkeys(told))
    quoted = dict(zip(numbers, items(view, numbers), strict=True))
    outlets = things(view, {outlet for _, one in stood for outlet in one.outlets})
    return tuple(_position(topic, one, _Quoted(quoted, outlets, telling)) for topic, one in stood)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What positions are told with."""

    statements: Mapping[int, StatementItem]
    outlets: Mapping[int, Thing]
    telling: Telling


def _position(topic: Topic, stood: _Stood, quoted: _Quoted) -> Position:
    (first, last), (held, held_on) = stood.days, stood.held
    return Position(
        topic=Thing(id=topic.id, iri=topic.iri, label=topic.label),
        topic_kind=topic.kind,
        stance=side(stood.stances),
        held=held,
        held_on=day(held_on),
        statements=stood.statements,
        kinds=dict(stood.kinds),
        stances=dict(stood.stances),
        first=day(first),
        last=day(last),
        outlets=tuple(_of(quoted.outlets[one], number) for one, number in stood.outlets.items()),
        quotes=tuple(quoted.statements[number] for number in stood.latest[: quoted.telling.quotes]),
        current=stood.history.current,
        phases=phases(stood.history, quoted.statements, quoted.telling.history),
        changes=changes(stood.history, quoted.statements, quoted.telling.history),
    )


def _of(thing: Thing, number: int) -> Counted:
    return Counted(id=thing.id, iri=thing.iri, label=thing.label, statements=number)
