"""Serving assistants until told to stop, over standard input and output or over HTTP.

In      settings
Out     a running server; its workers end with it.
Source  Model Context Protocol, transports (stdio, streamable HTTP).
Limits  over standard input and output nothing else may be written there: all that is said goes to standard error.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import uvicorn

from api.indexed import Indexes
from api.mcp.asking import Graph
from api.mcp.server import application, server
from api.settings import Settings
from api.workers.pool import Pool
from kg.queries import load


def over_pipes(settings: Settings) -> None:
    """Return nothing, when the client has closed standard input.

    Raises:
        StoreError: the query workers do not start.
    """

    async def serve() -> None:
        async with _graph(settings) as graph:
            await server(graph).run_stdio_async()

    asyncio.run(serve())


def over_http(settings: Settings, listening: socket.socket) -> None:
    """Return nothing, when the server was told to stop; it answers at `/mcp`.

    Raises:
        StoreError: the query workers do not start.
    """

    async def serve() -> None:
        async with _graph(settings) as graph:
            app = application(server(graph), settings.hosts)
            config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=5)
            await uvicorn.Server(config).serve(sockets=[listening])

    asyncio.run(serve())


@asynccontextmanager
async def _graph(settings: Settings) -> AsyncIterator[Graph]:
    pool = Pool(replace(settings, store=settings.store.resolve(), queries=settings.queries.resolve()))
    indexes = Indexes(pool)
    await pool.start()
    try:
        indexes.look()
        yield Graph(pool, indexes, load(settings.queries))
    finally:
        await indexes.stop()
        await pool.stop()
