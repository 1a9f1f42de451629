"""/reconcile: what OpenRefine and its like ask to match a table with the graph.

In      batches of queries, ids with properties, beginnings of names
Out     candidates, values, suggestions, and previews as small pages.
Source  Reconciliation Service API 0.2 (W3C community group report), which OpenRefine 3 speaks; docs/openrefine.md.
Limits  JSON for pages of any origin, but no JSONP. A hundred queries or a thousand ids a request.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError

from api.asking.query import FORM, Parameters, pairs
from api.asking.replies import OPEN
from api.indexed import Indexed
from api.models import ProblemDetails
from api.models.reconcile import ExtensionQuery, Flyout, ProposedProperties, Queries, Reconciled, Suggestions
from api.problems import MEDIA_TYPE, ProblemError
from api.reconciling import answers, previews
from api.reconciling.manifest import manifest
from kg import reconcile as kg_reconcile

_QUERIES: TypeAdapter[Queries] = TypeAdapter(Queries)
_EXTENSION: TypeAdapter[ExtensionQuery] = TypeAdapter(ExtensionQuery)
_TEXT = {"type": "string"}
_PARTS = {name: {**_TEXT, "format": f"reconciliation-{name}"} for name in ("queries", "extend")}
_FORM = {"type": "object", "properties": _PARTS, "minProperties": 1, "maxProperties": 1, "additionalProperties": False}
_BODY = {"requestBody": {"required": True, "content": {FORM: {"schema": _FORM}}}}
_ASKED = '{"q0": {"query": "Putin", "type": "Person", "limit": 3}}'
_WANTED = '{"ids": ["actor/nato"], "properties": [{"id": "wikidata"}]}'
_UNREAD: dict[int | str, dict[str, Any]] = {
    415: {"description": "Not a form", "content": {MEDIA_TYPE: {"schema": ProblemDetails.model_json_schema()}}}
}
Prefix = Annotated[str, Query(max_length=200, description="What has been typed so far.", examples=["put"])]
Cursor = Annotated[int, Query(ge=0, le=1000, description="After how many.")]
Id = Annotated[str, Query(max_length=500, description="An id, such as actor/nato.", examples=["actor/nato"])]
OfType = Annotated[list[str], Query(max_length=20, description="Only of these types, or of narrower ones.")]


class Open(APIRoute):
    """A route whose answers pages of any origin may read, those that tell of problems among them."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        """Return the handler of a request.

        Raises:
            Nothing.
        """
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                response = await inner(request)
            except ProblemError as problem:
                problem.headers |= dict(OPEN)
                raise
            response.headers.update(dict(OPEN))
            return response

        return handler


router = APIRouter(tags=["reconciliation"], route_class=Open)


@router.get("/reconcile")
async def service(
    indexed: Indexed,
    request: Request,
    queries: Annotated[str | None, Query(description="A batch of queries, in JSON.", examples=[_ASKED])] = None,
    extend: Annotated[str | None, Query(description="Ids and properties, in JSON.", examples=[_WANTED])] = None,
) -> Reconciled:
    """Describe the reconciliation service; with `queries` match cells to things; with `extend` fetch their values."""
    given = [(name, value) for name, value in (("queries", queries), ("extend", extend)) if value is not None]
    if given:
        return await _answered(indexed, given)
    return Reconciled(manifest(str(request.base_url).rstrip("/")))


@router.post("/reconcile", openapi_extra=_BODY, responses=_UNREAD)
async def batch(indexed: Indexed, request: Request) -> Reconciled:
    """Match cells to things (`queries`), or fetch values of things (`extend`): one of them, as a form."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != FORM:
        raise ProblemError(415, f"Send `queries` or `extend` as {FORM}.", offered=[FORM])
    return await _answered(indexed, pairs(await request.body()))


@router.options("/reconcile", include_in_schema=False)
async def options() -> Response:
    """Tell browsers what they may do."""
    allowed = {"allow": "GET, HEAD, POST, OPTIONS", "access-control-allow-headers": "*"}
    return Response(status_code=204, headers={**allowed, "access-control-allow-methods": "GET, POST"})


@router.get("/reconcile/suggest/entity", response_model_exclude_none=True)
async def suggest_entity(indexed: Indexed, prefix: Prefix, cursor: Cursor = 0, type: OfType = []) -> Suggestions:  # noqa: A002, B006
    """Suggest things whose name in any language begins with these letters, or is like them."""
    return await indexed.run(answers.entities, prefix, tuple(type), cursor)


@router.get("/reconcile/suggest/type", response_model_exclude_none=True)
async def suggest_type(prefix: Prefix, cursor: Cursor = 0) -> Suggestions:
    """Suggest types whose name holds these letters."""
    return answers.types(prefix, cursor)


@router.get("/reconcile/suggest/property", response_model_exclude_none=True)
async def suggest_property(prefix: Prefix, cursor: Cursor = 0) -> Suggestions:
    """Suggest properties whose name holds these letters."""
    return answers.properties(prefix, cursor)


@router.get("/reconcile/properties", response_model_exclude_none=True)
async def propose_properties(
    type: Annotated[str | None, Query(max_length=100)] = None,  # noqa: A002
    limit: Annotated[int | None, Query(ge=1)] = None,
) -> ProposedProperties:
    """List the properties that things of a type may have."""
    return answers.proposed(type, limit)


@router.get("/reconcile/flyout/entity")
async def flyout_entity(indexed: Indexed, id: Id) -> Flyout:  # noqa: A002
    """Tell of a thing in a few words of HTML."""
    return Flyout(id=id, html=await indexed.run(previews.words, id))


@router.get("/reconcile/flyout/type")
async def flyout_type(id: Id) -> Flyout:  # noqa: A002
    """Tell of a type in a few words of HTML."""
    return Flyout(id=id, html=previews.of_type(id))


@router.get("/reconcile/flyout/property")
async def flyout_property(id: Id) -> Flyout:  # noqa: A002
    """Tell of a property in a few words of HTML."""
    return Flyout(id=id, html=previews.of_property(id))


@router.get("/reconcile/preview", response_class=HTMLResponse)
async def preview(indexed: Indexed, id: Id) -> Response:  # noqa: A002
    """Show a thing as a small page, to be put into a frame."""
    return previews.framed(await indexed.run(previews.page, id))


async def _answered(indexed: Indexed, given: Parameters) -> Reconciled:
    if len(given) != 1 or given[0][0] not in ("queries", "extend"):
        raise ProblemError(422, "Give `queries` or `extend`, once, in JSON.", allowed=["queries", "extend"])
    name, text = given[0]
    try:
        told = json.loads(text)
        if name == "queries":
            return Reconciled(await indexed.run(answers.results, _QUERIES.validate_python(told)))
        extension = _EXTENSION.validate_python(told)
    except (ValueError, RecursionError) as error:
        raise _wrong(name, error) from error
    unknown = [one.id for one in extension.properties if one.id not in kg_reconcile.PROPERTIES]
    if unknown:
        known = list(kg_reconcile.PROPERTIES)
        raise ProblemError(422, f"There is no property {unknown[0]!r}. Properties: {', '.join(known)}.", allowed=known)
    return Reconciled(await indexed.run(answers.extension, extension))


def _wrong(name: str, error: Exception) -> ProblemError:
    if not isinstance(error, ValidationError):
        return ProblemError(400, f"`{name}` is not JSON: {error}.")
    faults = [
        {"parameter": ".".join(map(str, (name, *one["loc"]))), "expected": one["msg"]}
        for one in error.errors(include_url=False, include_context=False, include_input=False)[:10]
    ]
    detail = "; ".join(f"{fault['parameter']}: {fault['expected']}" for fault in faults)
    return ProblemError(422, f"Not a valid request: {detail}.", errors=faults)
