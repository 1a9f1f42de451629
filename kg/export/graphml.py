"""GraphML: for yEd, with labels, colours and places; for visone, networkx, igraph and Gephi, with attributes.

In      a Source
Out     one XML document.
Source  http://graphml.graphdrawing.org; the yFiles extension, which yEd draws by.
Limits  GraphML has no lists: the parts of one stand in one text, with a space between IRIs. Actors stand in a column on
        the left, topics on the right: any layout of yEd is better, but nothing lies on anything else.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import BinaryIO, Final

from kg.export import colours
from kg.export.columns import Column, Type, Value, columns
from kg.export.network import Edge, Node, edges, nodes
from kg.export.source import Source
from kg.export.written import written, xml_attribute, xml_text

_TYPES: Final[dict[Type, str]] = {
    "string": "string",
    "integer": "int",
    "number": "double",
    "boolean": "boolean",
    "date": "string",
    "list": "string",
}
_OWN: Final = {"id", "source", "target"}
_COLUMN, _LINE, _LETTER = 700, 40, 7
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<desc>{sentence}</desc>
<key id="drawn_node" for="node" yfiles.type="nodegraphics"/>
<key id="drawn_edge" for="edge" yfiles.type="edgegraphics"/>
"""
_NODE: Final = (
    '<node id="{id}">{data}<data key="drawn_node"><y:ShapeNode>'
    '<y:Geometry height="30" width="{width}" x="{x}" y="{y}"/>'
    '<y:Fill color="{colour}" transparent="false"/><y:BorderStyle color="#333333" type="line" width="1.0"/>'
    '<y:NodeLabel>{label}</y:NodeLabel><y:Shape type="{shape}"/></y:ShapeNode></data></node>\n'
)
_EDGE: Final = (
    '<edge id="{id}" source="{source}" target="{target}">{data}<data key="drawn_edge"><y:PolyLineEdge>'
    '<y:LineStyle color="{colour}" type="line" width="{width}"/><y:Arrows source="none" target="{arrow}"/>'
    "<y:EdgeLabel>{label}</y:EdgeLabel></y:PolyLineEdge></data></edge>\n"
)


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of edges written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    own = {table: _places(table) for table in ("nodes", "edges")}
    told = source.provenance
    written(out, [_HEAD.format(sentence=xml_text(told.sentence()))])
    written(out, (_key(table, column) for table, places in own.items() for _, column in places))
    written(out, (f'<key id="{one}" for="graph" attr.name="{one}" attr.type="string"/>\n' for one, _ in told.pairs()))
    directed = source.selection.projection.is_directed()
    written(out, [f'<graph id="network" edgedefault="{"directed" if directed else "undirected"}">\n'])
    written(out, (f'<data key="{name}">{xml_text(value)}</data>\n' for name, value in told.pairs()))
    written(out, _nodes(nodes(source.index, source.selection), own["nodes"]))
    number = written(out, (_edge(edge, own["edges"], directed) for edge in edges(source.index, source.selection)))
    out.write(b"</graph>\n</graphml>\n")
    return number


_Places = list[tuple[int, Column]]


def _places(table: str) -> _Places:
    return [(place, column) for place, column in enumerate(columns(table)) if column.name not in _OWN]


def _key(table: str, column: Column) -> str:
    owner = table.removesuffix("s")
    kind = _TYPES[column.type]
    return f'<key id="{owner}_{column.name}" for="{owner}" attr.name="{column.name}" attr.type="{kind}"/>\n'


def _nodes(found: Iterable[Node], places: _Places) -> Iterator[str]:
    lines = {mode: count() for mode in (0, 1, 2)}
    for node in found:
        mode = 0 if node.kind == "actor" else 1 if node.kind == "statement" else 2
        yield _NODE.format(
            id=xml_attribute(node.id),
            data=_data("node", node, places),
            width=max(30, 16 + _LETTER * len(node.label)),
            x=mode * _COLUMN,
            y=next(lines[mode]) * _LINE,
            colour=colours.of_node(node),
            label=xml_text(node.label),
            shape="ellipse" if node.kind == "actor" else "roundrectangle",
        )


def _edge(edge: Edge, places: _Places, directed: bool) -> str:
    return _EDGE.format(
        id=edge.id,
        source=xml_attribute(edge.source),
        target=xml_attribute(edge.target),
        data=_data("edge", edge, places),
        colour=colours.of_edge(edge),
        width=min(7.0, 0.5 + abs(edge.weight) / 2),
        arrow="standard" if directed else "none",
        label=edge.kind,
    )


def _data(owner: str, row: tuple[Value, ...], places: _Places) -> str:
    told = ((column.name, row[place]) for place, column in places)
    return "".join(
        f'<data key="{owner}_{name}">{xml_text(_text(value))}</data>' for name, value in told if value not in (None, ())
    )


def _text(value: Value) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)
