"""Errors of the application, as HTTP tells them: what is wrong, what is allowed, what looks like it.

In      errors that routes and the framework raise
Out     application/problem+json.
Source  RFC 9457.
Limits  a fault of ours is told as such, without its inside.
"""

from collections.abc import Awaitable, Callable, Iterator
from difflib import get_close_matches
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from api.problems import MEDIA_TYPE, ProblemError
from kg.errors import CursorError, UnknownIdError


def _told(request: Request, problem: ProblemError) -> Response:
    body = problem.body(request.url.path)
    return Response(body, problem.status, problem.headers, media_type=MEDIA_TYPE)


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return _told(request, error)


async def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, UnknownIdError)
    more: dict[str, Any] = {name: getattr(error, name) for name in ("kind", "given", "parameter", "near")}
    return _told(request, ProblemError(404, str(error), **more))


async def _cursor(request: Request, error: Exception) -> Response:
    assert isinstance(error, CursorError)
    return _told(request, ProblemError(422, f"{error}", parameter="cursor"))


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        detail = f"There is nothing at {request.url.path}. /docs lists what there is."
    else:
        allowed = {name.lower(): value for name, value in (error.headers or {}).items()}.get("allow", "")
        allowed = "GET, HEAD" if allowed == "GET" else allowed
        detail = f"{request.method} is not allowed here; use {allowed}." if allowed else str(error.detail)
    problem = ProblemError(error.status_code, detail)
    problem.headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    if "allow" in problem.headers:
        problem.headers["allow"] = allowed
    return _told(request, problem)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [_fault_of(request, one) for one in error.errors()]
    detail = "; ".join(f"{fault['parameter']}: {fault['expected']}" for fault in faults)
    return _told(request, ProblemError(422, f"Not a valid request: {detail}.", errors=faults))


def _fault_of(request: Request, fault: dict[str, Any]) -> dict[str, Any]:
    name = _named(fault["loc"]) if fault["type"] != "period" else "from"
    if fault["type"] != "extra_forbidden":
        return {"parameter": name, "expected": fault["msg"]}
    known = list(_known(request))
    near = get_close_matches(name, known, 1)
    hint = f" Did you mean {near[0]}?" if near else ""
    told = f"there is no such parameter here.{hint} Allowed: {', '.join(known)}"
    return {"parameter": name, "expected": told, "allowed": known}


def _named(place: tuple[int | str, ...]) -> str:
    """The parameter at fault, which may be one of several of its name."""
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _known(request: Request) -> Iterator[str]:
    """The parameters that a route takes, as addresses spell them."""
    route = request.scope.get("route")
    for parameter in route.dependant.query_params if route else ():
        model = parameter.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from (field.alias or name for name, field in model.model_fields.items())


async def _fault(request: Request, _: Exception) -> Response:
    return _told(request, ProblemError(500, "The server failed to answer; its log says why."))


HANDLERS: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    ProblemError: _problem,
    UnknownIdError: _unknown,
    CursorError: _cursor,
    HTTPException: _framework,
    RequestValidationError: _invalid,
    Exception: _fault,
}
