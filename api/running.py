"""A server's life from the first socket to the last: it ends when it is told to, in bounded time, whatever is asked.

In      an application, listening sockets, signals
Out     SIGTERM: no new connections, running requests have their grace, then queries are ended; a second signal ends the
        grace. SIGINT alike, but whoever pressed Ctrl-C is told so.
Source  decision 0021.
Limits  should all that fail, the system's alarm ends the process a few seconds later.
"""

import asyncio
import math
import os
import signal
import socket
import sys
from types import FrameType

import uvicorn
from fastapi import FastAPI

from api.connections.bounded import close_the_late
from api.connections.counter import Counter
from api.connections.lendable import protocol
from api.notify import notify
from api.settings import Settings

_ANSWERS = 1
"""Seconds to tell those whose queries were ended that they were."""
_ALARM = 8
"""Seconds beyond all others after which the process is ended by the system."""


class Server(uvicorn.Server):
    """A server that ends."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        config = uvicorn.Config(
            app,
            http=protocol(Counter(app.state.desk, app.state.witness)),
            ws="none",
            access_log=False,
            server_header=False,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=list(settings.proxies),
            timeout_graceful_shutdown=math.ceil(settings.grace) + _ANSWERS,
        )
        super().__init__(config)
        self._app = app
        self._grace, self._patience = settings.grace, settings.patience
        self._reopens = settings.request_log not in ("", "-") or "NOTIFY_SOCKET" in os.environ
        """Whether SIGHUP is about the log: otherwise it ends the server, as whoever closes a terminal expects."""
        self.interrupted = False
        """Whether Ctrl-C was what ended it."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Return nothing; end the server, and at once if it is told so twice.

        Raises:
            Nothing.
        """
        if self.should_exit:
            self.force_exit = True
        elif sys.platform != "win32":
            signal.alarm(math.ceil(self._grace) + _ANSWERS + _ALARM)
        self.should_exit = True
        self.interrupted = self.interrupted or sig == signal.SIGINT

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Return when requests are answered.

        Raises:
            SystemExit: the application cannot start.
        """
        await super().startup(sockets)
        if self._reopens:
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._app.state.witness.reopen)
        self._sweeping = asyncio.create_task(self._sweep())
        notify("READY=1")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Return when all requests are answered or ended, and all workers gone.

        Raises:
            Nothing.
        """
        notify("STOPPING=1")
        self._sweeping.cancel()
        ending = asyncio.create_task(self._end_queries())
        await super().shutdown(sockets)
        ending.cancel()
        if self.force_exit:  # then the step above leaves out what must not be left out
            await self.lifespan.shutdown()

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(min(2.0, self._patience / 3))
            close_the_late(self.server_state.connections, asyncio.get_running_loop().time(), self._patience)

    async def _end_queries(self) -> None:
        await asyncio.sleep(self._grace)
        await self._app.state.pool.stop()
