"""Positions: where an actor stands on each topic, since when, in which words; and two actors beside each other.

In      a View, ids of actors, Filters
Out     Position, topic by topic, those with most statements first; Comparison.
Limits  counts what takes a stand on a topic, or tells of it (`cq:content`), not what merely brings it up.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kg.answers.items import items, things
from kg.answers.paging import Page, Reading, Slice
from kg.answers.sides import side
from kg.answers.values import Comparison, Counted, Position, Side, StatementItem, Thing, Topic
from kg.answers.view import View, day, first_and_last
from kg.index.filters import Filters, conditions
from kg.index.things import identified

QUOTES: Final = 3
"""Statements that a position quotes, unless somebody asks for more or fewer."""

_Agreement = Literal["agree", "disagree", "mixed", "unclear"]
_Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stood:
    """The rows of one actor on one topic, the latest first."""

    topic: Topic
    rows: Sequence[sqlite3.Row]

    @property
    def key(self) -> _Key:
        return -len(self.rows), self.topic.id, self.topic.kind


def positions(view: View, given: str, filters: Filters, part: Slice, quotes: int = QUOTES) -> Page[Position]:
    """Return where an actor stands, topic by topic.

    Raises:
        UnknownIdError: there is no such actor, or a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    reading = Reading(part, f"positions {given} {filters}", (int, str, str))
    stood = _stood(view, given, filters)
    kept, cursor = reading.part(stood, lambda one: one.key)
    return Page(view.snapshot, _positions(view, kept, quotes), len(stood), cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two actors to be set beside each other."""

    a: str
    b: str
    shared: bool = True
    """Only topics that both of them speak on."""
    quotes: int = QUOTES


def compare(view: View, compared: Compared, filters: Filters) -> Page[Comparison]:
    """Return where two actors stand on each topic, those with most statements first.

    Raises:
        UnknownIdError: there is no such actor, or a filter names what the graph does not hold.
    """
    a, b = ({one.topic: one for one in _stood(view, given, filters)} for given in (compared.a, compared.b))
    topics = [topic for topic in {**a, **b} if not compared.shared or (topic in a and topic in b)]
    stood = [own[topic] for own in (a, b) for topic in topics if topic in own]
    told = iter(_positions(view, stood, compared.quotes))
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


def _stood(view: View, given: str, filters: Filters) -> list[_Stood]:
    """What an actor said on each topic; one look-up for the rows, one for the topics' names."""
    where, values = conditions(view.index, filters)
    sql = f"""SELECT c.thing AS topic, s.id, s.kind, s.stance, s.day, d.outlet
    FROM role r JOIN role c ON c.statement = r.statement AND c.role = 'content' JOIN statement s ON s.id = r.statement
    LEFT JOIN document d ON d.id = s.document
    WHERE r.thing = :actor AND r.role = 'speaker' AND {where} ORDER BY s.day DESC, s.slug"""
    found: dict[int, list[sqlite3.Row]] = {}
    for row in view.index.rows(sql, {**values, "actor": identified(view.index, ("actor",), given).id}):
        found.setdefault(row["topic"], []).append(row)
    named = things(view, found)
    stood = [_Stood(topic=topic, rows=rows) for n, rows in found.items() if isinstance(topic := named[n], Topic)]
    return sorted(stood, key=lambda one: one.key)


def _positions(view: View, stood: Sequence[_Stood], quotes: int) -> tuple[Position, ...]:
    """Positions with their quotations and outlets, all read at once."""
    numbers = dict.fromkeys(row["id"] for one in stood for row in one.rows[:quotes])
    quoted = dict(zip(numbers, items(view, list(numbers)), strict=True))
    outlets = things(view, {row["outlet"] for one in stood for row in one.rows if row["outlet"] is not None})
    return tuple(_position(one, [quoted[row["id"]] for row in one.rows[:quotes]], outlets) for one in stood)


def _position(stood: _Stood, quotes: Iterable[StatementItem], outlets: dict[int, Thing]) -> Position:
    rows = stood.rows
    stances = Counter(row["stance"] for row in rows if row["stance"])
    first, last = first_and_last(row["day"] for row in rows)
    last_taken = next((row["day"] for row in rows if side({row["stance"]: 1})), None)
    held = Counter(row["stance"] for row in rows if row["day"] == last_taken)
    published = Counter(row["outlet"] for row in rows if row["outlet"] is not None)
    return Position(
        topic=Thing(id=stood.topic.id, iri=stood.topic.iri, label=stood.topic.label),
        topic_kind=stood.topic.kind,
        stance=side(stances),
        held=side(held),
        held_on=day(last_taken),
        statements=len(rows),
        kinds=dict(Counter(row["kind"] for row in rows).most_common()),
        stances=dict(stances.most_common()),
        first=first,
        last=last,
        outlets=tuple(_counted(outlets[one], number) for one, number in published.most_common()),
        quotes=tuple(quotes),
    )


def _counted(thing: Thing, number: int) -> Counted:
    return Counted(id=thing.id, iri=thing.iri, label=thing.label, statements=number)
