"""The application: routes, their errors, and the life of the workers.

In      the folder of a store
Out     a FastAPI application.
Source  decision 0004 (queries in worker processes).
Limits  reads published snapshots and writes nothing; loads nothing from other servers.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.routing import Route
from starlette.types import ASGIApp

from api import asked, page, plain
from api.ask import Cache
from api.asking.desk import Desk
from api.built import Built
from api.describing import Describing
from api.exporting import Exports
from api.hygiene import Hygiene
from api.indexed import Indexes
from api.models import ProblemDetails
from api.openapi import complete
from api.problems import MEDIA_TYPE
from api.readings import tell
from api.refusals import HANDLERS
from api.routes import (
    actors,
    columns,
    counts,
    discourse,
    documents,
    export,
    health,
    linked,
    metrics,
    network,
    questions,
    reconcile,
    statements,
    topics,
)
from api.settings import Settings
from api.sparql import Sparql
from api.things import METHODS, Things, Vocabulary
from api.watching import Witness
from api.watching.middleware import Watched
from api.workers.pool import Pool
from api.writing import Writing
from api.writing.mounted import Mounted
from kg import __version__
from kg.errors import ExtraError
from kg.queries import load

_ABOUT = (
    "Who demands, rejects, threatens, accuses and supports what, of whom, when, and in which words. SPARQL at /sparql."
)

_ROOMS = (
    *(actors, topics, statements, linked, documents, counts, network, discourse, export),
    *(questions, reconcile, columns, health, metrics, page, plain, asked),
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

    def openapi(self) -> dict[str, Any]:
        """Return the description of all routes, those below the framework among them.

        Raises:
            Nothing.
        """
        if self.openapi_schema is None:
            complete(super().openapi(), self.state.pool.settings)
        return super().openapi()


def create_app(store: Path, settings: Settings | None = None) -> FastAPI:
    """Return the application over a store's published snapshots.

    Raises:
        DataError: a saved query has a bad header.
        ExtraError: assistants are to be answered, and the package for that is not installed.
    """
    chosen = settings or Settings(store)
    pool, witness = Pool(chosen), Witness(chosen)
    writing, indexes = Writing(chosen, pool), Indexes(pool)

    app = Service(
        title="Communiqué",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        responses=dict.fromkeys((400, 404, 413, 422, 500, 503, 504, 507), _TOLD),
        lifespan=_life,
    )
    app.state.desk, app.state.writing, app.state.indexes = Desk(pool), writing, indexes
    app.state.exports = Exports(chosen)
    tell(witness, app.state.desk)
    app.state.pool, app.state.witness, app.state.cache, app.state.queries = pool, witness, Cache(), load(chosen.queries)
    app.state.built = Built(chosen.page)
    app.router.routes[:0] = list(_bare(app, writing, chosen))
    app.state.assisting = _assisting(app) if chosen.assistants else nullcontext
    app.include_router(questions.routed(app.state.queries))
    for room in _ROOMS:
        app.include_router(room.router)
    for kind, handler in HANDLERS.items():
        app.add_exception_handler(kind, handler)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """Processes begin with the server and end before it."""
    state = app.state
    state.witness.start()
    try:
        await state.pool.start()
        await state.writing.start()
        async with state.assisting():
            yield
    finally:
        await state.writing.stop()
        await state.exports.stop()
        await state.indexes.stop()
        await state.pool.stop()
        state.witness.stop()


def _assisting(app: FastAPI) -> Callable[[], AbstractAsyncContextManager[None]]:
    """Answer assistants, if what that takes is installed."""
    if find_spec("mcp") is None:
        raise ExtraError("The setting `assistants` needs the package mcp", "mcp")
    from api.mcp.mounted import mount

    return mount(app)


def _bare(app: FastAPI, writing: Writing, settings: Settings) -> Iterator[Route]:
    """Yield what is answered below the framework."""
    describing, things = Describing(app.state.pool), Things(app.state.pool, app.state.built.shell)
    yield Route("/sparql", Sparql(app.state.desk, writing, describing), include_in_schema=False)
    for name, handler in (("void", describing.void), ("sparql-examples", describing.examples)):
        yield Route(f"/.well-known/{name}", Mounted(handler, "GET, HEAD, OPTIONS", 0), include_in_schema=False)
    yield Route("/id/{path:path}", Mounted(things.thing, METHODS, 0), include_in_schema=False)
    vocabulary = Mounted(Vocabulary(app.state.pool, settings.documentation).ontology, METHODS, 0)
    for path in ("/ontology", "/ontology.{suffix}", "/ontology/{version:path}", "/shapes"):
        yield Route(path, vocabulary, include_in_schema=False)
    graphs = Mounted(writing.graph_store, "GET, HEAD, PUT, POST, DELETE, OPTIONS", settings.body_bytes)
    for path in ("/store", "/store/{graph:path}"):
        yield Route(path, graphs, include_in_schema=False)
    backup = Mounted(writing.backup, "POST, OPTIONS", settings.body_bytes)
    yield Route("/admin/backup", backup, include_in_schema=False)
