"""Cytoscape: CX2, which keeps types and lists, and Cytoscape.js' JSON.

In      a Source
Out     one JSON document.
Source  CX2 specification, https://cytoscape.org/cx/cx2/specification/; Cytoscape.js' JSON, https://js.cytoscape.org.
Limits  nodes and edges of CX2 are numbers, made of their ids; the ids stand beside them as `communique_id`. CX2 counts
        its edges before it lists them: the statements are gone through twice.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from kg.export import colours
from kg.export.columns import Type, Value, columns
from kg.export.ids import number
from kg.export.network import Edge, Node, edges, nodes
from kg.export.source import Source
from kg.export.written import written

_TYPES: Final[dict[Type, str]] = {
    "string": "string",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "date": "string",
    "list": "list_of_string",
}
_NAMES: Final = {"id": "communique_id", "label": "name"}
"""What Cytoscape calls otherwise, or keeps for itself."""
_ENDS: Final = ("source", "target")


def write_cx2(source: Source, out: BinaryIO) -> int:
    """Return the number of edges written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    index, chosen = source.index, source.selection
    counted = {"nodes": sum(1 for _ in nodes(index, chosen)), "edges": sum(1 for _ in edges(index, chosen))}
    ones = ("attributeDeclarations", "networkAttributes", "visualProperties")
    elements = [{"name": name, "elementCount": 1} for name in ones]
    elements += [{"name": name, "elementCount": size} for name, size in counted.items()]
    aspects = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": elements},
        {"attributeDeclarations": [_declared(source)]},
        {"networkAttributes": [_network(source)]},
    ]
    written(out, ["[", *(f"{_json(aspect)},\n" for aspect in aspects), '{"nodes":[\n'])
    written(out, _listed(_json(_cx2_node(node)) for node in nodes(index, chosen)))
    out.write(b']},\n{"edges":[\n')
    count = written(out, _listed(_json(_cx2_edge(edge)) for edge in edges(index, chosen)))
    end = [{"visualProperties": [_looks()]}, {"status": [{"success": True, "error": ""}]}]
    written(out, ["]},\n", ",\n".join(map(_json, end)), "]\n"])
    return count


def write_cyjs(source: Source, out: BinaryIO) -> int:
    """Return the number of edges written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    index, chosen = source.index, source.selection
    told = _network(source)
    head = {"format_version": "1.0", "generated_by": source.provenance.creator, "multigraph": True, "data": told}
    head["directed"] = chosen.projection.is_directed()
    opening = _json(head).removesuffix("}")
    written(out, [opening, ',\n"elements":{"nodes":[\n'])
    written(out, _listed(_json({"data": _cyjs_node(node)}) for node in nodes(index, chosen)))
    out.write(b'],\n"edges":[\n')
    count = written(out, _listed(_json({"data": _cyjs_edge(edge)}) for edge in edges(index, chosen)))
    out.write(b"]}}\n")
    return count


def _network(source: Source) -> dict[str, str]:
    told = source.provenance
    names = {"title": "description", "license": "license", "rights": "rights"}
    kept = {names.get(name, name): value for name, value in told.pairs()}
    return {"name": f"communique {source.selection.projection} {told.snapshot}", **kept, "version": told.snapshot}


def _declared(source: Source) -> dict[str, dict[str, dict[str, str]]]:
    def declared(table: str) -> dict[str, dict[str, str]]:
        own = [column for column in columns(table) if column.name not in _ENDS]
        return {_NAMES.get(column.name, column.name): {"d": _TYPES[column.type]} for column in own}

    edge = declared("edges") | {"interaction": {"d": "string"}}
    network = {name: {"d": "string"} for name in _network(source)}
    return {"networkAttributes": network, "nodes": declared("nodes"), "edges": edge}


def _values(table: str, row: tuple[Value, ...]) -> dict[str, Value]:
    """Everything that is known; Cytoscape takes what is absent for missing."""
    named = zip((column.name for column in columns(table)), row, strict=True)
    return {name: value for name, value in named if value is not None and value != ()}


def _held(table: str, row: tuple[Value, ...]) -> dict[str, Value]:
    values = _values(table, row)
    return {("name" if name == "label" else name): value for name, value in values.items()}


def _cx2_node(node: Node) -> dict[str, Any]:
    values = {_NAMES.get(name, name): value for name, value in _values("nodes", node).items()}
    return {"id": number(node.id), "v": values}


def _cx2_edge(edge: Edge) -> dict[str, Any]:
    values = {_NAMES.get(name, name): value for name, value in _values("edges", edge).items() if name not in _ENDS}
    ends = {"s": number(edge.source), "t": number(edge.target)}
    return {"id": int(edge.id, 16), **ends, "v": {**values, "interaction": edge.kind}}


def _cyjs_node(node: Node) -> dict[str, Value]:
    return {**_held("nodes", node), "value": node.id}  # where networkx looks for the node


def _cyjs_edge(edge: Edge) -> dict[str, Value]:
    return {**_held("edges", edge), "interaction": edge.kind, "key": edge.id}  # networkx keeps parallel edges by it


def _looks() -> dict[str, Any]:
    """Labels from names, colours by kind and stance."""
    return {
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": "#ffffff"},
            "node": {"NODE_SHAPE": "ellipse", "NODE_WIDTH": 60.0, "NODE_HEIGHT": 30.0},
            "edge": {"EDGE_TARGET_ARROW_SHAPE": "triangle", "EDGE_LINE_COLOR": colours.OTHER},
        },
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}},
            "NODE_BACKGROUND_COLOR": _discrete("kind", colours.NODES),
        },
        "edgeMapping": {"EDGE_LINE_COLOR": _discrete("stance", colours.STANCES)},
    }


def _discrete(attribute: str, looks: dict[str, str]) -> dict[str, Any]:
    pairs = [{"v": value, "vp": colour} for value, colour in looks.items()]
    return {"type": "DISCRETE", "definition": {"attribute": attribute, "type": "string", "map": pairs}}


def _listed(pieces: Iterable[str]) -> Iterator[str]:
    between = ""
    for piece in pieces:
        yield f"{between}{piece}"
        between = ",\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
