"""Which statements are meant: the same filters for lists, positions, matrices, networks and exports.

In      ids, days and words, as a reader gives them
Out     a condition in SQL on the rows of ``statement``, with its values.
Limits  several values of one filter: any of them. Several filters: all of them. A statement without a day is in no
        period; one without a confidence is below every least confidence. Three clocks: `as_of` when it was said,
        `published_by` when it was published, `known_by` when it came here (by UTC). Statements that were retracted
        since are chosen by `known_by` alone, and only from the index that `chosen_from` returns.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.index.opening import Index
from kg.index.things import identified, recognised
from kg.model import Kind, Stance, TopicKind

TOPICS: Final = tuple(kind.value for kind in TopicKind)

_ROLES: Final = {
    "speaker": ("actor", ("speaker",)),
    "target": ("actor", ("target",)),
    "actor": ("actor", ("speaker", "target")),
    "topic": ("topic", ("content",)),
    "about": ("topic", ("content", "about")),
}
"""What a filter names, and the roles of which one must be filled by it."""


_KNOWN: Final = """substr(statement.known, 1, 10) <= :f_known_by AND NOT EXISTS (
  SELECT 1 FROM retracted x WHERE x.statement = statement.id AND substr(x.at, 1, 10) <= :f_known_by)"""
"""Whether it was there by the end of a day, and not retracted by then."""


_LAST: Final = """SELECT max(id) AS last FROM (
  SELECT max(id) AS id FROM statement UNION ALL SELECT max(id) FROM awaited)"""
"""The highest number under which words may be found: retracted statements wait for theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which statements are meant; what is left out is not asked for."""

    speaker: tuple[str, ...] = ()
    """Actors that hold what is said: ids, or IRIs."""
    target: tuple[str, ...] = ()
    """Actors that are asked, threatened, accused, rejected, supported, agreed with."""
    actor: tuple[str, ...] = ()
    """Actors that speak or are spoken to."""
    side: tuple[str, ...] = ()
    """Actors whose word it is, whoever spoke for them that day."""
    topic: tuple[str, ...] = ()
    """Demands and issues a stand is taken on: ids, demand/… or issue/…, or IRIs."""
    about: tuple[str, ...] = ()
    """Demands and issues that the words bring up, whether or not a stand is taken on them."""
    kind: tuple[Kind, ...] = ()
    stance: tuple[Stance, ...] = ()
    outlet: tuple[str, ...] = ()
    """Actors whose publication the document is."""
    document: tuple[str, ...] = ()
    """Ids of documents."""
    event: tuple[str, ...] = ()
    """Events at which it was said."""
    language: tuple[str, ...] = ()
    """Languages of the documents, as tags such as en or id."""
    since: str | None = None
    """First day, YYYY-MM-DD; `from` in addresses."""
    until: str | None = None
    """Last day; `to` in addresses."""
    as_of: str | None = None
    """What was said by the end of this day."""
    published_by: str | None = None
    """What had been published by the end of this day."""
    known_by: str | None = None
    """What this graph held by the end of this day."""
    min_confidence: float | None = None
    direct: bool | None = None
    """Only the speaker's own words (yes) or only reported speech (no)."""
    q: str | None = None
    """Words of the quotation."""


def chosen_from(index: Index, filters: Filters) -> Index:
    """Return the index to choose from: with the clock `known_by`, the one in which retracted statements are too.

    Raises:
        Nothing.
    """
    return index if filters.known_by is None else index.with_former


def conditions(index: Index, filters: Filters, statement: str = "s") -> tuple[str, dict[str, object]]:
    """Return a condition on the rows of ``statement`` (called that in the query), and the values of its parameters.

    Raises:
        UnknownIdError: a filter names what the graph does not hold; the error knows names that look like it.
    """
    assert index.recalls == (filters.known_by is not None), "retracted statements are seen by one clock only"
    parts: list[str] = []
    values: dict[str, object] = {}
    for sql, name, value in _parts(index, filters):
        parts.append(sql.replace("statement.", f"{statement}."))
        values[name] = value
    return " AND ".join(parts) or "1", values


_Part = tuple[str, str, object]


def _parts(index: Index, filters: Filters) -> Iterator[_Part]:
    yield from _roles(index, filters)
    yield from _documents(index, filters)
    yield from _joined(index, filters)
    yield from _clocks(filters)
    for name, chosen in (("kind", filters.kind), ("stance", filters.stance), ("language", filters.language)):
        if chosen:
            yield f"statement.{name} IN {_listed(name)}", f"f_{name}", json.dumps(chosen)
    if filters.since:
        yield "statement.day >= :f_since", "f_since", filters.since
    for name, day in (("until", filters.until), ("as_of", filters.as_of)):
        if day:
            yield f"statement.day BETWEEN '0' AND :f_{name}", f"f_{name}", day
    if filters.min_confidence is not None:
        yield "statement.confidence >= :f_confidence", "f_confidence", filters.min_confidence
    if filters.direct is not None:
        yield "coalesce(statement.direct, 0) = :f_direct", "f_direct", int(filters.direct)
    if filters.q:
        yield f"statement.id IN {_listed('q')}", "f_q", json.dumps([found for found, _ in matching(index, filters.q)])


def matching(index: Index, words: str) -> list[tuple[int, float]]:
    """Return all statements whose quotations hold the words, the best first, with how well they match.

    Raises:
        Nothing.
    """
    row = index.one(_LAST, ())
    return index.search(words, row["last"]) if row and row["last"] else []


def _roles(index: Index, filters: Filters) -> Iterator[_Part]:
    for name, (sort, roles) in _ROLES.items():
        given: tuple[str, ...] = getattr(filters, name)
        if given:
            kinds = TOPICS if sort == "topic" else (sort,)
            things = [identified(index, kinds, one, name).id for one in given]
            either = ", ".join(f"'{role}'" for role in roles)
            chosen = f"SELECT statement FROM role WHERE thing IN {_listed(name)} AND role IN ({either})"
            yield f"statement.id IN ({chosen})", f"f_{name}", json.dumps(things)


def _documents(index: Index, filters: Filters) -> Iterator[_Part]:
    if filters.outlet:
        outlets = [identified(index, ("actor",), one, "outlet").id for one in filters.outlet]
        chosen = f"SELECT id FROM document WHERE outlet IN {_listed('outlet')}"
        yield f"statement.document IN ({chosen})", "f_outlet", json.dumps(outlets)
    if filters.document:
        documents = [recognised(index, "document", one) for one in filters.document]
        yield f"statement.document IN {_listed('document')}", "f_document", json.dumps(documents)


def _joined(index: Index, filters: Filters) -> Iterator[_Part]:
    for name, kind, table in (("side", "actor", "behalf"), ("event", "event", "made_at")):
        given: tuple[str, ...] = getattr(filters, name)
        if given:
            things = [identified(index, (kind,), one, name).id for one in given]
            chosen = f"SELECT statement FROM {table} WHERE thing IN {_listed(name)}"
            yield f"statement.id IN ({chosen})", f"f_{name}", json.dumps(things)


def _clocks(filters: Filters) -> Iterator[_Part]:
    if filters.published_by:
        chosen = "SELECT id FROM document WHERE published BETWEEN '0' AND :f_published_by"
        yield f"statement.document IN ({chosen})", "f_published_by", filters.published_by
    if filters.known_by:
        yield _KNOWN, "f_known_by", filters.known_by


def _listed(name: str) -> str:
    """The values of a parameter that holds a list: one text of SQL however many there are."""
    return f"(SELECT value FROM json_each(:f_{name}))"
