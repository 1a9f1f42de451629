"""How the values of a property are read from the index.

In      an Index, a thing
Out     values, in the form that the reconciliation API gives them.
Source  kg/index/schema.sql; Reconciliation Service API 0.2, data extension.
Limits  each reading is one look-up, and one more for each thing it names.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kg.index import Index
from kg.names import ONTOLOGY
from kg.reconcile.things import Entity, numbered

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
WIKIDATA: Final = "http://www.wikidata.org/entity/"

Value = Mapping[str, str | int]
"""One of: str, int, date, or id and name of another thing."""
Reading = Callable[[Index, Entity], Iterator[Value]]


def words(prop: str, language: str | None = None) -> Reading:
    """Return the reading of what is said of a thing in words, in one language or in any.

    Raises:
        Nothing.
    """

    def read(index: Index, thing: Entity) -> Iterator[Value]:
        sql = "SELECT DISTINCT value FROM fact WHERE subject = :thing AND property = :prop AND :tag IN ('*', language)"
        tag = "*" if language is None else language
        for row in index.rows(f"{sql} ORDER BY value", {"thing": thing.number, "prop": prop, "tag": tag}):
            yield {"str": row["value"]}

    return read


def things(prop: str) -> Reading:
    """Return the reading of the things that a thing points to.

    Raises:
        Nothing.
    """

    def read(index: Index, thing: Entity) -> Iterator[Value]:
        sql = (
            "SELECT DISTINCT object FROM fact WHERE subject = ? AND property = ? AND object IS NOT NULL ORDER BY value"
        )
        yield from _entities(index, (row["object"] for row in index.rows(sql, (thing.number, prop))))

    return read


def days(prop: str) -> Reading:
    """Return the reading of a day.

    Raises:
        Nothing.
    """

    def read(index: Index, thing: Entity) -> Iterator[Value]:
        sql = "SELECT value FROM fact WHERE subject = ? AND property = ? ORDER BY value"
        for row in index.rows(sql, (thing.number, prop)):
            yield _date(row["value"])

    return read


def count(column: str) -> Reading:
    """Return the reading of how many statements a thing made, received or is mentioned in.

    Raises:
        Nothing.
    """

    def read(index: Index, thing: Entity) -> Iterator[Value]:
        row = index.one("SELECT made, received, mentioned FROM thing WHERE id = ?", (thing.number,))
        if row is not None:
            yield {"int": row[column]}

    return read


def bound(which: str) -> Reading:
    """Return the reading of the first or the last day on which a thing took part in a statement.

    Raises:
        Nothing.
    """

    def read(index: Index, thing: Entity) -> Iterator[Value]:
        sql = "SELECT MIN(day) AS first, MAX(day) AS last FROM role WHERE thing = ? AND day <> ''"
        row = index.one(sql, (thing.number,))
        if row is not None and row[which]:
            yield _date(row[which])

    return read


def standing(column: str, value: str) -> Reading:
    """Return the reading of who made statements of that kind or stance on a topic, the most frequent first.

    Raises:
        Nothing.
    """

    def read(index: Index, thing: Entity) -> Iterator[Value]:
        sql = (
            "SELECT speaker.thing, COUNT(*) AS n FROM role AS topic JOIN statement ON statement.id = topic.statement"
            " JOIN role AS speaker ON speaker.statement = topic.statement AND speaker.role = 'speaker'"
            " WHERE topic.thing = :thing AND topic.role = 'content'"
            " AND :value = CASE :column WHEN 'kind' THEN statement.kind ELSE statement.stance END"
            " GROUP BY speaker.thing ORDER BY n DESC, speaker.thing"
        )
        rows = index.rows(sql, {"thing": thing.number, "column": column, "value": value})
        yield from _entities(index, (row["thing"] for row in rows))

    return read


def offices(index: Index, thing: Entity) -> Iterator[Value]:
    """Return the offices a person holds or held: by what is said of the person, and by dated memberships.

    Raises:
        Nothing.
    """
    sql = (
        "SELECT object FROM fact WHERE subject = :thing AND property = :holds AND object IS NOT NULL"
        " UNION SELECT role.object FROM fact AS member JOIN fact AS role ON role.subject = member.subject"
        " WHERE member.object = :thing AND member.property = :member AND role.property = :role"
        " AND role.object IS NOT NULL"
    )
    values = {"thing": thing.number, "holds": f"{ONTOLOGY}holdsPost", "member": f"{ORG}member", "role": f"{ORG}role"}
    yield from sorted(_entities(index, (row["object"] for row in index.rows(sql, values))), key=lambda one: one["id"])


def wikidata(index: Index, thing: Entity) -> Iterator[Value]:
    """Return the items of Wikidata that are the same as a thing.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    for value in words(f"{SKOS}exactMatch")(index, thing):
        if str(value["str"]).startswith(WIKIDATA):
            yield {"str": str(value["str"]).removeprefix(WIKIDATA)}


def _entities(index: Index, numbers: Iterator[int]) -> Iterator[Value]:
    for number in list(numbers):
        found = numbered(index, number)
        if found is not None:
            yield {"id": found.id, "name": found.name}


def _date(day: str) -> Value:
    return {"date": f"{day}T00:00:00Z"}
