"""The application: routes, their errors, and the life of the workers.

In      the folder of a store
Out     a FastAPI application.
Source  decision 0004 (queries in worker processes).
Limits  reads published snapshots and writes nothing; loads nothing from other servers.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp

from api import asked, page
from api.ask import Cache
from api.desk import Desk
from api.hygiene import Hygiene
from api.models import ProblemDetails
from api.pool import Pool
from api.problems import MEDIA_TYPE, ProblemError
from api.routes import actors, demands, health, metrics, questions, statements
from api.settings import Settings
from api.sparql import Sparql
from api.watching import Witness
from api.watching.middleware import Watched
from kg import __version__
from kg.queries import load

_ABOUT = (
    "Who demands, rejects, threatens, accuses and supports what, of whom, when, and in which words. SPARQL at /sparql."
)


_TOLD: dict[str, Any] = {
    "description": "A problem",
    "content": {MEDIA_TYPE: {"schema": ProblemDetails.model_json_schema()}},
}


class Service(FastAPI):
    """The application with everything around it: watched from outside, and clean even where it fails."""

    def build_middleware_stack(self) -> ASGIApp:
        """Return the application as the server calls it.

        Raises:
            Nothing.
        """
        return Watched(Hygiene(super().build_middleware_stack(), self.state.pool.settings), self.state.witness)


def create_app(store: Path, settings: Settings | None = None) -> FastAPI:
    """Return the application over a store's published snapshots.

    Raises:
        DataError: a saved query has a bad header.
    """
    chosen = settings or Settings(store)
    pool, witness = Pool(chosen), Witness(chosen)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        witness.start()
        try:
            await pool.start()
            yield
        finally:
            await pool.stop()
            witness.stop()

    app = Service(
        title="Communiqué",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        responses=dict.fromkeys((404, 422, 503, 504), _TOLD),
        lifespan=life,
    )
    app.state.desk = Desk(pool)
    _tell(witness, app.state.desk)
    app.state.pool, app.state.witness, app.state.cache, app.state.queries = pool, witness, Cache(), load(chosen.queries)
    app.router.routes.insert(0, Route("/sparql", Sparql(app.state.desk), include_in_schema=False))
    for room in (actors, demands, statements, questions, health, metrics, page, asked):
        app.include_router(room.router)
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
    return app


def _tell(witness: Witness, desk: Desk) -> None:
    """Let the numbers of the query service be read."""
    pool, answers = desk.pool, desk.answers
    witness.gauge("waiting", pool.waiting)
    witness.gauge("workers", pool.states)
    witness.gauge("cache_bytes", lambda: answers.bytes)
    witness.gauge("cache_answers", lambda: len(answers))


def _told(request: Request, problem: ProblemError) -> Response:
    body = problem.body(request.url.path)
    return Response(body, problem.status, problem.headers, media_type=MEDIA_TYPE)


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return _told(request, error)


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        detail = f"There is nothing at {request.url.path}. /docs lists what there is."
    else:
        allowed = {name.lower(): value for name, value in (error.headers or {}).items()}.get("allow", "")
        detail = f"{request.method} is not allowed here; use {allowed}." if allowed else str(error.detail)
    problem = ProblemError(error.status_code, detail)
    problem.headers = dict(error.headers or {})
    return _told(request, problem)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [{"parameter": str(e["loc"][-1]), "expected": e["msg"]} for e in error.errors()]
    detail = "; ".join(f"{fault['parameter']}: {fault['expected']}" for fault in faults)
    return _told(request, ProblemError(422, f"Not a valid request: {detail}.", errors=faults))


async def _fault(request: Request, _: Exception) -> Response:
    return _told(request, ProblemError(500, "The server failed to answer; its log says why."))


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    ProblemError: _problem,
    HTTPException: _framework,
    RequestValidationError: _invalid,
    Exception: _fault,
}
