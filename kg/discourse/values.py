"""What each statement tells of a variable.

In      an index, the condition on its statements
Out     values by statement: ids such as `actor/nato`, `demand/no-eastward-expansion`, `kind/threat`.
Limits  ids, not labels: labels are looked up for the nodes that stay. Days of posts are those of the statement.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kg.discourse.affiliation import Affiliations
from kg.discourse.construction import Variable
from kg.index import Index

Question = tuple[str, dict[str, object]]
"""A condition on the rows of `statement s`, and its values."""
Values = Mapping[int, tuple[str, ...]]
"""By number of statement."""

_ROLES: Final = {Variable.SPEAKER: "speaker", Variable.TARGET: "target", Variable.TOPIC: "content"}
_ROLE: Final = """
SELECT r.statement, t.id, t.kind || '/' || t.slug AS name, s.day
FROM statement s JOIN role r ON r.statement = s.id AND r.role = :role JOIN thing t ON t.id = r.thing
WHERE {where} ORDER BY r.statement, t.kind, t.slug"""
_AMONG: Final = " AND r.thing IN (SELECT value FROM json_each(:f_{filter}))"
_OUTLET: Final = """
SELECT s.id AS statement, t.kind || '/' || t.slug AS name FROM statement s JOIN document d ON d.id = s.document
JOIN thing t ON t.id = d.outlet WHERE {where}"""
_DOCUMENT: Final = """
SELECT s.id AS statement, 'document/' || d.slug AS name FROM statement s JOIN document d ON d.id = s.document
WHERE {where}"""
_KIND: Final = "SELECT s.id AS statement, 'kind/' || s.kind AS name FROM statement s WHERE {where}"
_PLAIN: Final = {Variable.OUTLET: _OUTLET, Variable.DOCUMENT: _DOCUMENT, Variable.KIND: _KIND}


def values(index: Index, chosen: Question, variable: Variable) -> Values:
    """Return what the chosen statements tell of a variable; a statement that tells nothing is not there.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    where, bound = chosen
    if variable in _PLAIN:
        rows = index.rows(_PLAIN[variable].format(where=where), bound)
        return _gathered((row["statement"], (row["name"],)) for row in rows)
    role = _ROLES.get(variable, "speaker")
    filtered = variable.value if variable in _ROLES else "speaker"
    among = _AMONG.format(filter=filtered) if f"f_{filtered}" in bound else ""
    found = index.rows(_ROLE.format(where=where + among), {**bound, "role": role})
    if variable in _ROLES:
        return _gathered((row["statement"], (row["name"],)) for row in found)
    of = _AFFILIATED[variable](Affiliations(index))
    return _gathered((row["statement"], of(row["id"], row["day"])) for row in found)


# ------------------------------------------------------------ inside

_AFFILIATED: Final[dict[Variable, Callable[[Affiliations], Callable[[int, str], tuple[str, ...]]]]] = {
    Variable.ORGANISATION: lambda affiliations: affiliations.organisations,
    Variable.STATE: lambda affiliations: affiliations.states,
}


def _gathered(told: Iterable[tuple[int, tuple[str, ...]]]) -> Values:
    found: dict[int, tuple[str, ...]] = {}
    for statement, names in told:
        found[statement] = tuple(dict.fromkeys((*found.get(statement, ()), *names)))
    return found
