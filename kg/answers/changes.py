"""Changes of stance of all actors, the latest first.

In      a View, Filters
Out     pages of ChangeItem.
Limits  those that rules derived from all statements.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.answers.items import items, things
from kg.answers.kept import kept
from kg.answers.paging import Page, Reading, Slice
from kg.answers.values import ChangeItem, Topic
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import TOPICS
from kg.index.things import identified

_JOINED: Final = """change c JOIN position p ON p.id = c.position JOIN thing t ON t.id = p.topic
  JOIN statement b ON b.id = c.before JOIN statement a ON a.id = c.after"""
_NAMED: Final = (("actor", "actor", ("actor",)), ("side", "actor", ("actor",)), ("topic", "topic", TOPICS))
"""Filters, the columns they are of, and which kinds of things they name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAsked:
    """Which changes are meant."""

    actor: tuple[str, ...] = ()
    """Actors that changed their stance by their own words: ids, or IRIs."""
    side: tuple[str, ...] = ()
    """Actors whose stance changed by the words of whoever speaks for them."""
    topic: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    published_by: str | None = None
    known_by: str | None = None


def changes(view: View, asked: ChangesAsked, part: Slice) -> Page[ChangeItem]:
    """Return a page of changes.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    reading = Reading(part, f"changes {asked}", (str, str, int))
    where, values = _conditions(view.index, asked)
    last = reading.after()
    after, keyed = "1", {}
    if last is not None:
        after = "c.day < :k_0 OR (c.day = :k_0 AND (p.slug, c.nr) > (:k_1, :k_2))"
        keyed = {"k_0": last[0], "k_1": last[1], "k_2": last[2]}
    sql = f"""SELECT c.day, p.slug, c.nr, c.was, c.became, c.before, c.after, p.actor, p.topic FROM {_JOINED}
      WHERE {where} AND ({after}) ORDER BY c.day DESC, p.slug, c.nr LIMIT :n"""
    rows = list(view.index.rows(sql, {**values, **keyed, "n": part.limit + 1}))
    shown, cursor = reading.cut(rows, lambda row: (row["day"], row["slug"], row["nr"]))
    total = kept(view.index, ("changes", asked), lambda: _total(view.index, asked))
    return Page(view.snapshot, _told(view, shown), total, cursor)


def _conditions(index: Index, asked: ChangesAsked) -> tuple[str, dict[str, object]]:
    parts, values = [f"p.side = {int(bool(asked.side and not asked.actor))}"], dict[str, object]()
    for name, column, kinds in _NAMED:
        given: tuple[str, ...] = getattr(asked, name)
        if given:
            parts.append(f"p.{column} IN (SELECT value FROM json_each(:{name}))")
            values[name] = json.dumps([identified(index, kinds, one, name).id for one in given])
    for sign, name, value in ((">=", "since", asked.since), ("<=", "until", asked.until)):
        if value:
            parts.append(f"c.day {sign} :{name}")
            values[name] = value
    return " AND ".join(parts), values


def _total(index: Index, asked: ChangesAsked) -> int:
    where, values = _conditions(index, asked)
    row = index.one(f"SELECT count(*) AS total FROM {_JOINED} WHERE {where}", values)
    return int(row["total"]) if row else 0


def _told(view: View, rows: Sequence[sqlite3.Row]) -> tuple[ChangeItem, ...]:
    numbers = list(dict.fromkeys(row[end] for row in rows for end in ("before", "after")))
    said = dict(zip(numbers, items(view, numbers), strict=True))
    named = things(view, {row[name] for row in rows for name in ("actor", "topic")})
    return tuple(
        ChangeItem(
            actor=named[row["actor"]],
            topic=topic,
            on=day(row["day"]),
            was=row["was"],
            became=row["became"],
            before=said[row["before"]],
            after=said[row["after"]],
        )
        for row in rows
        if isinstance(topic := named[row["topic"]], Topic)
    )
