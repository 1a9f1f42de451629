"""Things of the index as reconciliation tells of them.

In      an Index, the number of a thing or its id
Out     Entity.
Limits  an id is the IRI's path below …/id/, such as ``actor/nato``: that is the identifier space.
"""

from dataclasses import dataclass

from kg.index import Index
from kg.names import BASE
from kg.reconcile.types import TYPES, Type, ancestors

SPACE = f"{BASE}id/"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that a cell of a table can stand for."""

    number: int
    """Its row in the index."""
    id: str
    name: str
    description: str
    types: tuple[Type, ...]
    """From its own class upwards."""


def entity(index: Index, identifier: str) -> Entity | None:
    """Return the thing with an id, which may be its whole IRI; None if there is none that can be reconciled.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    path = identifier.strip().removeprefix(SPACE)
    row = index.one("SELECT id FROM thing WHERE iri = ?", (f"{SPACE}{path}",))
    return None if row is None else numbered(index, row["id"])


def numbered(index: Index, number: int) -> Entity | None:
    """Return the thing in a row; None if it is of no type that can be reconciled.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    row = index.one("SELECT * FROM thing WHERE id = ?", (number,))
    if row is None or row["class"] not in TYPES:
        return None
    types = (TYPES[row["class"]], *ancestors(row["class"]))
    name = row["en"] or row["plain"] or row["idn"] or row["ru"] or row["slug"]
    return Entity(number, f"{row['kind']}/{row['slug']}", name, _definition(index, number), types)


def _definition(index: Index, number: int) -> str:
    sql = "SELECT value FROM fact WHERE subject = ? AND property = ? ORDER BY language <> 'en' LIMIT 1"
    row = index.one(sql, (number, _DEFINITION))
    return "" if row is None else str(row["value"])
