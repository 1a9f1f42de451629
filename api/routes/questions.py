"""/queries: the saved queries, each answered with its parameters in the URL.

In      queries/*.rq
Out     SavedQueries, QueryAnswer.
"""

from fastapi import APIRouter, Request

from api.ask import Ask
from api.models import Cell, QueryAnswer, QueryParameter, SavedQueries, SavedQuery
from api.problems import ProblemError
from api.routes.parts import Limit, Offset
from kg.queries import NamedQuery

router = APIRouter(tags=["queries"])

_PAGE = {"limit", "offset"}


def known(request: Request) -> dict[str, NamedQuery]:
    """Return the saved queries that this server offers.

    Raises:
        Nothing.
    """
    found: dict[str, NamedQuery] = request.app.state.queries
    return found


@router.get("/queries")
async def queries(ask: Ask, request: Request) -> SavedQueries:
    """List the saved queries, what they ask, and their parameters."""
    return SavedQueries(snapshot=ask.snapshot.id, queries=[_described(query) for query in known(request).values()])


@router.get("/queries/{name}")
async def one_query(ask: Ask, request: Request, name: str, limit: int = Limit, offset: int = Offset) -> QueryAnswer:
    """Answer a saved query; its own parameters stand in the URL beside `limit` and `offset`."""
    given = [(key, value) for key, value in request.query_params.multi_items() if key not in _PAGE]
    values = dict(given)
    if len(values) < len(given):
        raise ProblemError(422, f"Query {name!r}: give each parameter once.")
    table = await ask.saved("", name, values, (limit, offset))
    rows = [
        [None if cell is None else Cell.model_validate({**cell, "language": cell.get("xml:lang")}) for cell in row]
        for row in table.rows
    ]
    return QueryAnswer(snapshot=ask.snapshot.id, query=name, columns=table.columns, rows=rows)


def _described(query: NamedQuery) -> SavedQuery:
    return SavedQuery(
        name=query.name,
        title=query.title,
        asks=query.asks,
        parameters=[
            QueryParameter(name=p.name, type=p.type, description=p.description, optional=p.optional, default=p.default)
            for p in query.parameters
        ],
        returns=dict(zip(query.columns, query.returns, strict=True)),
    )
