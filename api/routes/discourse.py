"""/discourse: networks as Discourse Network Analyzer makes them.

In      filters, a construction
Out     DiscourseNetwork: nodes, weights, and the statements behind each tie.
Source  docs/discourse-networks.md.
Limits  one network; series of windows are made by `kg network`. One-mode networks are of so many nodes at most, as the
        ties between them are computed in this process.
"""

from dataclasses import asdict
from typing import Annotated, Final

from fastapi import APIRouter, Query

from api.indexed import Indexed
from api.models.discourse import DiscourseNetwork, DiscourseNode, DiscourseQuery, DiscourseTally, DiscourseTie
from api.problems import ProblemError
from kg.answers.present import Told, note
from kg.discourse import Construction, Duplicates, Matrix, Type, discourse
from kg.discourse.naming import Name, names
from kg.errors import NetworkError
from kg.index import Filters, Index, chosen_from
from kg.index.labels import Language

router = APIRouter(tags=["networks"])

_MOST: Final = 2_000
"""Nodes of a one-mode network: their ties fill some 200 MB for a moment."""


@router.get("/discourse")
async def discourse_network(indexed: Indexed, asked: Annotated[DiscourseQuery, Query()]) -> DiscourseNetwork:
    """Make a discourse network of the chosen statements: congruence, conflict, and what else DNA defines."""
    try:
        construction = asked.construction()
        tally, matrix, named, ties = await indexed.run(_made, asked.filters(), construction, asked.lang, asked.limit)
    except NetworkError as error:
        raise ProblemError(422, str(error)) from error
    rows, columns = ([_node(node, named) for node in nodes] for nodes in (matrix.rows, matrix.columns))
    return DiscourseNetwork(
        snapshot=indexed.snapshot.id,
        tally=tally,
        rows=rows,
        columns=columns,
        ties=ties,
        truncated=len(matrix.weights) > len(ties),
        note=note(asked.lang, asked.filters(), Told.DUPLICATES) if construction.duplicates is Duplicates.ACT else None,
    )


def _made(
    index: Index, filters: Filters, construction: Construction, language: Language, limit: int
) -> tuple[DiscourseTally, Matrix, dict[str, Name], list[DiscourseTie]]:
    index = chosen_from(index, filters)
    made = discourse(index, filters, construction)
    active = {entry.one for entry in made.entries}
    if construction.type is Type.ONE_MODE and len(active) > _MOST:
        raise NetworkError(f"{len(active):,} nodes are more than {_MOST:,}: choose fewer statements, or set minimum1.")
    matrix = made.network()
    heaviest = sorted(matrix.weights, key=lambda pair: (-abs(float(matrix.weights[pair])), pair))[:limit]
    found = [matrix.tie(*pair) for pair in heaviest]
    ties = [DiscourseTie.model_validate({**tie._asdict(), "weight": float(tie.weight)}) for tie in found]
    named = names(index, {*matrix.rows, *matrix.columns}, language)
    return DiscourseTally.model_validate(asdict(made.tally)), matrix, named, ties


def _node(node: str, named: dict[str, Name]) -> DiscourseNode:
    told = named[node]
    return DiscourseNode.model_validate({**told._asdict(), "id": node, "class": told.sort})
