"""Measures of one-mode networks and their nodes, by networkx: none of our own.

In      a Matrix, a Discourse
Out     Measures: degree, strength, betweenness and community of each node, modularity; Polarisation of two sides.
Source  networkx: betweenness_centrality, louvain_communities, modularity, kernighan_lin_bisection. Polarisation: half
        the modularity of the congruence network less half that of the conflict network, as in DNA 2; decision 0024.
Limits  measures of nodes see ties of positive weight only. Weights are likenesses, not lengths: betweenness is of
        steps. Nodes come in a fixed order and the seed is fixed, so the same network measures the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING

from kg.discourse.construction import Aggregation, Type
from kg.discourse.matrix import Matrix, Period
from kg.discourse.network import Discourse
from kg.errors import ExtraError, NetworkError

if TYPE_CHECKING:
    import networkx

_SEED = 1


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """Measures of one node."""

    degree: int
    """With how many others it has ties."""
    strength: float
    """The sum of their weights."""
    betweenness: float
    """The share of shortest ways between others that lead through it, 0 to 1."""
    community: int
    """From 1, the largest first."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of a network."""

    nodes: dict[str, NodeMeasures]
    communities: int
    modularity: float | None
    """How much more the communities tie within than chance would (Newman); None where there are no ties."""


@dataclass(frozen=True, slots=True)
class Polarisation:
    """How far the nodes of a window fall into two sides."""

    period: Period
    score: float
    """0.5 where two sides agree within and conflict between themselves and do nothing else; about 0 by chance."""
    sides: tuple[frozenset[str], frozenset[str]]
    """Two halves, as equal as may be: with the least congruence and the most conflict between them that was found."""


def measured(matrix: Matrix) -> Measures:
    """Return what networkx measures of a one-mode network.

    Raises:
        NetworkError: it has two modes.
        ExtraError: networkx is not installed.
    """
    library = _library(matrix.type)
    graph = _graph(matrix, library)
    graph.remove_edges_from([(one, two) for one, two, weight in graph.edges(data="weight") if weight <= 0])
    found: Iterable[set[str]] = library.community.louvain_communities(graph, weight="weight", seed=_SEED)
    groups = sorted(found, key=lambda group: (-len(group), min(group)))
    place = {node: nr for nr, group in enumerate(groups, 1) for node in group}
    between = library.betweenness_centrality(graph)
    strength = dict(graph.degree(weight="weight"))
    nodes = {
        node: NodeMeasures(graph.degree[node], float(strength[node]), float(between[node]), place[node])
        for node in graph
    }
    return Measures(nodes, len(groups), _modularity(graph, groups, library) if graph.number_of_edges() else None)


def polarisations(discourse: Discourse) -> Iterator[Polarisation]:
    """Return the polarisation of each window in which there are two nodes or more.

    Raises:
        NetworkError: the network has two modes, or stances are ignored.
        ExtraError: networkx is not installed.
    """
    chosen = discourse.construction
    library = _library(chosen.type)
    if not chosen.is_qualified:
        raise NetworkError("Polarisation needs stances: choose the aggregation congruence, conflict or subtract.")
    kinds = Aggregation.SUBTRACT, Aggregation.CONGRUENCE, Aggregation.CONFLICT
    each = (replace(discourse, construction=replace(chosen, aggregation=kind)).networks() for kind in kinds)
    for matrices in zip(*each, strict=True):
        if len(matrices[0].rows) > 1:
            both, congruence, conflict = (_graph(matrix, library) for matrix in matrices)
            sides = library.community.kernighan_lin_bisection(both, weight="weight", seed=_SEED)
            halves = sorted((frozenset(side) for side in sides), key=min)
            score = _modularity(congruence, sides, library) / 2 - _modularity(conflict, sides, library) / 2
            yield Polarisation(matrices[0].period, score, (halves[0], halves[1]))


# ------------------------------------------------------------ inside


def _library(kind: Type) -> ModuleType:
    if kind is not Type.ONE_MODE:
        raise NetworkError("Measures are of one-mode networks: choose that type.")
    try:
        import networkx
    except ImportError as error:
        raise ExtraError("Measuring networks needs networkx", "notebook") from error
    found: ModuleType = networkx
    return found


def _graph(matrix: Matrix, library: ModuleType) -> "networkx.Graph":
    graph = library.Graph()
    graph.add_nodes_from(matrix.rows)
    graph.add_weighted_edges_from((*pair, float(weight)) for pair, weight in sorted(matrix.weights.items()))
    return graph


def _modularity(graph: "networkx.Graph", groups: Iterable[Iterable[str]], library: ModuleType) -> float:
    if not graph.number_of_edges():
        return 0.0
    return float(library.community.modularity(graph, groups, weight="weight"))
