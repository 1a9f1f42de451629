"""The writer seen from the web process: started when it is needed, replaced when it dies or overruns.

In      tasks, one at a time
Out     outcomes, each within its time; a write is acknowledged only by what the writer itself said.
Source  decision 0018.
Limits  one event loop. A writer that overruns is killed: what it had not committed is not there, and whether it had is
        told by the snapshot and by audit.jsonl.
"""

import asyncio
import contextlib
import json
import logging
import socket
import subprocess
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

from api.problems import ProblemError
from api.processes import environment
from api.settings import Settings
from kg.writer.wire import Errand, Outcome, Task, Who, packed_errand, read_outcome

T = TypeVar("T")
_log = logging.getLogger(__name__)
_START = 900.0
"""Seconds a writer may take to start: it may have a whole store to bring in step, and to describe."""
_LEAVE = 3.0
"""Seconds a writer has to end by itself once nobody asks any more."""


class _Process:
    """One writer process and the channel to it."""

    def __init__(self, settings: Settings) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            told = json.dumps(
                {
                    "store": str(settings.store.resolve()),
                    "ontology": str(settings.ontology.resolve()),
                    "gate": settings.gate,
                    "service": settings.service,
                    "nesting": settings.nesting,
                    "memory": settings.memory,
                }
            )
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "kg.writer", str(theirs.fileno()), told],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd="/",
                env=environment(MALLOC_ARENA_MAX="2"),
            )
        self._channel = ours

    async def connect(self) -> Outcome:
        self._reader, self._writer = await asyncio.open_unix_connection(sock=self._channel)
        return await read_outcome(self._reader)

    async def ask(self, errand: Errand) -> Outcome:
        self._writer.write(packed_errand(errand))
        await self._writer.drain()
        return await read_outcome(self._reader)

    async def end(self) -> None:
        """Let it end by itself: it sees that the channel is closed."""
        self._hang_up()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LEAVE):
                while self._process.poll() is None:
                    await asyncio.sleep(0.01)
        await self.kill()

    async def kill(self) -> None:
        self._process.kill()
        self._hang_up()
        await asyncio.to_thread(self._process.wait)

    def _hang_up(self) -> None:
        with contextlib.suppress(AttributeError):  # it never got as far as being connected
            self._writer.close()
        self._channel.close()


class Writer:
    """The one writer, and those who wait for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: _Process | None = None
        self._newest: _Process | None = None
        """The one above, or one that is about to take its place."""
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._tasks: set[asyncio.Task[Any]] = set()
        self._is_leaving = False

    def is_ready(self) -> bool:
        """Say whether the writer is there to write.

        Raises:
            Nothing.
        """
        return self._process is not None

    def start(self) -> None:
        """Return nothing; the writer starts. Whoever writes waits for it, or is told why it does not.

        Raises:
            Nothing.
        """
        self._begun(self._start())

    async def _start(self) -> None:
        try:
            async with self._turn:
                await self._ready()
        except ProblemError as problem:
            _log.warning("The writer does not start yet: %s", problem.detail)

    async def stop(self) -> None:
        """Return when the writer is gone.

        Raises:
            Nothing.
        """
        self._is_leaving = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LEAVE):
                await self._turn.acquire()  # a write that is under way is finished
        if self._process is not None:
            await self._process.end()
        elif self._newest is not None:
            await self._newest.kill()

    async def ask(self, task: Task, who: Who) -> Outcome:
        """Return what came of a task.

        Raises:
            ProblemError: too many wait, or the store is being written by somebody else (503); it took too long (504);
                the writer died (500).
        """
        if self._waiting >= self._settings.queue:
            raise ProblemError(503, "Too many writes are waiting. Try again in a moment.", retry=True)
        # An asker who hangs up does not break off a write that is under way: it would be lost to nobody's benefit.
        return await asyncio.shield(self._begun(self._in_turn(Errand(task, who, self._settings.deadline))))

    async def _in_turn(self, errand: Errand) -> Outcome:
        self._waiting += 1
        try:
            async with asyncio.timeout(errand.seconds):
                await self._turn.acquire()
        except TimeoutError:
            raise ProblemError(503, "The writer was busy for too long. Nothing was written.", retry=True) from None
        finally:
            self._waiting -= 1
        try:
            return await self._asked(errand)
        finally:
            self._turn.release()

    def _begun(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # the loop itself would forget it
        task.add_done_callback(self._tasks.discard)
        return task

    async def _asked(self, errand: Errand) -> Outcome:
        if self._is_leaving:
            raise ProblemError(503, "The server is about to end. Nothing was written.", retry=True)
        process = await self._ready()
        try:
            async with asyncio.timeout(errand.seconds):
                outcome = await process.ask(errand)
        except TimeoutError:
            await self._bury(process)
            told = f"The write took more than {errand.seconds:g} seconds and was ended. "
            raise ProblemError(504, told + _UNSURE) from None
        except (EOFError, OSError):
            await self._bury(process)
            raise ProblemError(500, f"The writer ended before it acknowledged the write. {_UNSURE}") from None
        if outcome.status in (503, 507):
            await self._bury(process)  # the store or the disk failed it: the next one begins with what is on disk
        return outcome

    async def _ready(self) -> _Process:
        if self._process is not None:
            return self._process
        process = self._newest = _Process(self._settings)
        try:
            async with asyncio.timeout(_START):
                outcome = await process.connect()
        except (TimeoutError, EOFError, OSError):
            await process.kill()
            raise ProblemError(503, "The writer does not start; the server's log says why.", retry=True) from None
        if outcome.status != 200:
            await process.kill()
            raise ProblemError(503, f"Nothing can be written now: {outcome.told['detail']}", retry=True)
        self._process = process
        return process

    async def _bury(self, process: _Process) -> None:
        self._process = None
        await process.kill()
        if not self._is_leaving:
            self.start()  # what the dead one had committed is published as soon as may be


_UNSURE = "It was carried out as a whole or not at all: the snapshot's id and audit.jsonl tell which."
