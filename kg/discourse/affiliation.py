"""Which bodies and which state an actor belongs to, by curated ties alone.

In      an index
Out     ids of organisations and states.
Source  ontology/posts.ttl (memberships with their days), organisations.ttl (organOf, affiliatedWith).
Limits  a person belongs where it held a post on the day of the statement: on an unknown day, nowhere. A term without a
        first or last day is open on that side. Nothing is inferred from names.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from kg.index import Index
from kg.names import ONTOLOGY

_MEMBERSHIPS: Final = """
SELECT m.object AS member, o.object AS body,
  (SELECT min(value) FROM fact WHERE subject = m.subject AND property = 'https://schema.org/startDate') AS first,
  (SELECT max(value) FROM fact WHERE subject = m.subject AND property = 'https://schema.org/endDate') AS last
FROM fact m JOIN fact o ON o.subject = m.subject AND o.property = 'http://www.w3.org/ns/org#organization'
WHERE m.property = 'http://www.w3.org/ns/org#member'"""
_ABOVE: Final = "SELECT subject, object FROM fact WHERE property IN (?, ?) AND object IS NOT NULL"
_ACTORS: Final = "SELECT id, kind || '/' || slug AS name, class FROM thing WHERE kind = 'actor'"
_FIRST, _LAST = "0000", "9999"


class Affiliations:
    """The curated ties of a graph."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def organisations(self, actor: int, day: str) -> tuple[str, ...]:
        """Return the actor itself if it is no person, else the bodies in which it held a post on that day.

        Raises:
            sqlite3.Error: the index is damaged.
        """
        return self._named(self._bodies(actor, day))

    def states(self, actor: int, day: str) -> tuple[str, ...]:
        """Return the states that its organisations are, or are organs of.

        Raises:
            sqlite3.Error: the index is damaged.
        """
        return self._named({state for body in self._bodies(actor, day) for state in self._states(body)})

    # ------------------------------------------------------------ inside

    def _named(self, actors: set[int]) -> tuple[str, ...]:
        return tuple(sorted(self._actors[actor][0] for actor in actors))

    def _bodies(self, actor: int, day: str) -> set[int]:
        _, sort = self._actors.get(actor, ("", None))
        if sort is None:  # nobody says what it is
            return set()
        if sort != "Person":
            return {actor}
        return {body for body, first, last in self._memberships.get(actor, ()) if day and first <= day <= last}

    def _states(self, body: int) -> Iterator[int]:
        met, next_ones = {body}, [body]
        while next_ones:
            one = next_ones.pop()
            if self._actors[one][1] == "State":
                yield one
            above = self._above.get(one, set()) - met
            met |= above
            next_ones += above

    @cached_property
    def _actors(self) -> dict[int, tuple[str, str | None]]:
        return {row["id"]: (row["name"], row["class"]) for row in self._index.rows(_ACTORS)}

    @cached_property
    def _memberships(self) -> dict[int, list[tuple[int, str, str]]]:
        found: dict[int, list[tuple[int, str, str]]] = {}
        for row in self._index.rows(_MEMBERSHIPS):
            if row["body"] in self._actors:
                term = row["body"], row["first"] or _FIRST, row["last"] or _LAST
                found.setdefault(row["member"], []).append(term)
        return found

    @cached_property
    def _above(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for row in self._index.rows(_ABOVE, (f"{ONTOLOGY}organOf", f"{ONTOLOGY}affiliatedWith")):
            if row["object"] in self._actors:
                found.setdefault(row["subject"], set()).add(row["object"])
        return found
