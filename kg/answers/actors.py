"""Actors: who speaks and is spoken to, found by any of their names.

In      a View, words, classes, Filters, ids
Out     pages of ActorItem; Actor.
Limits  with filters, those who speak or are spoken to in the statements meant. A name is looked for among the two
        hundred that are most like it.
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.answers.kept import kept
from kg.answers.knowledge import Knowledge, offices, ties
from kg.answers.paging import Page, Reading, Slice
from kg.answers.values import Actor, ActorItem
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import Filters, conditions
from kg.index.things import identified
from kg.model import ActorClass

ACTOR: Final = ("actor",)
NAMED: Final = 200
"""Things that a search by name looks among."""

_KEY: Final = (int, int, str)
_NONE: Final = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsAsked:
    """Which actors are meant; those with most statements come first, or the most like the words."""

    q: str | None = None
    """A name, or something like it."""
    classes: tuple[ActorClass, ...] = ()
    filters: Filters = _NONE


def actors(view: View, asked: ActorsAsked, part: Slice) -> Page[ActorItem]:
    """Return a page of actors.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    view = view.of(asked.filters)
    return _by_name(view, asked, part) if asked.q else _by_count(view, asked, part)


def actor(view: View, given: str, as_of: date | None = None) -> Actor:
    """Return what is known of one actor, its offices as of a day if one is given.

    Raises:
        UnknownIdError: there is none of that id.
    """
    found = identified(view.index, ACTOR, given)
    row = view.index.one(f"SELECT {view.thing('t')}, class, made, received FROM thing t WHERE id = ?", (found.id,))
    assert row is not None
    known = Knowledge(view, found.id)
    kinds, first, last = _made(view, found.id)
    return Actor(
        id=row["id"],
        iri=row["iri"],
        label=row["label"],
        snapshot=view.snapshot,
        actor_class=row["class"],
        labels=known.labels,
        aliases=known.aliases,
        printed=known.printed,
        same_as=known.same_as,
        ties=ties(view, found.id),
        offices=offices(view, found.id, as_of),
        made=row["made"],
        received=row["received"],
        kinds=kinds,
        first=first,
        last=last,
    )


def _made(view: View, number: int) -> tuple[dict[str, int], date | None, date | None]:
    """How many statements of each kind, and the days of the first and the last."""
    rows = kept(view.index, "kinds of all actors", lambda: _kinds(view.index)).get(number, [])
    firsts, lasts = ([row[end] for row in rows if row[end]] for end in ("first", "last"))
    kinds = {row["kind"]: row["number"] for row in rows}
    return kinds, day(min(firsts, default=None)), day(max(lasts, default=None))


def _kinds(index: Index) -> dict[int, list[sqlite3.Row]]:
    sql = """SELECT r.thing, s.kind, count(*) AS number, min(nullif(s.day, '')) AS first, max(nullif(s.day, '')) AS last
    FROM role r JOIN statement s ON s.id = r.statement WHERE r.role = 'speaker'
    GROUP BY r.thing, s.kind ORDER BY number DESC, s.kind"""
    found: dict[int, list[sqlite3.Row]] = {}
    for row in index.rows(sql):
        found.setdefault(row["thing"], []).append(row)
    return found


def _counted(view: View, asked: ActorsAsked) -> tuple[str, dict[str, object]]:
    """Actors with how many statements they made and received, in SQL."""
    values: dict[str, object] = {}
    counts, joined = "t.made, t.received", ""
    if asked.filters != _NONE:
        where, values = conditions(view.index, asked.filters)
        counts = "n.made, n.received"
        joined = f"""JOIN (SELECT r.thing, sum(r.role = 'speaker') AS made, sum(r.role = 'target') AS received
          FROM role r JOIN statement s ON s.id = r.statement
          WHERE r.role IN ('speaker', 'target') AND {where} GROUP BY r.thing) n ON n.thing = t.id"""
    classes = ""
    if asked.classes:
        classes = "AND t.class IN (SELECT value FROM json_each(:classes))"
        values["classes"] = json.dumps(asked.classes)
    sql = f"""SELECT t.id AS number, {view.thing("t")}, t.class, {counts} FROM thing t {joined}
      WHERE t.kind = 'actor' {classes}"""
    return sql, values


def _by_count(view: View, asked: ActorsAsked, part: Slice) -> Page[ActorItem]:
    reading = Reading(part, f"actors {asked}", _KEY)
    sql, values = _counted(view, asked)
    last = reading.after()
    after = "1" if last is None else "(-made, -received, id) > (:k_0, :k_1, :k_2)"
    keyed = {} if last is None else dict(zip(("k_0", "k_1", "k_2"), last, strict=True))
    ordered = f"SELECT * FROM ({sql}) WHERE {after} ORDER BY -made, -received, id LIMIT :n"
    rows = list(view.index.rows(ordered, {**values, **keyed, "n": part.limit + 1}))
    shown, cursor = reading.cut(rows, lambda row: (-row["made"], -row["received"], row["id"]))
    total = view.index.one(f"SELECT count(*) AS total FROM ({sql})", values)
    return Page(view.snapshot, tuple(_item(row) for row in shown), total["total"] if total else 0, cursor)


def _by_name(view: View, asked: ActorsAsked, part: Slice) -> Page[ActorItem]:
    reading = Reading(part, f"actors {asked}", (float, str))
    sql, values = _counted(view, asked)
    matches = {match.thing: match for match in view.index.named(asked.q or "", ACTOR, NAMED)}
    named = f"SELECT * FROM ({sql}) WHERE number IN (SELECT value FROM json_each(:named))"
    rows = view.index.rows(named, {**values, "named": json.dumps(list(matches))})
    found = [_item(row, matches[row["number"]].name, float(matches[row["number"]].score)) for row in rows]
    ranked = sorted(found, key=_rank)
    shown, cursor = reading.part(ranked, _rank)
    return Page(view.snapshot, tuple(shown), len(ranked), cursor)


def _rank(one: ActorItem) -> tuple[float, str]:
    return -(one.score or 0.0), one.id


def _item(row: sqlite3.Row, matched: str | None = None, score: float | None = None) -> ActorItem:
    return ActorItem(
        id=row["id"],
        iri=row["iri"],
        label=row["label"],
        actor_class=row["class"],
        made=row["made"],
        received=row["received"],
        matched=matched,
        score=score,
    )
