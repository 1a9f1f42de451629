"""The server for assistants as a part of the web server, over the same workers.

In      an application with its workers, indexes and queries
Out     the route `/mcp` on it, and what must run while the application lives.
Source  setting `assistants`.
Limits  one event loop; requests pass through all that others pass through: hosts, bodies, log, metrics.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI

from api.mcp.asking import Graph
from api.mcp.server import application, server


def mount(app: FastAPI) -> Callable[[], AbstractAsyncContextManager[None]]:
    """Return what must run while the application answers assistants.

    Raises:
        Nothing.
    """
    state = app.state
    made = server(Graph(state.pool, state.indexes, state.queries))
    app.router.routes[:0] = application(made, state.pool.settings.hosts).routes
    return made.session_manager.run
