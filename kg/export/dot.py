r"""DOT: for Graphviz, and what reads its language.

In      a Source
Out     one graph, directed where its edges are; parallel edges are kept.
Source  https://graphviz.org/doc/info/lang.html.
Limits  a backslash is doubled, as Graphviz reads \N and its like in labels; lists are one text, parts by spaces.
"""

from typing import BinaryIO, Final

from kg.export import colours
from kg.export.columns import Value, columns
from kg.export.network import Edge, Node, edges, nodes
from kg.export.source import Source
from kg.export.written import written

_SHOWN: Final = {"nodes": ("id",), "edges": ("id", "source", "target")}
"""What stands before the attributes."""


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of edges written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    told = source.provenance.pairs()
    head = [f"  {name}={_quoted(value)};\n" for name, value in told]
    style = '  node [shape=box, style="rounded,filled", fontname="sans-serif"];\n  edge [fontname="sans-serif"];\n'
    directed = source.selection.projection.is_directed()
    written(
        out,
        [
            "digraph communique {\n" if directed else "graph communique {\n",
            *head,
            '  rankdir=LR; charset="UTF-8";\n',
            style,
        ],
    )
    written(out, (_node(node) for node in nodes(source.index, source.selection)))
    count = written(out, (_edge(edge, "->" if directed else "--") for edge in edges(source.index, source.selection)))
    out.write(b"}\n")
    return count


def _node(node: Node) -> str:
    more = {"URL": node.iri, "fillcolor": colours.of_node(node), "tooltip": node.iri}
    return f"  {_quoted(node.id)} [{_attributes('nodes', node, more)}];\n"


def _edge(edge: Edge, arrow: str) -> str:
    more = {"label": edge.kind, "color": colours.of_edge(edge), "URL": edge.statements[-1], "key": edge.id}
    return f"  {_quoted(edge.source)} {arrow} {_quoted(edge.target)} [{_attributes('edges', edge, more)}];\n"


def _attributes(table: str, row: tuple[Value, ...], more: dict[str, str]) -> str:
    named = zip((column.name for column in columns(table)), row, strict=True)
    told = {name: value for name, value in named if name not in _SHOWN[table] and value is not None and value != ()}
    return ", ".join(f"{name}={_quoted(value)}" for name, value in (told | more).items())


def _quoted(value: Value) -> str:
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n").replace("\n", "\\n")
    return f'"{escaped}"'
