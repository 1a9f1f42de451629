"""Acts of speech: what several statements report, side by side.

In      a View, Filters, ids
Out     pages of ActItem; Act; of a statement, the act that it reports.
Limits  a statement that nobody else reports makes no act. Filters choose acts by any of their reports.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from kg.answers.items import items, things
from kg.answers.kept import kept
from kg.answers.paging import Page, Reading, Slice
from kg.answers.present import Told, note
from kg.answers.values import Act, ActCount, ActItem, Difference, SourceGroup, StatementItem, Thing, Topic
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import Filters, conditions
from kg.index.labels import Language
from kg.index.things import recognised

_NONE: Final = Filters()
_AMONG: Final = "(SELECT value FROM json_each(?))"
_Roles = Mapping[str, list[Thing]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsAsked:
    """Which acts are meant; the latest come first, those without a day last."""

    filters: Filters = _NONE
    """Of any of its reports."""
    min_reports: int = 2
    differing: bool | None = None
    """Whether its reports differ."""


def acts(view: View, asked: ActsAsked, part: Slice) -> Page[ActItem]:
    """Return a page of acts.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    view = view.of(asked.filters)
    reading = Reading(part, f"acts {asked}", (str, str))
    where, values = _conditions(view.index, asked)
    last = reading.after()
    after, keyed = "1", {}
    if last is not None:
        after, keyed = "a.day < :k_0 OR (a.day = :k_0 AND a.slug > :k_1)", {"k_0": last[0], "k_1": last[1]}
    sql = f"SELECT a.* FROM act a WHERE {where} AND ({after}) ORDER BY a.day DESC, a.slug LIMIT :n"
    rows = list(view.index.rows(sql, {**values, **keyed, "n": part.limit + 1}))
    shown, cursor = reading.cut(rows, lambda row: (row["day"], row["slug"]))
    total = kept(view.index, ("acts", asked), lambda: _total(view.index, asked))
    told = note(view.lang, asked.filters, Told.ACTS)
    return Page(view.snapshot, _items(view, shown), total, cursor, told)


def act(view: View, given: str) -> Act:
    """Return one act with all its reports.

    Raises:
        UnknownIdError: there is none of that id.
    """
    number = recognised(view.index, "act", given)
    (item,) = _items(view, list(view.index.rows("SELECT * FROM act WHERE id = ?", (number,))))
    sql = """SELECT s.id, s.slug, r.source_group FROM act_report r JOIN statement s ON s.id = r.statement
      WHERE r.act = ? ORDER BY s.day, s.slug"""
    reports = list(view.index.rows(sql, (number,)))
    return Act(
        **{field.name: getattr(item, field.name) for field in fields(ActItem)},
        snapshot=view.snapshot,
        groups=_groups(view, number, reports),
        reported=items(view, [row["id"] for row in reports]),
        differences=_differences(view, number),
    )


def act_of(view: View, statement: int) -> ActCount | None:
    """Return the act that a statement reports; None where nobody else reports it.

    Raises:
        Nothing.
    """
    sql = "SELECT a.* FROM act_report r JOIN act a ON a.id = r.act WHERE r.statement = ? ORDER BY a.slug"
    row = view.index.one(sql, (statement,))
    return ActCount(**_counts(row)) if row else None


def _conditions(index: Index, asked: ActsAsked) -> tuple[str, dict[str, object]]:
    parts, values = ["a.reports >= :reports"], dict[str, object]()
    if asked.filters != _NONE:
        where, values = conditions(index, asked.filters)
        chosen = f"SELECT r.act FROM act_report r JOIN statement s ON s.id = r.statement WHERE {where}"
        parts.append(f"a.id IN ({chosen})")
    if asked.differing is not None:
        parts.append(f"a.differences {'>' if asked.differing else '='} 0")
    return " AND ".join(parts), {**values, "reports": asked.min_reports}


def _total(index: Index, asked: ActsAsked) -> int:
    where, values = _conditions(index, asked)
    row = index.one(f"SELECT count(*) AS total FROM act a WHERE {where}", values)
    return int(row["total"]) if row else 0


def _items(view: View, rows: Sequence[sqlite3.Row]) -> tuple[ActItem, ...]:
    roles, best = _roles(view, rows), _best(view, rows)
    return tuple(_item(row, roles[row["id"]], best.get(row["id"])) for row in rows)


def _item(row: sqlite3.Row, roles: _Roles, quote: StatementItem | None) -> ActItem:
    return ActItem(
        **_counts(row),
        kind=row["kind"],
        day=day(row["day"]),
        holders=tuple(roles.get("holder", ())),
        topics=tuple(one for one in roles.get("topic", ()) if isinstance(one, Topic)),
        toward=tuple(roles.get("toward", ())),
        event=next(iter(roles.get("event", ())), None),
        differing=row["differences"],
        quote=quote,
    )


def _counts(row: sqlite3.Row) -> dict[str, Any]:
    names = ("iri", "reports", "documents", "independent")
    return {"id": row["slug"], **{name: row[name] for name in names}}


def _roles(view: View, rows: Sequence[sqlite3.Row]) -> Mapping[int, _Roles]:
    sql = f"SELECT act, role, thing FROM act_role WHERE act IN {_AMONG}"
    told = list(view.index.rows(sql, _numbers(rows)))
    named = things(view, {row["thing"] for row in told})
    found: defaultdict[int, defaultdict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    for row in told:
        found[row["act"]][row["role"]].append(named[row["thing"]])
    return found


def _best(view: View, rows: Sequence[sqlite3.Row]) -> Mapping[int, StatementItem]:
    """Of each act the report most likely to be right, in the speaker's own words if there are such."""
    sql = f"""SELECT r.act, s.id FROM act_report r JOIN statement s ON s.id = r.statement
      WHERE r.act IN {_AMONG} ORDER BY s.direct, s.confidence, s.slug DESC"""
    best = {row["act"]: row["id"] for row in view.index.rows(sql, _numbers(rows))}
    return dict(zip(best, items(view, list(best.values())), strict=True))


def _numbers(rows: Sequence[sqlite3.Row]) -> tuple[str]:
    return (json.dumps([row["id"] for row in rows]),)


def _groups(view: View, act: int, reports: Sequence[sqlite3.Row]) -> tuple[SourceGroup, ...]:
    told = list(view.index.rows("SELECT source_group, thing FROM act_source WHERE act = ?", (act,)))
    named = things(view, {row["thing"] for row in told})
    numbers = sorted({row["source_group"] for row in reports if row["source_group"] is not None})
    return tuple(
        SourceGroup(
            sources=tuple(named[row["thing"]] for row in told if row["source_group"] == nr),
            statements=tuple(row["slug"] for row in reports if row["source_group"] == nr),
        )
        for nr in numbers
    )


def _differences(view: View, act: int) -> tuple[Difference, ...]:
    note = "coalesce(d.note_id, d.note_en)" if view.lang is Language.ID else "coalesce(d.note_en, d.note_id)"
    sql = f"""SELECT d.aspect, a.slug AS one, b.slug AS other, {note} AS note FROM act_difference d
      LEFT JOIN statement a ON a.id = d.one LEFT JOIN statement b ON b.id = d.other WHERE d.act = ? ORDER BY d.nr"""
    return tuple(
        Difference(aspect=row["aspect"], one=row["one"], other=row["other"], note=row["note"])
        for row in view.index.rows(sql, (act,))
    )
