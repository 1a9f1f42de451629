"""The pages for people: the start, and the API in words.

In      the page as it was built, saved queries
Out     the built page; and HTML without scripts, readable on a telephone, light and dark.
Limits  what has no scripts is a small front door; everything it shows can be had from the API.
"""

from typing import Any

from fastapi import APIRouter, Request, Response

from api import html
from api.built import HOW, Built
from api.html import Html, fill, joined, safe
from api.indexed import look_ups
from api.plain import plain
from api.problems import ProblemError

router = APIRouter(include_in_schema=False)


def built(request: Request) -> Built:
    """Return the page of this server.

    Raises:
        Nothing.
    """
    page: Built = request.app.state.built
    return page


@router.get("/")
async def start(request: Request) -> Response:
    """Show the page; where it was not built, the start without scripts."""
    page = built(request).view(request)
    if page is not None:
        return page
    return await plain(await look_ups(request, Response()), request)


@router.get("/view/{name:path}")
async def view(request: Request) -> Response:
    """Show a view of the page; which one, it tells by the address."""
    page = built(request).view(request)
    if page is None:
        raise ProblemError(404, HOW)
    return page


@router.get("/assets/{name:path}")
async def asset(name: str, request: Request) -> Response:
    """Return a file of the page."""
    found = built(request).file(f"assets/{name}", request)
    if found is None:
        raise ProblemError(404, f"There is no file {name!r} in the page.")
    return found


@router.get("/docs")
async def docs(request: Request) -> Response:
    """List the routes of the API with their parameters."""
    pool = request.app.state.pool
    told = request.app.openapi()["paths"]
    routes = joined(_route(path, operations["get"]) for path, operations in told.items() if "get" in operations)
    content = fill(
        "docs", routes=routes, deadline=f"{pool.settings.deadline:g}", address=str(request.base_url).rstrip("/")
    )
    return html.answered("API · Communiqué", content)


@router.get("/style.css")
async def style() -> Response:
    """Return the style sheet."""
    return html.style()


def _route(path: str, operation: dict[str, Any]) -> Html:
    parameters = [(p["name"], p.get("description", "")) for p in operation.get("parameters", ())]
    listed = joined((Html(f"<li><code>{safe(name)}</code> {safe(told)}</li>") for name, told in parameters), "")
    return fill("route", path=path, told=" ".join(operation.get("description", "").split()), parameters=listed)
