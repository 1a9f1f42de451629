"""What is excluded: values of the two variables, and statements for what they tell of others.

In      an index, the chosen statements, a Construction
Out     Excluded.
Source  DNA's `excludeValues`: any variable of a statement, whether or not the network is made of it.
Limits  ids are looked up in the index: an unknown one is an error, not an exclusion of nothing.
"""

from typing import Final

from kg.discourse.choosing import Excluded
from kg.discourse.construction import Construction, Variable
from kg.discourse.values import Question, values
from kg.errors import UnknownIdError
from kg.index import Index
from kg.index.filters import TOPICS
from kg.index.things import identified, parted, recognised
from kg.model import Kind

_ACTORS: Final = ("actor",)


def excluded(index: Index, chosen: Question, construction: Construction) -> Excluded:
    """Return what is left out of the chosen statements.

    Raises:
        UnknownIdError: an exclusion names what there is not.
    """
    shut: dict[Variable, set[str]] = {}
    for variable, value in construction.exclude:
        shut.setdefault(variable, set()).add(_named(index, variable, value))
    ones = shut.pop(construction.variable1, set())
    twos = shut.pop(construction.variable2, set())
    numbers = {
        number
        for variable, out in shut.items()
        for number, told in values(index, chosen, variable).items()
        if out.intersection(told)
    }
    return Excluded(frozenset(ones), frozenset(twos), frozenset(_slugs(index, chosen, numbers)))


# ------------------------------------------------------------ inside


def _named(index: Index, variable: Variable, value: str) -> str:
    slug = parted(value)[1]
    if variable is Variable.KIND:
        if slug not in set(Kind):
            raise UnknownIdError("kind", value, list(Kind), "exclude")
        return f"kind/{slug}"
    if variable is Variable.DOCUMENT:
        recognised(index, "document", value)
        return f"document/{slug}"
    thing = identified(index, TOPICS if variable is Variable.TOPIC else _ACTORS, value, "exclude")
    return f"{thing.kind}/{thing.slug}"


def _slugs(index: Index, chosen: Question, numbers: set[int]) -> set[str]:
    if not numbers:
        return set()
    where, bound = chosen
    rows = index.rows(f"SELECT s.id, s.slug FROM statement s WHERE {where}", bound)
    return {row["slug"] for row in rows if row["id"] in numbers}
