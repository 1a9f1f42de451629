"""How many statements and which actors stand on which side of each topic.

In      a View, Filters
Out     Tally by topic.
Limits  two look-ups, over all statements that are meant.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.answers.kept import kept
from kg.answers.sides import STOOD
from kg.index import Index
from kg.index.filters import Filters, conditions


@dataclass(slots=True)
class Tally:
    """One topic."""

    statements: int = 0
    mentioned: int = 0
    actors: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By side: demand, support, oppose, other."""


def tallies(index: Index, filters: Filters) -> Mapping[int, Tally]:
    """Return the tally of each topic that a statement brings up, by the number of the topic.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    return kept(index, ("tallies", filters), lambda: _tallied(index, filters))


def _tallied(index: Index, filters: Filters) -> Mapping[int, Tally]:
    where, values = conditions(index, filters)
    found: defaultdict[int, Tally] = defaultdict(Tally)
    counted = f"""SELECT c.thing AS topic, sum(c.role = 'content') AS statements,
      count(DISTINCT c.statement) AS mentioned
      FROM role c JOIN statement s ON s.id = c.statement
      WHERE c.role IN ('content', 'about') AND {where} GROUP BY c.thing"""
    for row in index.rows(counted, values):
        found[row["topic"]].statements, found[row["topic"]].mentioned = row["statements"], row["mentioned"]
    stood = f"""SELECT DISTINCT c.thing AS topic, p.thing AS actor, {STOOD} AS stood
      FROM role c JOIN statement s ON s.id = c.statement JOIN thing t ON t.id = c.thing
      JOIN role p ON p.statement = s.id AND p.role = 'speaker' WHERE c.role = 'content' AND {where}"""
    for row in index.rows(stood, values):
        found[row["topic"]].actors[row["stood"]].add(row["actor"])
    return dict(found)
