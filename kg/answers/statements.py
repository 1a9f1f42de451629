"""Statements: lists by filters, and one with all its slots.

In      a View, Filters, an order, ids
Out     pages of StatementItem, each with its evidence; Statement.
Limits  five look-ups an answer, whatever its length: which, how many, their rows, their parties, their chains.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from kg.answers.acts import act_of
from kg.answers.answering import answers_of
from kg.answers.items import items, things
from kg.answers.kept import kept
from kg.answers.paging import Key, Page, Reading, Slice
from kg.answers.values import Evidence, Statement, StatementItem, Thing
from kg.answers.view import View
from kg.errors import UnknownIdError
from kg.index import Index
from kg.index.filters import Filters, conditions, matching
from kg.index.things import recognised
from kg.model import Span
from kg.names import evidence_iri


class Order(StrEnum):
    """Orders of statements; what is equal stands with the last day first, then in the order of ids."""

    LATEST = "-day"
    EARLIEST = "day"
    CONFIDENCE = "confidence"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class _Sorting:
    columns: str
    """What the key is made of, in SQL."""
    order: str
    after: str
    """What comes after the key k_0, k_1, …"""
    kinds: tuple[type, ...]


_LATER: Final = "s.day < :k_{0} OR (s.day = :k_{0} AND s.slug > :k_{1})"
_LAST: Final = "CASE s.day WHEN '' THEN '~' ELSE s.day END"
"""A day that is not known comes after all others."""
_SORTINGS: Final = {
    Order.LATEST: _Sorting("s.day AS k_0, s.slug AS k_1", "s.day DESC, s.slug", _LATER.format(0, 1), (str, str)),
    Order.EARLIEST: _Sorting(
        f"{_LAST} AS k_0, s.slug AS k_1", "k_0, k_1", f"({_LAST}, s.slug) > (:k_0, :k_1)", (str, str)
    ),
    Order.CONFIDENCE: _Sorting(
        "coalesce(s.confidence, -1.0) AS k_0, s.day AS k_1, s.slug AS k_2",
        "k_0 DESC, k_1 DESC, k_2",
        f"coalesce(s.confidence, -1.0) < :k_0 OR (coalesce(s.confidence, -1.0) = :k_0 AND ({_LATER.format(1, 2)}))",
        (float, str, str),
    ),
}


def statements(view: View, filters: Filters, order: Order, part: Slice) -> Page[StatementItem]:
    """Return a page of the statements that are meant.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    view = view.of(filters)
    by_match = order is Order.RELEVANCE and filters.q is not None
    sorting = _SORTINGS[Order.LATEST if order is Order.RELEVANCE else order]
    question = f"statements {order} {filters}"
    if by_match:
        return _by_match(view, filters, Reading(part, question, (float, str)))
    return _by_key(view, filters, sorting, Reading(part, question, sorting.kinds))


def statement(view: View, given: str) -> Statement:
    """Return one statement, also one that was retracted.

    Raises:
        UnknownIdError: there is none of that id.
    """
    try:
        number = recognised(view.index, "statement", given)
    except UnknownIdError:
        if view.index.recalls:
            raise
        return statement(replace(view, index=view.index.with_former), given)
    (item,) = items(view, [number])
    row = view.index.one("SELECT * FROM statement WHERE id = ?", (number,))
    assert row is not None
    answering, answered = answers_of(view, number)
    return Statement(
        **{field.name: getattr(item, field.name) for field in fields(StatementItem)},
        snapshot=view.snapshot,
        polarity=row["polarity"],
        certainty=row["certainty"],
        target_unstated=bool(row["target_unstated"]),
        content_words=row["content_words"],
        software=row["software"],
        evidence=_evidence(view, number, item.document.id if item.document else ""),
        answers=answering,
        answered_by=answered,
        act=act_of(view, number),
        on_behalf_of=_joined(view, "behalf", number),
        made_at=_joined(view, "made_at", number),
        known_since=row["known"],
    )


def _evidence(view: View, number: int, document: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            iri=None if one["start"] is None else evidence_iri(document, Span(one["start"], one["end"])).value,
            start=one["start"],
            end=one["end"],
            words=one["words"],
            before=one["before"],
            after=one["after"],
        )
        for one in view.index.rows("SELECT * FROM evidence WHERE statement = ? ORDER BY nr", (number,))
    )


def _joined(view: View, table: str, number: int) -> tuple[Thing, ...]:
    """The things that a table joins to a statement, in the order of their ids."""
    found = [row["thing"] for row in view.index.rows(f"SELECT thing FROM {table} WHERE statement = ?", (number,))]
    return tuple(sorted(things(view, found).values(), key=lambda one: one.id))


def chosen(view: View, filters: Filters, limit: int, order: Order = Order.LATEST) -> tuple[StatementItem, ...]:
    """Return the first of the statements that are meant.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    return statements(view, filters, order, Slice(limit)).items


def _by_key(view: View, filters: Filters, sorting: _Sorting, reading: Reading) -> Page[StatementItem]:
    where, values = conditions(view.index, filters)
    last = reading.after()
    after = "1" if last is None else sorting.after
    keyed = {} if last is None else {f"k_{place}": part for place, part in enumerate(last)}
    sql = (
        f"SELECT s.id, {sorting.columns} FROM statement s WHERE {where} AND ({after}) ORDER BY {sorting.order} LIMIT :n"
    )
    asked = {**values, **keyed, "n": reading.slice.limit + 1}
    part = ("part", filters, sorting, reading.slice)
    rows = kept(view.index, part, lambda: list(view.index.rows(sql, asked)))
    shown, cursor = reading.cut(rows, lambda row: tuple(row[f"k_{place}"] for place in range(len(sorting.kinds))))
    total = kept(view.index, ("total", filters), lambda: _total(view.index, where, values))
    return _page(view, [row["id"] for row in shown], total, cursor)


def _total(index: Index, where: str, values: Mapping[str, object]) -> int:
    row = index.one(f"SELECT count(*) AS total FROM statement s WHERE {where}", values)
    return int(row["total"]) if row else 0


def _by_match(view: View, filters: Filters, reading: Reading) -> Page[StatementItem]:
    """Of the statements that hold the words, those that the other filters mean, the best match first."""
    ranked = kept(view.index, ("ranked", filters), lambda: _ranked(view.index, filters))
    shown, cursor = reading.part(ranked, _rank)
    return _page(view, [number for _, _, number in shown], len(ranked), cursor)


def _ranked(index: Index, filters: Filters) -> list[tuple[float, str, int]]:
    found = dict(matching(index, filters.q or ""))
    where, values = conditions(index, replace(filters, q=None))
    sql = f"SELECT s.id, s.slug FROM statement s WHERE s.id IN (SELECT value FROM json_each(:found)) AND {where}"
    rows = index.rows(sql, {**values, "found": json.dumps(list(found))})
    return sorted((-round(found[row["id"]], 4), row["slug"], row["id"]) for row in rows)


def _rank(row: tuple[float, str, int]) -> Key:
    return row[:2]


def _page(view: View, numbers: Sequence[int], total: int, cursor: str | None) -> Page[StatementItem]:
    return Page(view.snapshot, items(view, numbers), total, cursor)
