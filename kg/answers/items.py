"""Rows of statements → statements with their parties, their words and their chain.

In      numbers of statements
Out     StatementItem, in the order of the numbers.
Limits  three look-ups for statements and one for things, whatever their number; with retracted ones, one more.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.answers.kept import Latest, kept
from kg.answers.values import Link, Retraction, Source, StatementItem, Thing, Topic
from kg.answers.view import View, day

_TOPIC_ROLES: Final = ("content", "about")
_MOST: Final = 5_000
"""Statements that are kept in each language, some kilobytes each."""
Parties = Mapping[str, tuple[Thing, ...]]


def items(view: View, numbers: Sequence[int]) -> tuple[StatementItem, ...]:
    """Return the statements of these numbers.

    Raises:
        Nothing.
    """
    latest: Latest[int, StatementItem] = kept(view.index, ("items", view.lang), lambda: Latest(_MOST))
    found = latest.of(numbers)
    missing = list(dict.fromkeys(number for number in numbers if number not in found))
    if missing:
        read = _read(view, missing)
        latest.keep(read)
        found |= read
    return tuple(found[number] for number in numbers)


def _read(view: View, numbers: Sequence[int]) -> dict[int, StatementItem]:
    asked = {"ids": json.dumps(numbers)}
    rows = {row["number"]: row for row in view.index.rows(_statements(view), asked)}
    parties, chains = _parties(view, asked), _chains(view, asked)
    read = {number: _item(rows[number], parties[number], chains[number]) for number in numbers}
    return read | _marked(view, read) if view.index.recalls else read


def _marked(view: View, read: Mapping[int, StatementItem]) -> dict[int, StatementItem]:
    """Those that were retracted since, each with its retraction."""
    sql = "SELECT * FROM retracted WHERE statement IN (SELECT value FROM json_each(?))"
    return {
        row["statement"]: replace(
            read[row["statement"]], retracted=Retraction(at=row["at"], reason=row["reason"], by=row["who"])
        )
        for row in view.index.rows(sql, (json.dumps(list(read)),))
    }


def things(view: View, numbers: Iterable[int]) -> dict[int, Thing]:
    """Return the things of these numbers; demands and issues as topics.

    Raises:
        Nothing.
    """
    sql = f"""SELECT t.id AS number, t.kind, {view.thing("t")} FROM thing t
    WHERE t.id IN (SELECT value FROM json_each(?))"""
    return {row["number"]: named(row) for row in view.index.rows(sql, (json.dumps(list(numbers)),))}


def _statements(view: View) -> str:
    return f"""SELECT s.id AS number, s.slug AS id, s.iri, s.kind, s.stance, s.day, s.said, s.words, s.before, s.after,
      s.start, s."end", s.direct, s.confidence, s.condition,
      d.slug AS d_id, d.iri AS d_iri, d.headline, d.source, d.published, d.language, d.url,
      o.slug AS o_id, o.iri AS o_iri, {view.label("o")} AS o_label
    FROM statement s LEFT JOIN document d ON d.id = s.document LEFT JOIN thing o ON o.id = d.outlet
    WHERE s.id IN (SELECT value FROM json_each(:ids))"""


def _parties(view: View, asked: Mapping[str, object]) -> Mapping[int, Mapping[str, list[Thing]]]:
    sql = f"""SELECT r.statement, r.role, t.id AS number, t.kind, {view.thing("t")}
    FROM role r JOIN thing t ON t.id = r.thing
    WHERE r.statement IN (SELECT value FROM json_each(:ids)) ORDER BY r.statement, r.role, t.slug"""
    found: defaultdict[int, defaultdict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    met: dict[int, Thing] = {}
    for row in view.index.rows(sql, asked):
        thing = met.get(row["number"])
        if thing is None:
            thing = met[row["number"]] = named(row)
        found[row["statement"]][row["role"]].append(thing)
    return found


def named(row: sqlite3.Row) -> Thing:
    """Return the thing in a row with the columns of `View.thing` and its kind; a demand or an issue as a topic.

    Raises:
        Nothing.
    """
    if row["kind"] in {"demand", "issue"}:
        return Topic(id=row["id"], iri=row["iri"], label=row["label"], kind=row["kind"])
    return Thing(id=row["id"], iri=row["iri"], label=row["label"])


def _chains(view: View, asked: Mapping[str, object]) -> Mapping[int, list[Link]]:
    sql = f"""SELECT c.statement, c.report, c.issuer, {view.thing("t")}
    FROM chain c LEFT JOIN thing t ON t.id = c.issuer
    WHERE c.statement IN (SELECT value FROM json_each(:ids)) ORDER BY c.statement, c.nr, t.slug"""
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for row in view.index.rows(sql, asked):
        issuer = None if row["issuer"] is None else Thing(id=row["id"], iri=row["iri"], label=row["label"])
        found[row["statement"]].append(Link(report=row["report"], issuer=issuer))
    return found


def source(row: sqlite3.Row) -> Source:
    """Return the document in a row, with its outlet: columns ``d_id``, ``d_iri``, ``o_id``, … of `items`.

    Raises:
        Nothing.
    """
    outlet = Thing(id=row["o_id"], iri=row["o_iri"], label=row["o_label"]) if row["o_id"] else None
    return Source(
        id=row["d_id"],
        iri=row["d_iri"],
        headline=row["headline"],
        source=row["source"],
        outlet=outlet,
        published=day(row["published"]),
        language=row["language"],
        url=row["url"],
    )


def _item(row: sqlite3.Row, parties: Mapping[str, list[Thing]], chain: Sequence[Link]) -> StatementItem:
    told = {role: tuple(things) for role, things in parties.items()}
    topics, about = (tuple(t for t in told.get(role, ()) if isinstance(t, Topic)) for role in _TOPIC_ROLES)
    when = day(row["day"])
    return StatementItem(
        id=row["id"],
        iri=row["iri"],
        kind=row["kind"],
        speakers=told.get("speaker", ()),
        targets=told.get("target", ()),
        topics=topics,
        about=about or topics,
        stance=row["stance"],
        day=when,
        dated=None if when is None else "said" if row["said"] else "published",
        words=row["words"],
        before=row["before"],
        after=row["after"],
        start=row["start"],
        end=row["end"],
        direct=bool(row["direct"]),
        confidence=row["confidence"],
        condition=row["condition"],
        document=source(row) if row["d_id"] else None,
        conveyed_by=told.get("conveyedBy", ()),
        cited_from=told.get("citedFrom", ()),
        chain=tuple(chain),
        retracted=None,
    )
