"""Discourse networks, to be exported: who agrees or disagrees with whom, and topics by those who share them.

In      an index, a Selection whose projection is a discourse network
Out     ties, each with what its statements tell; the statements of each node.
Source  kg.discourse; docs/discourse-networks.md.
Limits  no normalisation, no duplicates taken away: `kg network` has these. The counts are in memory, the ties are not.
"""

from collections.abc import Iterator, Mapping
from sqlite3 import Row
from typing import Final, NamedTuple

from kg.discourse import Aggregation, Construction, Matrix, Tie, Type, Variable, discourse
from kg.export.selection import Projection, Selection
from kg.index import Index, conditions

_VARIABLES: Final = {"actor": (Variable.SPEAKER, Variable.TOPIC), "topic": (Variable.TOPIC, Variable.SPEAKER)}
_SAID: Final = """
SELECT s.slug, s.day, s.confidence, s.words, d.iri AS document
FROM statement s LEFT JOIN document d ON d.id = s.document WHERE {where}"""


class Told(NamedTuple):
    """A tie, and the rows of its statements, by day."""

    kind: str
    tie: Tie
    rows: list[Row]


def is_discourse(projection: Projection) -> bool:
    """Say whether a projection is a discourse network.

    Raises:
        Nothing.

    >>> is_discourse(Projection.ACTOR_CONFLICT), is_discourse(Projection.ACTOR_ACTOR)
    (True, False)
    """
    return projection.rpartition("-")[2] in set(Aggregation)


def ties(index: Index, selection: Selection) -> Iterator[Told]:
    """Return the ties of the selection, by source and target.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    kind = selection.projection.rpartition("-")[2]
    said = _said(index, selection)
    for tie in _matrix(index, selection).ties():
        yield Told(kind, tie, [said[slug] for slug in tie.statements])


def nodes(index: Index, selection: Selection) -> dict[str, list[Row]]:
    """Return the nodes that have ties, each with the rows of the statements counted for it.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    matrix, said = _matrix(index, selection), _said(index, selection)
    tied = {end for pair in matrix.weights for end in pair}
    return {node: [said[slug] for slug in sorted(matrix.of_node(node))] for node in sorted(tied)}


# ------------------------------------------------------------ inside


def _matrix(index: Index, selection: Selection) -> Matrix:
    nodes_are, _, aggregation = selection.projection.rpartition("-")
    one, two = _VARIABLES[nodes_are]
    how = Construction(type=Type.ONE_MODE, variable1=one, variable2=two, aggregation=Aggregation(aggregation))
    return discourse(index, selection.filters, how).network()


def _said(index: Index, selection: Selection) -> Mapping[str, Row]:
    where, values = conditions(index, selection.filters)
    return {row["slug"]: row for row in index.rows(_SAID.format(where=where), values)}
