"""Colours of nodes and edges, the same in every format that has colours.

In      nodes, edges
Out     #rrggbb.
Source  the qualitative schemes of Paul Tol, which people who cannot tell red from green can read.
"""

from typing import Final

from kg.export.network import Edge, Node

NODES: Final = {"actor": "#77aadd", "demand": "#ee8866", "issue": "#eedd88", "statement": "#dddddd"}
"""By kind: light, as a label stands on them."""
STANCES: Final = {"support": "#228833", "oppose": "#aa3377", "conditional": "#ccbb44", "neutral": "#66ccee"}
OTHER: Final = "#777777"


def of_node(node: Node) -> str:
    """Return the colour of a node: by its kind.

    Raises:
        Nothing.
    """
    return NODES.get(node.kind, OTHER)


def of_edge(edge: Edge) -> str:
    """Return the colour of an edge: by its stance.

    Raises:
        Nothing.
    """
    return STANCES.get(edge.stance or "", OTHER)
