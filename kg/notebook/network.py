"""A network of the graph for networkx.

In      nodes and edges as the page draws them
Out     MultiDiGraph: every attribute is a text or a number, so that it can be written as GEXF and GraphML.
Source  docs/exports.md (the projections).
Limits  what has no value has no attribute; several values are one text with spaces between them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import ExtraError

if TYPE_CHECKING:
    import networkx

_NODE = ("label", "kind", "class", "iri", "statements")
_EDGE = ("kind", "stance", "weight", "first", "last", "days", "statements", "words")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Nodes and edges by column, and whether there are more edges."""

    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[Mapping[str, Any], ...]
    truncated: bool


def network(drawn: Drawn, **told: str) -> "networkx.MultiDiGraph[str]":
    """Return the network, with what is told of it as attributes of its own.

    Raises:
        ExtraError: networkx is not installed.
    """
    try:
        import networkx
    except ImportError as error:
        raise ExtraError("A network needs networkx", "notebook") from error
    made = networkx.MultiDiGraph(**told)
    for node in drawn.nodes:
        made.add_node(node["id"], **_attributes(node, _NODE))
    for edge in drawn.edges:
        made.add_edge(edge["source"], edge["target"], key=edge["id"], **_attributes(edge, _EDGE))
    return made


def _attributes(told: Mapping[str, Any], names: Iterable[str]) -> dict[str, str | int | float]:
    found = ((name, told.get(name)) for name in names)
    texts = ((name, _text(value) if isinstance(value, list | tuple) else value) for name, value in found)
    return {name: value for name, value in texts if value not in (None, "")}


def _text(several: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(one for one in several if one))
