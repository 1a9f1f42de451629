"""GEXF 1.3, dynamic: for Gephi, with every day in its timeline.

In      a Source
Out     one XML document; nodes live from their first day to their last, edges on each day on which they were said.
Source  https://gexf.net/1.3; docs/exports.md says what it was validated against.
Limits  lists of IRIs are `liststring`, in square brackets as Gephi reads them. Days are closed spells of one day: a
        statement of the 7th is seen in any window that holds the 7th. What has no day is always there. No colours:
        schema and grammar of GEXF 1.3 disagree on their namespace, and Gephi gives them by column.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.export.columns import Column, Type, Value, columns
from kg.export.network import Edge, Node, edges, nodes
from kg.export.source import Source
from kg.export.written import written, xml_attribute, xml_text

_TYPES: Final[dict[Type, str]] = {
    "string": "string",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "date": "string",
    "list": "liststring",
}
_OWN: Final = {"id", "label", "source", "target", "weight", "days"}
"""What GEXF has its own place for."""
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>{creator}</creator><keywords>{keywords}</keywords><description>{description}</description></meta>
<graph defaultedgetype="{direction}" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of edges written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    told = source.provenance
    keywords = f"snapshot {told.snapshot}, {told.selection}"
    said = {"creator": told.creator, "keywords": keywords, "description": told.sentence()}
    said["direction"] = "directed" if source.selection.projection.is_directed() else "undirected"
    written(out, [_HEAD.format(**{name: xml_text(words) for name, words in said.items()})])
    own = {table: _places(table) for table in ("nodes", "edges")}
    written(out, (_declared(table, places) for table, places in own.items()))
    out.write(b"<nodes>\n")
    written(out, (_node(node, own["nodes"]) for node in nodes(source.index, source.selection)))
    out.write(b"</nodes>\n<edges>\n")
    count = written(out, (_edge(edge, own["edges"]) for edge in edges(source.index, source.selection)))
    out.write(b"</edges>\n</graph>\n</gexf>\n")
    return count


_Places = list[tuple[int, Column]]


def _places(table: str) -> _Places:
    return [(place, column) for place, column in enumerate(columns(table)) if column.name not in _OWN]


def _declared(table: str, places: _Places) -> str:
    declared = (f'<attribute id="{one.name}" title="{one.name}" type="{_TYPES[one.type]}"/>' for _, one in places)
    return f'<attributes class="{table.removesuffix("s")}">{"".join(declared)}</attributes>\n'


def _node(node: Node, places: _Places) -> str:
    lived = f' start="{node.first}" end="{node.last}"' if node.first else ""
    return (
        f'<node id="{xml_attribute(node.id)}" label="{xml_attribute(node.label)}"{lived}>'
        f"{_values(node, places)}</node>\n"
    )


def _edge(edge: Edge, places: _Places) -> str:
    spells = "".join(f'<spell start="{day}" end="{day}"/>' for day in dict.fromkeys(edge.days) if day)
    return (
        f'<edge id="{edge.id}" source="{xml_attribute(edge.source)}" target="{xml_attribute(edge.target)}" '
        f'label="{edge.kind}" kind="{edge.kind}" weight="{edge.weight}">'
        f"{_values(edge, places)}{f'<spells>{spells}</spells>' if spells else ''}</edge>\n"
    )


def _values(row: tuple[Value, ...], places: _Places) -> str:
    return f"<attvalues>{''.join(_held(row, places))}</attvalues>"


def _held(row: tuple[Value, ...], places: _Places) -> Iterator[str]:
    for place, column in places:
        value = row[place]
        if value is None or value == ():
            continue
        told = f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)
        yield f'<attvalue for="{column.name}" value="{xml_attribute(told)}"/>'
