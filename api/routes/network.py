"""/network: who takes a stand on what, or says what to whom, as nodes and edges.

In      filters, a projection
Out     Network: the same projection as in exports.
"""

from typing import Annotated

from fastapi import APIRouter, Query

from api.indexed import Indexed
from api.models import Network, NetworkEdge, NetworkNode, NetworkQuery
from kg.answers.present import Told, note
from kg.export import Projection, Selection
from kg.export.network import Edge, Node, drawn
from kg.index import Index
from kg.paths import slug_of

router = APIRouter(tags=["networks"])


@router.get("/network")
async def network(indexed: Indexed, asked: Annotated[NetworkQuery, Query()]) -> Network:
    """Draw the network of the chosen statements: its heaviest edges, and the nodes at their ends."""
    chosen = Selection(projection=Projection(asked.projection), filters=asked.filters(), language=asked.lang)
    nodes, edges, truncated = await indexed.run(_drawn, chosen, asked.limit)
    told = note(asked.lang, chosen.filters, Told.LINKS) if chosen.projection is Projection.ANSWERS else None
    return Network(
        snapshot=indexed.snapshot.id,
        projection=asked.projection,
        nodes=nodes,
        edges=edges,
        truncated=truncated,
        note=told,
    )


def _drawn(index: Index, chosen: Selection, limit: int) -> tuple[list[NetworkNode], list[NetworkEdge], bool]:
    nodes, edges, truncated = drawn(index, chosen, limit)
    return [_node(node) for node in nodes], [_edge(edge) for edge in edges], truncated


def _node(node: Node) -> NetworkNode:
    told = {**node._asdict(), "class": node.sort, "slug": slug_of(node.id)}
    return NetworkNode.model_validate(told)


def _edge(edge: Edge) -> NetworkEdge:
    return NetworkEdge.model_validate({**edge._asdict(), "statements": [slug_of(iri) for iri in edge.statements]})
