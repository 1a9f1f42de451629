"""Actors that nobody curates: each may be somebody who is known by another name.

In      a View
Out     Section `unresolved-actors`.
Limits  a likeness of names is a hint, not an identity.
"""

from typing import Final

from kg.answers.items import things
from kg.answers.values import Thing
from kg.answers.view import View
from kg.names import CURATED_GRAPH
from kg.quality.quoted import quoted
from kg.quality.values import SHOWN, Finding, Section

_LIKE: Final = 88.0
"""Likeness of names from which one is offered as a hint; below it they share a word at most."""
_HINTS: Final = 3

_UNKNOWN: Final = """FROM thing t WHERE t.kind = 'actor' AND t.made + t.received > 0 AND NOT EXISTS (
  SELECT 1 FROM fact f JOIN graph g ON g.id = f.graph WHERE f.subject = t.id AND g.name = :curated)"""
_ONE: Final = """SELECT statement FROM role WHERE thing = :thing AND role IN ('speaker', 'target')
ORDER BY role = 'target', day DESC, slug LIMIT 1"""


def unresolved(view: View) -> Section:
    """Return the actors that take part in statements and stand in no file of the ontology.

    Raises:
        Nothing.
    """
    curated = {"curated": CURATED_GRAPH.value}
    total = view.index.one("SELECT count(*) AS n FROM thing WHERE kind = 'actor' AND made + received > 0")
    columns = f"t.id AS number, t.made, t.received, {view.thing('t')}"
    sql = f"SELECT {columns} {_UNKNOWN} ORDER BY t.made + t.received DESC, t.slug"
    rows = list(view.index.rows(sql, curated))
    findings = [
        Finding(
            name=row["label"],
            iri=row["iri"],
            told=f"{row['made']:,} made, {row['received']:,} received",
            hints=_hints(view, row["number"], row["label"]),
            quotes=quoted(view, [one["statement"] for one in view.index.rows(_ONE, {"thing": row["number"]})]),
        )
        for row in rows[:SHOWN]
    ]
    return Section(
        id="unresolved-actors",
        title="Actors nobody curates",
        count=len(rows),
        of=total["n"] if total else 0,
        what="actors of statements",
        meaning="Two spellings of one name are two actors, and an actor without a file has no class that was checked, "
        "no office and no state. Add a name to ontology/actors.ttl; the next build links by it.",
        findings=tuple(findings),
    )


def _hints(view: View, number: int, label: str) -> tuple[Thing, ...]:
    """Curated actors with a name like this one."""
    like = [one for one in view.index.named(label, ["actor"], _HINTS + 1) if one.thing != number and one.score >= _LIKE]
    named = things(view, [one.thing for one in like])
    return tuple(named[one.thing] for one in like[:_HINTS])
