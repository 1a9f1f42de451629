"""Who says what of which topic to whom: ties between three.

In      an index, Filters
Out     Triples: speaker, target and topic of the chosen statements, with their stances and the statements themselves.
Source  extended discourse networks of three modes; DNA has two.
Limits  a statement with two speakers, one target and two topics is in four triples. One without a target or a topic is
        in none.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from kg.discourse.construction import Variable
from kg.discourse.values import values
from kg.index import Filters, Index, chosen_from, conditions

_SAID = "SELECT s.id, s.slug, s.day, s.stance FROM statement s WHERE {where} ORDER BY s.day, s.slug"
_MODES = (Variable.SPEAKER, Variable.TARGET, Variable.TOPIC)


class Triple(NamedTuple):
    """All that one speaker says of one topic to one target."""

    speaker: str
    target: str
    topic: str
    support: int
    oppose: int
    other: int
    """Statements that neither support nor oppose."""
    first: str | None
    last: str | None
    statements: tuple[str, ...]


def triples(index: Index, filters: Filters) -> Iterator[Triple]:
    """Return the triples of the chosen statements, by speaker, target and topic.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    index = chosen_from(index, filters)
    where, bound = conditions(index, filters)
    told = [values(index, (where, bound), mode) for mode in _MODES]
    found: dict[tuple[str, ...], list[tuple[str, str, str | None]]] = {}
    for row in index.rows(_SAID.format(where=where), bound):
        for three in product(*(one.get(row["id"], ()) for one in told)):
            found.setdefault(three, []).append((row["day"], row["slug"], row["stance"]))
    for (speaker, target, topic), said in sorted(found.items()):
        stances = Counter(stance for _, _, stance in said)
        yes, no = stances["support"], stances["oppose"]
        days = [day for day, _, _ in said if day]
        first, last = min(days, default=None), max(days, default=None)
        slugs = tuple(slug for _, slug, _ in said)
        yield Triple(speaker, target, topic, yes, no, len(said) - yes - no, first, last, slugs)
