"""Answers of the reconciliation service.

In      an Index; what was asked, checked
Out     models, and dicts where the keys are the asker's.
Source  Reconciliation Service API 0.2, sections 4 to 7.
Limits  a setting that means nothing here is read over.
"""

from typing import Any

from api.models.reconcile import (
    CandidateTold,
    ExtensionProperty,
    ExtensionQuery,
    Feature,
    OtherColumn,
    ProposedProperties,
    Queries,
    ReconciliationQuery,
    Results,
    Suggestion,
    Suggestions,
    TypeTold,
)
from kg.index import Index
from kg.reconcile import (
    PROPERTIES,
    TYPES,
    Candidate,
    Entity,
    Query,
    Type,
    ancestors,
    candidates,
    entity,
    extended,
    suggested,
)

_SUGGESTED = 10


def results(index: Index, queries: Queries) -> dict[str, Any]:
    """Return what each query of a batch may mean, under the asker's own keys.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    found = {key: [_told(one) for one in candidates(index, _query(asked))] for key, asked in queries.items()}
    return {key: Results(result=told).model_dump() for key, told in found.items()}


def extension(index: Index, asked: ExtensionQuery) -> dict[str, Any]:
    """Return the values of properties, by thing and property; none for an id that is unknown.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    rows: dict[str, dict[str, list[Any]]] = {}
    for identifier in asked.ids:
        found = entity(index, identifier)
        rows[identifier] = {
            prop.id: [] if found is None else extended(index, found, prop.id, _limit(prop)) for prop in asked.properties
        }
    return {"meta": [{"id": one.id, "name": PROPERTIES[one.id].name} for one in asked.properties], "rows": rows}


def entities(index: Index, prefix: str, types: tuple[str, ...], cursor: int) -> Suggestions:
    """Return things that may be meant by the beginning of a name.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    found = suggested(index, prefix, types, cursor, _SUGGESTED)
    return Suggestions(result=[_suggestion(one) for one in found])


def types(prefix: str, cursor: int) -> Suggestions:
    """Return types whose name holds a word that begins so.

    Raises:
        Nothing.
    """
    found = [one for one in TYPES.values() if _begins(one.name, prefix)]
    told = [
        Suggestion(id=one.id, name=one.name, broader=[_type(above) for above in ancestors(one.id)][:1]) for one in found
    ]
    return Suggestions(result=told[cursor : cursor + _SUGGESTED])


def properties(prefix: str, cursor: int) -> Suggestions:
    """Return properties whose name holds a word that begins so.

    Raises:
        Nothing.
    """
    found = [one for one in PROPERTIES.values() if _begins(one.name, prefix)]
    told = [Suggestion(id=one.id, name=one.name, description=one.description) for one in found]
    return Suggestions(result=told[cursor : cursor + _SUGGESTED])


def proposed(of_type: str | None, limit: int | None) -> ProposedProperties:
    """Return the properties that things of a type may have; those that all may have for a type there is not.

    Raises:
        Nothing.
    """
    known = TYPES.get(of_type or "")
    kinds = {known.kind} if known else {one.kind for one in TYPES.values()} if of_type else set()
    found = [TypeTold(id=one.id, name=one.name) for one in PROPERTIES.values() if kinds <= {*one.kinds}]
    return ProposedProperties(type=of_type, limit=limit, properties=found[:limit])


def _begins(name: str, prefix: str) -> bool:
    return any(word.startswith(prefix.casefold()) for word in (name.casefold(), *name.casefold().split()))


def _query(asked: ReconciliationQuery) -> Query:
    types = [asked.type] if isinstance(asked.type, str) else asked.type or []
    others = tuple((one.pid, _values(one)) for one in asked.properties)
    return Query(asked.query, tuple(types), asked.limit, others)


def _values(column: OtherColumn) -> tuple[str, ...]:
    given = column.v if isinstance(column.v, list) else [column.v]
    return tuple(str(one.get("id", "")) if isinstance(one, dict) else str(one) for one in given)


def _limit(prop: ExtensionProperty) -> int:
    given = prop.settings.get("limit")
    try:
        return max(0, int(str(given)))
    except ValueError:
        return 0


def _told(found: Candidate) -> CandidateTold:
    one = found.entity
    return CandidateTold(
        id=one.id,
        name=one.name,
        description=one.description,
        type=[_type(of) for of in one.types],
        score=found.score,
        match=found.match,
        features=[Feature(id=name, value=value) for name, value in found.features],
    )


def _suggestion(one: Entity) -> Suggestion:
    return Suggestion(id=one.id, name=one.name, description=one.description, notable=[_type(of) for of in one.types])


def _type(of: Type) -> TypeTold:
    return TypeTold(id=of.id, name=of.name)
