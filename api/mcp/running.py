"""Serving assistants until told to stop, over standard input and output or over HTTP.

In      settings
Out     a running server; its workers end with it.
Source  Model Context Protocol, transports (stdio, streamable HTTP).
Limits  over standard input and output nothing else may be written there: all that is said goes to standard error.
"""

import asyncio
import os
import signal
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

_BY_SIGNAL = 128
"""What the status of a process ended by a signal begins at."""


def over_pipes(settings: Settings) -> None:
    """Return nothing, when the client has closed standard input; a signal ends the process.

    Raises:
        StoreError: the query workers do not start.
    """

    async def serve() -> int:
        async with _graph(settings) as graph, _signals() as signalled:
            serving = asyncio.create_task(server(graph).run_stdio_async())
            await asyncio.wait((serving, signalled), return_when=asyncio.FIRST_COMPLETED)
            if serving.done():
                serving.result()
                return 0
            number = signalled.result()
        # The thread that reads standard input hears no signal, and asyncio would wait for it.
        os._exit(_BY_SIGNAL + number)

    asyncio.run(serve())


@asynccontextmanager
async def _signals() -> AsyncIterator[asyncio.Future[int]]:
    """What tells which signal came first, of those that end a process."""
    loop = asyncio.get_running_loop()
    came: asyncio.Future[int] = loop.create_future()

    def take(number: int) -> None:
        if not came.done():
            came.set_result(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, take, number)
    try:
        yield came
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
        came.cancel()


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
