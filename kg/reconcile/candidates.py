"""Which things a cell of a table may mean.

In      an Index; a Query: words, types, and values of other columns
Out     Candidates, best first, with scores from 0 to 100.
Source  Reconciliation Service API 0.2; kg.index.matching scores the names.
Limits  `match` is said only of the one thing that has the very name, if no other has it and no property speaks against
        it: a table with a wrong match is worse than one with a question left open. What articles print for somebody
        ("the minister") is no name: it counts less, and never makes a match.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.index import Index
from kg.index.matching import Match, folded
from kg.reconcile.properties import PROPERTIES
from kg.reconcile.readings import Value
from kg.reconcile.things import SPACE, Entity, entity, numbered
from kg.reconcile.types import Wanted, wanted

_EXACT, _PRINTED = 100.0, 90.0
_OTHERS = 0.4
"""Share of the score that other columns have, where there are any."""
_SHORT = 3
"""Letters up to which a name is found in too many words."""
_MOST = 50
_AHEAD = 20
"""Names looked at beyond those wanted, as some are of other types."""


@dataclass(frozen=True, slots=True)
class Query:
    """A cell and what is known of its row."""

    words: str
    types: tuple[str, ...] = ()
    limit: int = 5
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Ids of properties with values of other columns; several values mean any of them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant."""

    entity: Entity
    score: float
    match: bool
    features: tuple[tuple[str, float], ...]
    """The score of the name, and 0 or 100 for each property."""


def candidates(index: Index, query: Query) -> list[Candidate]:
    """Return what a query may mean, best first.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    sought = wanted(query.types)
    limit = min(max(1, query.limit), _MOST)
    found = {one.number: (one, score) for one, score in _named(index, query.words, sought, limit + _AHEAD)}
    for one in _identified(index, query):
        if one.types[0].id in sought.classes:
            found[one.number] = (one, _EXACT)
    scored = [_scored(index, query, one, score) for one, score in found.values()]
    ranked = sorted(scored, key=lambda one: -one.score)  # of equals, the better known stays first
    exact = [one for one in ranked if one.score == _EXACT]
    told = ranked if len(exact) == 1 else [_open(one) for one in ranked]
    return told[:limit]


def suggested(index: Index, prefix: str, types: Sequence[str] = (), cursor: int = 0, limit: int = 10) -> list[Entity]:
    """Return things with a name that begins with these letters, the best known first; then those with a name like them.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    sought = wanted(types)
    escaped = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    sql = (
        "SELECT thing.id, MAX(thing.made + thing.received + thing.mentioned) AS weight FROM name"
        " JOIN thing ON thing.id = name.thing WHERE name.sort <> 'printed' AND name.name LIKE ? ESCAPE '\\'"
        " GROUP BY thing.id ORDER BY weight DESC, thing.slug LIMIT 200"
    )
    begin = [numbered(index, row["id"]) for row in index.rows(sql, (f"{escaped}%",))]
    like = [one for one, _ in _named(index, prefix, sought, limit)] if len(prefix) > 3 else []
    found = {one.number: one for one in (*begin, *like) if one is not None and one.types[0].id in sought.classes}
    return list(found.values())[cursor : cursor + limit]


def _named(index: Index, words: str, sought: Wanted, limit: int) -> Iterator[tuple[Entity, float]]:
    if not words.strip():
        return
    for match in index.named(words, sought.kinds, limit):
        found = numbered(index, match.thing)
        score = _weighed(index, match)
        if found is not None and found.types[0].id in sought.classes and score > 0:
            yield found, score


def _weighed(index: Index, match: Match) -> float:
    """The score of a name: less if it is only printed for the thing somewhere, nothing if it fits by a few letters."""
    sql = "SELECT 1 FROM name WHERE thing = ? AND name = ? AND sort <> 'printed'"
    is_name = index.one(sql, (match.thing, match.name)) is not None
    if match.score == _EXACT:
        return _EXACT if is_name else _PRINTED
    return match.score if is_name and len(match.name) > _SHORT else 0.0


def _identified(index: Index, query: Query) -> Iterator[Entity]:
    """Things that the words or another column name by an identifier: an IRI, an id, an item of Wikidata."""
    for prop in (one for one in PROPERTIES.values() if one.identifies):
        values = [value for name, given in query.others if name == prop.id for value in given]
        if query.words.startswith(prop.identifies):
            values.append(query.words)
        for value in values:
            yield from _same_as(index, prop.identifies + value.removeprefix(prop.identifies))


def _same_as(index: Index, iri: str) -> Iterator[Entity]:
    if iri.startswith(SPACE):
        found = [entity(index, iri)]
    else:
        sql = "SELECT DISTINCT subject FROM fact WHERE value = ? AND property LIKE '%#exactMatch'"
        found = [numbered(index, row["subject"]) for row in index.rows(sql, (iri,))]
    yield from (one for one in found if one is not None)


def _scored(index: Index, query: Query, one: Entity, name: float) -> Candidate:
    known = [(prop, given) for prop, given in query.others if prop in PROPERTIES]
    agreed = [(prop, _EXACT if _agrees(index, one, prop, given) else 0.0) for prop, given in known]
    score = name
    if agreed:
        score = (1 - _OTHERS) * name + _OTHERS * sum(value for _, value in agreed) / len(agreed)
    score = round(score, 1)
    return Candidate(one, score, score == _EXACT, (("name", name), *agreed))


def _agrees(index: Index, one: Entity, prop: str, given: Sequence[str]) -> bool:
    held = {word for value in PROPERTIES[prop].read(index, one) for word in _words(value)}
    return any(folded(value) in held for value in given)


def _words(value: Value) -> Iterator[str]:
    """What may stand in a table for a value: a date also without its time."""
    for part in value.values():
        yield folded(str(part))
    if "date" in value:
        yield folded(str(value["date"])[:10])


def _open(one: Candidate) -> Candidate:
    return Candidate(one.entity, one.score, False, one.features)
