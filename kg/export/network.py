"""Statements → nodes and edges: the projection that pages and files share.

In      an index, a Selection
Out     Nodes and Edges, one by one, always in the same order.
Source  docs/exports.md tells it with a picture; columns.toml tells what each value means.
Limits  memory is that of one edge: rows are sorted by SQLite, on disk where they are many. A statement with two
        speakers and two topics gives four edges, each of weight one. Where a filter names speakers, targets or topics,
        edges start from and lead to these only.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from sqlite3 import Row
from typing import NamedTuple

from kg.export import pairs, ties
from kg.export.ids import edge_id, node_id
from kg.export.selection import Edges, Projection, Selection
from kg.index import Index, chosen_from
from kg.names import thing

_SHOWN = 60
"""Characters of a statement's words that its label shows."""


class Node(NamedTuple):
    """A node; its fields are the columns of `nodes`."""

    id: str
    label: str
    kind: str
    sort: str | None
    """Column `class`."""
    iri: str
    statements: int
    first: str | None
    last: str | None
    same_as: tuple[str, ...]


class Edge(NamedTuple):
    """An edge; its fields are the columns of `edges`."""

    id: str
    source: str
    target: str
    kind: str
    stance: str | None
    weight: int
    first: str | None
    last: str | None
    days: tuple[str, ...]
    """As many as statements, in the same order; empty where the day is not known."""
    confidence: float | None
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    words: str | None


def nodes(index: Index, selection: Selection) -> Iterator[Node]:
    """Return every node that an edge of the selection starts from or leads to, by kind and slug.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    if ties.is_discourse(selection.projection):
        yield from _tied(index, selection)
        return
    for row in index.rows(*pairs.ends(index, selection)):
        yield _node(row)
    if selection.projection is Projection.STATEMENTS:
        for row in index.rows(*pairs.statements(index, selection)):
            yield _statement(row)


def edges(index: Index, selection: Selection) -> Iterator[Edge]:
    """Return the edges of the selection, by source, target, kind, stance, and day.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    if ties.is_discourse(selection.projection):
        yield from map(_tie, ties.ties(index, selection))
        return
    rows = index.rows(*pairs.pairs(index, selection))
    if selection.projection is Projection.STATEMENTS:
        yield from map(_role, rows)
    elif selection.edges is Edges.STATEMENT:
        yield from (_edge([row], row["slug"]) for row in rows)
    else:
        yield from (_edge(list(group)) for _, group in groupby(rows, _KEY))


def drawn(index: Index, selection: Selection, limit: int) -> tuple[list[Node], list[Edge], bool]:
    """Return what fits on a page: the edges with most statements, their nodes, and whether there are more edges.

    Edges are aggregated, the heaviest first; what nodes tell of statements is of these edges.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    index = chosen_from(index, selection.filters)
    rows = index.rows(*pairs.heaviest(index, selection, limit + 1))
    found = [_edge(list(group)) for _, group in groupby(rows, _KEY)]
    found.sort(key=lambda edge: (-edge.weight, edge.source, edge.target, edge.kind, edge.stance or ""))
    shown = found[:limit]
    said: dict[str, set[str]] = {}
    days: dict[str, list[str]] = {}
    for edge in shown:
        for end in (edge.source, edge.target):
            said.setdefault(end, set()).update(edge.statements)
            days.setdefault(end, []).extend(filter(None, edge.days))
    return [_shown(row, said, days) for row in index.rows(*pairs.named(said, selection))], shown, len(found) > limit


def _shown(row: Row, said: dict[str, set[str]], days: dict[str, list[str]]) -> Node:
    name = node_id(row["kind"], row["slug"])
    first, last = (min(days[name]), max(days[name])) if days[name] else (None, None)
    same = tuple(sorted((row["same_as"] or "").split()))
    label = row["label"] or row["slug"]
    return Node(name, label, row["kind"], row["class"], row["iri"], len(said[name]), first, last, same)


_KEY = itemgetter("source_kind", "source", "target_kind", "target", "kind", "stance")


def _edge(rows: list[Row], *more: str) -> Edge:
    first = rows[0]
    source = f"{first['source_kind']}/{first['source']}"
    target = f"{first['target_kind']}/{first['target']}"
    days = [row["day"] for row in rows if row["day"]]
    return Edge(
        id=edge_id(source, target, first["kind"], first["stance"] or "", *more),
        source=source,
        target=target,
        kind=first["kind"],
        stance=first["stance"],
        weight=len(rows),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        days=tuple(row["day"] for row in rows),
        confidence=_mean(rows),
        statements=tuple(f"{_below('statement')}{row['slug']}" for row in rows),
        documents=tuple(dict.fromkeys(row["document"] for row in rows if row["document"])),
        words=rows[-1]["words"],
    )


def _role(row: Row) -> Edge:
    """The speaker leads to the statement; the statement to all others that have a part in it."""
    person, statement = node_id(row["target_kind"], row["target"]), node_id("statement", row["slug"])
    source, target = (person, statement) if row["role"] == "speaker" else (statement, person)
    day = row["day"] or None
    return Edge(
        id=edge_id(source, target, row["role"]),
        source=source,
        target=target,
        kind=row["role"],
        stance=row["stance"],
        weight=1,
        first=day,
        last=day,
        days=(row["day"],),
        confidence=row["confidence"],
        statements=(f"{_below('statement')}{row['slug']}",),
        documents=(row["document"],) if row["document"] else (),
        words=row["words"],
    )


def _tied(index: Index, selection: Selection) -> Iterator[Node]:
    held = ties.nodes(index, selection)
    said = {node: {row["slug"] for row in rows} for node, rows in held.items()}
    days = {node: [row["day"] for row in rows if row["day"]] for node, rows in held.items()}
    return (_shown(row, said, days) for row in index.rows(*pairs.named(held, selection)))


def _tie(told: ties.Told) -> Edge:
    """From the lesser id to the greater: the tie itself has no direction."""
    tie, rows = told.tie, told.rows
    return Edge(
        id=edge_id(tie.source, tie.target, told.kind),
        source=tie.source,
        target=tie.target,
        kind=told.kind,
        stance=None,
        weight=int(tie.weight),
        first=tie.first,
        last=tie.last,
        days=tuple(row["day"] for row in rows),
        confidence=_mean(rows),
        statements=tuple(f"{_below('statement')}{row['slug']}" for row in rows),
        documents=tuple(dict.fromkeys(row["document"] for row in rows if row["document"])),
        words=rows[-1]["words"],
    )


def _mean(rows: list[Row]) -> float | None:
    sure = [row["confidence"] for row in rows if row["confidence"] is not None]
    return round(sum(sure) / len(sure), 4) if sure else None


def _node(row: Row) -> Node:
    return Node(
        id=node_id(row["kind"], row["slug"]),
        label=row["label"] or row["slug"],
        kind=row["kind"],
        sort=row["class"],
        iri=row["iri"],
        statements=row["statements"],
        first=row["first"],
        last=row["last"],
        same_as=tuple(sorted((row["same_as"] or "").split())),
    )


def _statement(row: Row) -> Node:
    words = " ".join((row["words"] or row["slug"]).split())
    label = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    day = row["day"] or None
    return Node(node_id("statement", row["slug"]), label, "statement", row["kind"], row["iri"], 1, day, day, ())


@cache
def _below(kind: str) -> str:
    return thing(kind, "").value
