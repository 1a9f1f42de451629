"""/queries: the saved queries, each a route of its own with its parameters in the URL.

In      queries/*.rq
Out     SavedQueries, QueryAnswer; SPARQL's JSON, CSV or TSV for whoever asks for them.
Source  kg.queries.header: what a file says of its query is what the API's description says of its route.
Limits  values are checked where they are bound (kg.queries.bind): every way of asking refuses in the same words.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from api.ask import Ask, Asking, Table
from api.asking.negotiation import choice
from api.models import QueryAnswer, SavedQueries
from api.problems import ProblemError
from api.results import WRITTEN
from api.routes.headers import described, openapi_of, told_of
from api.routes.parts import Offset
from kg.queries import RESERVED, NamedQuery

router = APIRouter(tags=["queries"])

_JSON = "application/json"
_Lang = Annotated[Literal["en", "id"], Query(description="The language of titles and questions.")]
_FORMATS = {
    "json": _JSON,
    "sparql-json": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_NOTHING = {"language": None, "datatype": None}
_OFFERED = {media_type: media_type for media_type in _FORMATS.values()}


@dataclass(frozen=True, slots=True)
class Shown:
    """Which rows, and in which form."""

    limit: int = Query(
        50, ge=1, le=10_000, description="How many at most; the server's setting `rows` may allow fewer."
    )
    offset: int = Offset
    format: str | None = Query(
        None, description="A form, whatever Accept says.", json_schema_extra={"enum": list(_FORMATS)}
    )


def known(request: Request) -> dict[str, NamedQuery]:
    """Return the saved queries that this server offers.

    Raises:
        Nothing.
    """
    found: dict[str, NamedQuery] = request.app.state.queries
    return found


@router.get("/queries")
async def queries(ask: Ask, request: Request, lang: _Lang = "en") -> SavedQueries:
    """List the saved queries: what they ask, their parameters, what each column holds, and an address to try."""
    told = [described(query, lang) for query in known(request).values()]
    return SavedQueries(snapshot=ask.snapshot.id, queries=told)


@router.get("/queries/{name}", include_in_schema=False)
async def unknown(ask: Ask, request: Request, name: str) -> Response:
    """Tell that there is no such query, and which there are."""
    await ask.saved("", name, {}, (1, 0))
    raise ProblemError(404, f"The query {name!r} came after this server began: start it anew.")


def routed(saved: Mapping[str, NamedQuery]) -> APIRouter:
    """Return a route for each saved query, with what is asked, returned and given as its header tells.

    Raises:
        Nothing.
    """
    routes = APIRouter(tags=["queries"])
    for query in saved.values():
        told = {_FORMATS[name]: {"schema": {"type": "string"}} for name in ("csv", "tsv")}
        told["application/sparql-results+json"] = {"schema": {"type": "object"}}
        routes.add_api_route(
            f"/queries/{query.name}",
            _answering(query),
            methods=["GET"],
            name=query.name,
            operation_id=f"query_{query.name.replace('-', '_')}",
            summary=query.title,
            description=told_of(query),
            response_model=QueryAnswer,
            responses={200: {"content": told}},
            openapi_extra={"parameters": [openapi_of(parameter) for parameter in query.parameters]},
        )
    return routes


def _answering(query: NamedQuery) -> Callable[..., Awaitable[Response]]:
    async def answer(ask: Ask, request: Request, shown: Annotated[Shown, Depends()]) -> Response:
        media_type = _media_type(request, shown.format)
        given = [(key, value) for key, value in request.query_params.multi_items() if key not in RESERVED]
        values = dict(given)
        if len(values) < len(given):
            raise ProblemError(422, f"Query {query.name!r}: give each parameter once.")
        most = min(shown.limit, request.app.state.pool.settings.rows)
        table, has_more = await _page(ask, query, values, (most, shown.offset))
        following = shown.offset + most if has_more else None
        write = WRITTEN.get(media_type) or partial(_json, ask.snapshot.id, query.name, following)
        links = _links(request, most, shown.offset, has_more=has_more)
        if media_type == "text/csv":
            links += f', </docs/columns.json?table={query.name}>; rel="describedby"; type="application/csvm+json"'
        headers = {"link": links, "vary": "accept", "x-snapshot": ask.snapshot.id}
        return Response(await asyncio.to_thread(write, table), headers=headers, media_type=media_type)

    return answer


def _media_type(request: Request, named: str | None) -> str:
    if named is not None:
        if named not in _FORMATS:
            allowed = list(_FORMATS)
            raise ProblemError(422, f"format is one of {', '.join(allowed)}, not {named!r}.", allowed=allowed)
        return _FORMATS[named]
    chosen = choice(request.headers.get("accept", ""), _OFFERED)
    if chosen is None:
        raise ProblemError(406, f"Rows can be had as {', '.join(_OFFERED)}.", offered=list(_OFFERED))
    return chosen


async def _page(ask: Asking, query: NamedQuery, values: Mapping[str, str], page: tuple[int, int]) -> tuple[Table, bool]:
    """A stretch of the rows, and whether there are more: one row further says so, where the settings let it be seen."""
    limit, offset = page
    table = await ask.saved("", query.name, values, (limit + 1, offset))
    if len(table.rows) > limit:
        return Table(table.columns, table.rows[:limit]), True
    if len(table.rows) < limit:
        return table, False
    return table, bool((await ask.saved("", query.name, values, (1, offset + limit))).rows)


def _links(request: Request, limit: int, offset: int, *, has_more: bool) -> str:
    """Where this page, the first, the one before and the one after stand."""
    given = [(key, value) for key, value in request.query_params.multi_items() if key not in ("limit", "offset")]
    starts = {"self": offset, "first": 0}
    if offset:
        starts["prev"] = max(0, offset - limit)
    if has_more:
        starts["next"] = offset + limit
    path = request.url.path
    return ", ".join(
        f'<{path}?{urlencode([*given, ("limit", limit), ("offset", start)])}>; rel="{name}"'
        for name, start in starts.items()
    )


def _json(snapshot: str, name: str, following: int | None, table: Table) -> bytes:
    """A QueryAnswer, written down by hand: thousands of rows as models would hold everybody else up."""
    rows = [[None if cell is None else {**_NOTHING, **dict(_cell(cell))} for cell in row] for row in table.rows]
    told = {"snapshot": snapshot, "query": name, "columns": table.columns, "rows": rows, "next": following}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _cell(cell: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return (("language" if key == "xml:lang" else key, value) for key, value in cell.items())
