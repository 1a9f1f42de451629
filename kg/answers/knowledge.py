"""What curated and minted knowledge says of one thing: its names, ties, offices.

In      the number of a thing
Out     labels, aliases, definitions, ties, offices.
Limits  ties have no days; offices have those that the knowledge gives them.
"""

from collections import defaultdict
from datetime import date
from typing import Final

from kg.answers.values import Office, Thing, Tie
from kg.answers.view import View, day
from kg.names import term

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA: Final = "https://schema.org/"
_ORG: Final = "http://www.w3.org/ns/org#"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_TIES: Final = {term(name).value: name for name in ("memberOf", "organOf", "headOf", "headOfStateOf", "speaksFor")}
_Facts = dict[str, dict[str, list[str]]]


class Knowledge:
    """The facts of one thing, by property and language."""

    def __init__(self, view: View, number: int) -> None:
        found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        sql = "SELECT property, value, language FROM fact WHERE subject = ? ORDER BY property, language, value"
        for row in view.index.rows(sql, (number,)):
            found[row["property"]][row["language"] or ""].append(row["value"])
        self._facts = found
        names = "SELECT DISTINCT name FROM name WHERE thing = ? AND sort = 'printed' ORDER BY name"
        self.printed = tuple(row["name"] for row in view.index.rows(names, (number,)))

    @property
    def labels(self) -> dict[str, str]:
        """Return the labels by language."""
        return {language: values[0] for language, values in self._of(_LABEL).items()}

    @property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Return other names by language."""
        return {language: tuple(values) for language, values in self._of(f"{_SKOS}altLabel").items()}

    @property
    def definitions(self) -> dict[str, str]:
        """Return the definitions by language."""
        return {language: values[0] for language, values in self._of(f"{_SKOS}definition").items()}

    @property
    def same_as(self) -> tuple[str, ...]:
        """Return the names of the same thing in other collections."""
        return tuple(value for values in self._of(f"{_SKOS}exactMatch").values() for value in values)

    def value(self, prop: str) -> str | None:
        """Return the one value of a property, or None.

        Raises:
            Nothing.
        """
        return next((value for values in self._of(prop).values() for value in values), None)

    def _of(self, prop: str) -> dict[str, list[str]]:
        return dict(self._facts.get(prop, {}))


def ties(view: View, number: int) -> tuple[Tie, ...]:
    """Return the curated relations of an actor to others, and of others to it.

    Raises:
        Nothing.
    """
    asked = ", ".join(f"'{prop}'" for prop in _TIES)
    sql = f"""SELECT DISTINCT f.property, 0 AS inverse, {view.thing("t")} FROM fact f JOIN thing t ON t.id = f.object
      WHERE f.subject = :number AND f.property IN ({asked})
    UNION SELECT DISTINCT f.property, 1 AS inverse, {view.thing("t")} FROM fact f JOIN thing t ON t.id = f.subject
      WHERE f.object = :number AND f.property IN ({asked})
    ORDER BY inverse, property, id"""
    return tuple(
        Tie(
            relation=_TIES[row["property"]],
            actor=Thing(id=row["id"], iri=row["iri"], label=row["label"]),
            inverse=bool(row["inverse"]),
        )
        for row in view.index.rows(sql, {"number": number})
    )


def offices(view: View, number: int, as_of: date | None = None) -> tuple[Office, ...]:
    """Return the offices of an actor, the first one first; as of a day, those held on that day.

    Raises:
        Nothing.
    """
    sql = f"""SELECT {_thing(view, "p")}, {_thing(view, "o")}, a.value AS first, z.value AS last
    FROM fact m JOIN fact r ON r.subject = m.subject AND r.property = '{_ORG}role' JOIN thing p ON p.id = r.object
    LEFT JOIN fact g ON g.subject = m.subject AND g.property = '{_ORG}organization' LEFT JOIN thing o ON o.id = g.object
    LEFT JOIN fact a ON a.subject = m.subject AND a.property = '{_SCHEMA}startDate'
    LEFT JOIN fact z ON z.subject = m.subject AND z.property = '{_SCHEMA}endDate'
    WHERE m.object = :number AND m.property = '{_ORG}member'
      AND (:day IS NULL OR (coalesce(a.value, '') <= :day AND coalesce(z.value, '~') >= :day))
    ORDER BY coalesce(a.value, ''), p.slug"""
    asked = {"number": number, "day": as_of.isoformat() if as_of else None}
    return tuple(
        Office(
            office=Thing(id=row["p_id"], iri=row["p_iri"], label=row["p_label"]),
            organisation=Thing(id=row["o_id"], iri=row["o_iri"], label=row["o_label"]) if row["o_id"] else None,
            first=day(row["first"]),
            last=day(row["last"]),
        )
        for row in view.index.rows(sql, asked)
    )


def _thing(view: View, name: str) -> str:
    return f"{name}.slug AS {name}_id, {name}.iri AS {name}_iri, {view.label(name)} AS {name}_label"
