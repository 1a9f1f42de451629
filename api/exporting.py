"""Exports over HTTP: each in a process of its own, its output passed on as it comes, a few at a time.

In      an Order
Out     a stream of bytes; what fails before its first byte is a problem, what fails later breaks the connection off.
Source  docs/exports.md; RFC 9112, section 8: a chunked answer without its last chunk is not whole.
Limits  one event loop. The process is ended when time is over, when the client leaves, or takes nothing for a minute.
"""

import asyncio
import contextlib
import logging
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.exchange import PIECE, STALLED
from api.problems import ProblemError
from api.processes import environment
from api.settings import Settings
from kg.export.order import Order, packed

_log = logging.getLogger(__name__)
_WORDS: Final = 2_000
"""Bytes of an error's message that are read."""


class Exports:
    """The exports under way."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._under_way: set[Process] = set()
        self._begun = 0

    @asynccontextmanager
    async def process(self, order: Order) -> AsyncIterator[Process]:
        """Return a block in which a process exports; it is gone afterwards.

        Raises:
            ProblemError: too many are under way (503).
        """
        if self._begun >= self._settings.exports:
            told = (
                f"{self._settings.exports} exports are under way, and no more are made at once. Try again in a moment."
            )
            raise ProblemError(503, told, retry=True)
        self._begun += 1
        try:
            process = await _started(order)
            self._under_way.add(process)
            try:
                yield process
            finally:
                await _ended(process)
                self._under_way.discard(process)
        finally:
            self._begun -= 1

    async def begin(self, order: Order) -> "Exported":
        """Return an answer whose first bytes are there.

        Raises:
            ProblemError: too many are under way (503), it took too long (504), or it failed (500).
        """
        ends = asyncio.get_running_loop().time() + self._settings.export_deadline
        async with contextlib.AsyncExitStack() as stack:
            process = await stack.enter_async_context(self.process(order))
            try:
                async with asyncio.timeout_at(ends):
                    first = await _read(process)
                    status = 0 if first else await process.wait()
            except TimeoutError:
                told = f"The export took more than {self._settings.export_deadline:g} seconds. Filters make it smaller."
                raise ProblemError(504, told) from None
            if status:
                told = await _told(process)
                _log.error("An export of %s failed: %s", order.form, told)
                raise ProblemError(500, f"The export failed: {told}")
            return Exported(_Running(process, stack.pop_all(), first, ends))

    async def stop(self) -> None:
        """Return when no process is left.

        Raises:
            Nothing.
        """
        await asyncio.gather(*(_ended(process) for process in self._under_way))


@dataclass(frozen=True, slots=True)
class _Running:
    """An export that has begun."""

    process: Process
    stack: contextlib.AsyncExitStack
    """Closed, it ends the process."""
    first: bytes
    ends: float
    """On the clock of the event loop."""


class Exported(Response):
    """An answer that comes from an export under way."""

    def __init__(self, running: _Running) -> None:
        super().__init__()
        self._running = running

    def tell(self, headers: Mapping[str, str]) -> "Exported":
        """Return the same answer with these headers, and no others.

        Raises:
            Nothing.
        """
        self.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what comes, until it ends, time is over, or nobody wants it any more.

        Raises:
            Nothing.
        """
        running = self._running
        gone = asyncio.create_task(_hung_up(receive))
        sending = asyncio.create_task(self._send(send))
        try:
            async with running.stack, asyncio.timeout_at(running.ends):
                await asyncio.wait({gone, sending}, return_when=asyncio.FIRST_COMPLETED)
                if sending.done():
                    sending.result()
        except TimeoutError:
            _log.warning("An export was broken off: it took too long, or its client took nothing of it.")
        finally:
            gone.cancel()
            sending.cancel()
            await asyncio.gather(gone, sending, return_exceptions=True)

    async def _send(self, send: Send) -> None:
        """The last piece is sent only if the process ended well: else the server breaks the connection off."""
        running = self._running
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        piece = running.first
        while piece:
            await asyncio.wait_for(send({"type": "http.response.body", "body": piece, "more_body": True}), STALLED)
            piece = await _read(running.process)
        if await running.process.wait() == 0:
            await send({"type": "http.response.body", "body": b""})
        else:
            _log.error("An export failed midway: %s", await _told(running.process))


async def _started(order: Order) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "kg.export",
        packed(order),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
        limit=PIECE,
        cwd="/",
        env=environment(MALLOC_ARENA_MAX="2"),
    )


async def _read(process: Process) -> bytes:
    assert process.stdout is not None
    return await process.stdout.read(PIECE)


async def _told(process: Process) -> str:
    assert process.stderr is not None
    words = (await process.stderr.read(_WORDS)).decode(errors="replace").strip()
    return words.splitlines()[-1] if words else "no reason was given"


async def _ended(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
