"""Networks as tables: rows of cells, for CSV.

In      matrices, measures, events, triples; names of nodes
Out     rows, the first of which names the columns.
Limits  whole weights are written whole; fractions with six digits after the point, as DNA writes them. Lists stand in
        one cell, with a bar between their parts.
"""

from collections.abc import Iterable, Iterator, Mapping

from kg.discourse.events import Event
from kg.discourse.matrix import Matrix, Number
from kg.discourse.measures import Measures, Polarisation
from kg.discourse.naming import Name, headings
from kg.discourse.triples import Triple

Row = list[str]
Named = Mapping[str, Name]

_PERIOD = ("start", "middle", "stop")
_BAR = "|"


def matrix_table(matrix: Matrix, named: Named) -> Iterator[Row]:
    """Return a matrix with labels over its columns and before its rows, by label, as DNA has them.

    The diagonal of a one-mode network is 0.

    Raises:
        Nothing.
    """
    is_whole = all(isinstance(weight, int) for weight in matrix.weights.values())
    above, before = headings(matrix.columns, named), headings(matrix.rows, named)
    columns, rows = sorted(matrix.columns, key=above.__getitem__), sorted(matrix.rows, key=before.__getitem__)
    yield ["", *(above[node] for node in columns)]
    for one in rows:
        yield [before[one], *(told(matrix.weight(one, two), is_whole=is_whole) for two in columns)]


def ties_table(matrices: Iterable[Matrix], named: Named) -> Iterator[Row]:
    """Return the ties of one network or of a series, each with its period and the statements it rests on.

    Raises:
        Nothing.
    """
    ends = ("source", "target", "source_label", "target_label")
    yield [*_PERIOD, *ends, "weight", "first", "last", "statements"]
    for matrix in matrices:
        period = [matrix.period.start or "", matrix.period.middle or "", matrix.period.stop or ""]
        for tie in matrix.ties():
            labels = [_label(named, tie.source), _label(named, tie.target)]
            weight = told(tie.weight, is_whole=isinstance(tie.weight, int))
            days = [tie.first or "", tie.last or ""]
            yield [*period, tie.source, tie.target, *labels, weight, *days, _BAR.join(tie.statements)]


def nodes_table(matrix: Matrix, measures: Measures, named: Named) -> Iterator[Row]:
    """Return the nodes of a one-mode network with their measures.

    Raises:
        Nothing.
    """
    yield ["id", "label", "class", "degree", "strength", "betweenness", "community"]
    for node in matrix.rows:
        of = measures.nodes[node]
        numbers = [str(of.degree), f"{of.strength:g}", f"{of.betweenness:.6f}", str(of.community)]
        yield [node, _label(named, node), (named[node].sort if node in named else None) or "", *numbers]


def polarisation_table(found: Iterable[Polarisation]) -> Iterator[Row]:
    """Return the polarisation of each window, with its two sides.

    Raises:
        Nothing.
    """
    yield [*_PERIOD, "polarisation", "one_side", "other_side"]
    for one in found:
        period = [one.period.start or "", one.period.middle or "", one.period.stop or ""]
        yield [*period, f"{one.score:.6f}", *(_BAR.join(sorted(side)) for side in one.sides)]


def events_table(events: Iterable[Event], named: Named) -> Iterator[Row]:
    """Return an event list.

    Raises:
        Nothing.
    """
    yield [*Event._fields[:4], "variable1_label", "variable2_label", *Event._fields[4:]]
    for event in events:
        cells = ["" if cell is None else str(cell) for cell in event]
        labels = [_label(named, event.variable1), _label(named, event.variable2)]
        yield [*cells[:4], *labels, *cells[4:]]


def triples_table(triples: Iterable[Triple], named: Named) -> Iterator[Row]:
    """Return ties between speaker, target and topic.

    Raises:
        Nothing.
    """
    yield [*Triple._fields[:3], "speaker_label", "target_label", "topic_label", *Triple._fields[3:]]
    for one in triples:
        labels = [_label(named, node) for node in one[:3]]
        counts = [str(number) for number in one[3:6]]
        yield [*one[:3], *labels, *counts, one.first or "", one.last or "", _BAR.join(one.statements)]


def told(weight: Number, *, is_whole: bool) -> str:
    """Return a weight as it is written.

    Raises:
        Nothing.

    >>> from fractions import Fraction
    >>> told(3, is_whole=True), told(Fraction(2, 3), is_whole=False), told(0, is_whole=False)
    ('3', '0.666667', '0.000000')
    """
    return str(weight) if is_whole else f"{float(weight):.6f}"


def _label(named: Named, node: str) -> str:
    return named[node].label if node in named else node
