"""The questions behind nodes and edges, in SQL.

In      an index (for the ids that filters name), a Selection
Out     SQL and its values.
Limits  the texts are constants chosen by the selection; what readers give is bound. Everything is ordered by slugs and
        days, as numbers of rows mean nothing outside one file.
"""

import json
from collections.abc import Iterable
from typing import Final

from kg.export.selection import Projection, Selection
from kg.index import conditions
from kg.index.labels import label
from kg.index.opening import Index

Question = tuple[str, dict[str, object]]

_ROLES: Final = {
    Projection.ACTOR_TOPIC: ("speaker", "content"),
    Projection.ACTOR_ACTOR: ("speaker", "target"),
    Projection.ANSWERS: ("speaker", "answered"),
}
_NAMED: Final = {"f_speaker": "speaker", "f_target": "target", "f_topic": "content"}
"""Which end a filter names, by the value that `conditions` binds."""
_SAME: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"
_NODE: Final = """
SELECT t.kind, t.slug, t.iri, t.class, {label} AS label, found.statements, found.first, found.last,
  (SELECT group_concat(value, ' ') FROM fact WHERE subject = t.id AND property = :same) AS same_as
FROM (SELECT thing, count(*) AS statements, min(nullif(day, '')) AS first, max(nullif(day, '')) AS last
      FROM ({ends}) GROUP BY thing) AS found
JOIN thing t ON t.id = found.thing ORDER BY t.kind, t.slug"""
_NAMED_NODES: Final = """
SELECT t.kind, t.slug, t.iri, t.class, {label} AS label,
  (SELECT group_concat(value, ' ') FROM fact WHERE subject = t.id AND property = :same) AS same_as
FROM json_each(:ends) AS e JOIN thing t ON t.kind = json_extract(e.value, '$[0]')
  AND t.slug = json_extract(e.value, '$[1]') ORDER BY t.kind, t.slug"""
_PAIR: Final = """
SELECT {distinct} a.kind AS source_kind, a.slug AS source, b.kind AS target_kind, b.slug AS target, {kind} AS kind,
  {stance} AS stance, s.day, s.slug, s.confidence, s.words, d.iri AS document
FROM {ends} CROSS JOIN thing a ON a.id = x.thing CROSS JOIN thing b ON b.id = y.thing
  LEFT JOIN document d ON d.id = s.document
{where} ORDER BY a.kind, a.slug, b.kind, b.slug, {kind}, {stance}, s.day, s.slug"""
_ENDS: Final = """statement s NOT INDEXED CROSS JOIN role x ON x.statement = s.id AND x.role = '{source}'
  CROSS JOIN role y ON y.statement = s.id AND y.role = '{target}'"""
"""Statements first, as they lie on disk: the planner would rather jump about in them, from roles or by an index."""
_ANSWERING: Final = """answer w CROSS JOIN statement s ON s.id = w.answering
  CROSS JOIN role x ON x.statement = s.id AND x.role = 'speaker'
  CROSS JOIN role y ON y.statement = w.answered AND y.role = 'speaker'"""
_ANSWERED: Final = """SELECT thing, day FROM (
  SELECT x.thing, s.day, s.id FROM {ends} WHERE {where} UNION SELECT y.thing, s.day, s.id FROM {ends} WHERE {where})"""
_TAKING_PART: Final = """
SELECT x.thing, s.day FROM statement s NOT INDEXED CROSS JOIN role x ON x.statement = s.id AND x.role = '{source}'
WHERE {where} AND EXISTS (SELECT 1 FROM role y WHERE y.statement = s.id AND y.role = '{target}' AND {both})
UNION ALL
SELECT y.thing, s.day FROM statement s NOT INDEXED CROSS JOIN role y ON y.statement = s.id AND y.role = '{target}'
WHERE {where} AND EXISTS (SELECT 1 FROM role x WHERE x.statement = s.id AND x.role = '{source}' AND {both})
  AND NOT EXISTS (SELECT 1 FROM role x WHERE x.statement = s.id AND x.role = '{source}' AND x.thing = y.thing)"""
"""Each end once a statement, so that nothing need be sorted to tell doubles apart."""
_HEAVIEST: Final = """
WITH chosen AS MATERIALIZED (
  SELECT x.thing AS source, y.thing AS target, {kind} AS kind, coalesce({stance}, '') AS stance
  FROM {ends} WHERE {where}
  GROUP BY 1, 2, 3, 4
  ORDER BY count({distinct} s.id) DESC, (SELECT slug FROM thing WHERE id = x.thing),
    (SELECT slug FROM thing WHERE id = y.thing), 3, 4 LIMIT :limit)
"""
_HELD: Final = """CROSS JOIN chosen ON chosen.source = x.thing AND chosen.target = y.thing AND chosen.kind = {kind}
  AND chosen.stance = coalesce({stance}, '') """
"""CROSS JOIN: SQLite would begin with the edges, and read all statements of a kind for each of them."""
_ROLE: Final = """
SELECT r.role, t.kind AS target_kind, t.slug AS target, s.stance, s.day, s.slug, s.confidence, s.words,
  d.iri AS document
FROM statement s NOT INDEXED CROSS JOIN role r ON r.statement = s.id CROSS JOIN thing t ON t.id = r.thing
  LEFT JOIN document d ON d.id = s.document
WHERE {where} ORDER BY s.day, s.slug, r.role, t.kind, t.slug"""

_PARTS: Final = """
SELECT r.thing, s.day FROM statement s NOT INDEXED CROSS JOIN role r ON r.statement = s.id
WHERE {where}
  AND NOT EXISTS (SELECT 1 FROM role o WHERE o.statement = s.id AND o.thing = r.thing AND o.role < r.role)"""
_STATEMENT: Final = "SELECT s.slug, s.iri, s.kind, s.day, s.words FROM statement s WHERE {where} ORDER BY s.slug"
_AMONG: Final = "{end}.thing IN (SELECT value FROM json_each(:{value}))"


def pairs(index: Index, selection: Selection) -> Question:
    """Return the question for one row per edge and statement; in the network of statements, per role.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    where, values = conditions(index, selection.filters)
    if selection.projection is Projection.STATEMENTS:
        return _ROLE.format(where=where), values
    restricted = f"WHERE {where} AND {_both(selection.projection, values)}"
    return _PAIR.format(ends=_ends(selection.projection), where=restricted, **_told(selection.projection)), values


def heaviest(index: Index, selection: Selection, limit: int) -> Question:
    """Return the question for the rows of the edges that stand for most statements.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    where, values = conditions(index, selection.filters)
    ends, told = _ends(selection.projection), _told(selection.projection)
    restricted = f"{where} AND {_both(selection.projection, values)}"
    chosen = _HEAVIEST.format(ends=ends, where=restricted, **told)
    found = _PAIR.format(ends=ends, where=f"{_HELD.format(**told)} WHERE {restricted}", **told)
    return chosen + found, {**values, "limit": limit}


def ends(index: Index, selection: Selection) -> Question:
    """Return the question for the actors and topics at the ends of the edges.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    where, values = conditions(index, selection.filters)
    projection = selection.projection
    if projection is Projection.STATEMENTS:
        found = _PARTS.format(where=where)
    elif projection is Projection.ANSWERS:
        found = _ANSWERED.format(ends=_ANSWERING, where=f"{where} AND {_both(projection, values)}")
    else:
        found = _TAKING_PART.format(**_roles(projection), where=where, both=_both(projection, values))
    return _NODE.format(label=label(selection.language), ends=found), {**values, "same": _SAME}


def named(nodes: Iterable[str], selection: Selection) -> Question:
    """Return the question for the nodes of these ids.

    Raises:
        Nothing.
    """
    ends = json.dumps([node.split("/", 1) for node in nodes])
    return _NAMED_NODES.format(label=label(selection.language)), {"ends": ends, "same": _SAME}


def statements(index: Index, selection: Selection) -> Question:
    """Return the question for the chosen statements.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    where, values = conditions(index, selection.filters)
    return _STATEMENT.format(where=where), values


def _roles(projection: Projection) -> dict[str, str]:
    return dict(zip(("source", "target"), _ROLES[projection], strict=True))


def _ends(projection: Projection) -> str:
    return _ANSWERING if projection is Projection.ANSWERS else _ENDS.format(**_roles(projection))


def _told(projection: Projection) -> dict[str, str]:
    """What is told of an edge: of statements their kind and stance, of answers their type.

    Who answers several statements of one actor in one breath answers it once.
    """
    if projection is Projection.ANSWERS:
        return {"kind": "w.type", "stance": "NULL", "distinct": "DISTINCT"}
    return {"kind": "s.kind", "stance": "s.stance", "distinct": ""}


def _both(projection: Projection, values: dict[str, object]) -> str:
    """The condition that keeps both ends to what the filters name."""
    source, target = _ROLES[projection]
    parts = ["1"]
    for value, role in _NAMED.items():
        if value in values and role in (source, target):
            parts.append(_AMONG.format(end="x" if role == source else "y", value=value))
    if "f_actor" in values and projection is Projection.ACTOR_ACTOR:
        parts.append(f"({' OR '.join(_AMONG.format(end=end, value='f_actor') for end in 'xy')})")
    return " AND ".join(parts)
