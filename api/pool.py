"""The workers seen from the web process: who is free, who has run out of time, who has died.

In      questions
Out     answers, each within its time; a worker that overruns or dies is replaced.
Source  decision 0004 (queries in worker processes).
Limits  one event loop. Cancelling `ask` ends the worker: an answer would stay in its channel for the next question.
"""

import asyncio
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from api.problems import ProblemError
from api.settings import Settings
from api.snapshots import Watch
from api.wire import Answer, Errand, Question, packed_errand, read_answer
from kg.errors import StoreError
from kg.store import Snapshot

_log = logging.getLogger(__name__)
_START = 30.0
"""Seconds a worker may take to start on a busy machine."""


class _Worker:
    """One worker process and the channel to it."""

    def __init__(self, process: subprocess.Popen[bytes], channel: socket.socket) -> None:
        self._process = process
        self._channel = channel

    @classmethod
    def start(cls, settings: Settings) -> "_Worker":
        ours, theirs = socket.socketpair()
        with theirs:
            told = json.dumps({k: str(v) if isinstance(v, Path) else v for k, v in asdict(settings).items()})
            roots = [str(Path(__file__).resolve().parent.parent), os.environ.get("PYTHONPATH", "")]
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "api.worker", str(theirs.fileno()), told],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd="/",
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, roots)), "MALLOC_ARENA_MAX": "2"},
            )
        return cls(process, ours)

    async def connect(self) -> None:
        self._reader, self._writer = await asyncio.open_unix_connection(sock=self._channel)
        await read_answer(self._reader)

    async def ask(self, errand: Errand) -> Answer:
        self._writer.write(packed_errand(errand))
        await self._writer.drain()
        return await read_answer(self._reader)

    def kill(self) -> None:
        self._process.kill()
        with contextlib.suppress(AttributeError):  # it never got as far as being connected
            self._writer.close()
        self._channel.close()

    def bury(self) -> None:
        """Waits until the system has taken back the worker's memory: up to a fifth of a second for a gigabyte."""
        self._process.wait()


class Pool:
    """As many workers as the settings say; `start` and `stop` belong to the server's life."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._watch = Watch(settings.store)
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._all: set[_Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Return when all workers are ready.

        Raises:
            StoreError: a worker does not start.
        """
        try:
            async with asyncio.timeout(_START):
                await asyncio.gather(*(self._hire() for _ in range(self.settings.workers)))
        except (TimeoutError, OSError, EOFError) as error:
            await self.stop()
            raise StoreError("The query workers do not start; the reason stands above, on standard error.") from error

    async def stop(self) -> None:
        """Return when all workers are gone.

        Raises:
            Nothing.
        """
        for task in self._starting:
            task.cancel()
        for worker in self._all:
            worker.kill()
        for worker in self._all:
            await asyncio.to_thread(worker.bury)
        self._all.clear()

    def snapshot(self) -> Snapshot:
        """Return the snapshot that is published now.

        Raises:
            ProblemError: there is none (503).
        """
        return self._watch.current()

    async def ask(self, question: Question, snapshot: Snapshot, seconds: float) -> Answer:
        """Return the answer to a question about a snapshot.

        Raises:
            ProblemError: no worker was free (503), time ran out (504), or the worker died of the question (507).
        """
        ends = asyncio.get_running_loop().time() + seconds
        worker = await self._free_worker(ends)
        alive = False
        try:
            async with asyncio.timeout_at(ends):
                answer = await worker.ask(Errand(question, snapshot.number, snapshot.id, seconds))
            alive = not answer.retires
        except TimeoutError:
            raise ProblemError(504, f"The query took more than {seconds:g} seconds and was ended.") from None
        except (EOFError, OSError):
            raise ProblemError(507, "The query took more memory or nested deeper than the engine bears.") from None
        finally:
            self._idle.put_nowait(worker) if alive else self._replace(worker)
        return answer

    async def _free_worker(self, ends: float) -> _Worker:
        if not self._idle.empty():
            return self._idle.get_nowait()
        if self._waiting >= self.settings.queue:
            raise ProblemError(503, "Too many queries are waiting. Try again in a moment.", retry=True)
        self._waiting += 1
        try:
            async with asyncio.timeout_at(ends):
                return await self._idle.get()
        except TimeoutError:
            raise ProblemError(503, "No worker became free in time. Try again in a moment.", retry=True) from None
        finally:
            self._waiting -= 1

    async def _hire(self) -> None:
        worker = _Worker.start(self.settings)
        self._all.add(worker)
        await worker.connect()
        self._idle.put_nowait(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.kill()
        task = asyncio.get_running_loop().create_task(self._succeed(worker))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _succeed(self, worker: _Worker) -> None:
        await asyncio.to_thread(worker.bury)
        self._all.discard(worker)
        while True:
            try:
                async with asyncio.timeout(_START):
                    return await self._hire()
            except (TimeoutError, OSError, EOFError):
                _log.exception("A query worker did not start; trying again.")
                await asyncio.sleep(1)
