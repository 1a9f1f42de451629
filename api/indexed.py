"""Look-ups in the index of the served snapshot, each in a thread of its own and within its time.

In      functions of an Index
Out     what they return; 503 while there is no index yet, 504 when time is over.
Source  decision 0023.
Limits  one event loop. After a publication look-ups wait a moment for the new index, and then take the one before:
        an answer says which snapshot it comes from.
"""

import asyncio
import contextlib
import logging
import sqlite3
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Annotated, Concatenate, Final, ParamSpec, TypeVar

from fastapi import Depends, Request, Response

from api.problems import ProblemError
from api.processes import environment
from api.settings import Settings
from api.workers.pool import Pool
from kg.errors import OverrunError
from kg.index import Index, ready
from kg.store import Snapshot

_log = logging.getLogger(__name__)
_THREADS: Final = 4
_WAITING: Final = 64
"""Look-ups beyond those under way; the next one is answered 503."""
_PATIENCE: Final = 2.0
"""Seconds to wait for the index of a new snapshot while there is one of the snapshot before."""

_REST: Final = 10.0
"""Seconds until what could not be made is tried again."""

P = ParamSpec("P")
R = TypeVar("R")


class Indexes:
    """The newest index there is, and whoever makes the next one."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._newest: Index | None = None
        self._making: asyncio.Task[None] | None = None
        self._made = asyncio.Condition()
        self._failed: tuple[Snapshot, float] | None = None
        self._wanted = True
        """Whether anybody has looked since the newest was made: who only writes is not kept busy with indexes."""
        self._threads = ThreadPoolExecutor(_THREADS, "look-up")
        self._under_way = 0
        pool.switched.append(self.look)

    @property
    def settings(self) -> Settings:
        """Return the settings of the server."""
        return self._pool.settings

    def newest_id(self) -> str | None:
        """Return the id of the snapshot of the newest index, or None if there is none yet.

        Raises:
            Nothing.
        """
        return self._newest.snapshot.id if self._newest else None

    def look(self) -> None:
        """Return nothing; begin to make the index of the served snapshot if it has none and somebody looks at such.

        Raises:
            Nothing.
        """
        with contextlib.suppress(ProblemError):  # nothing is published
            snapshot = self._pool.snapshot()
            if not self._is_of(snapshot) and (found := ready(snapshot)):
                self._newest = found
            idle = self._making is None or self._making.done()
            if idle and self._wanted and not self._is_of(snapshot) and not self._has_failed(snapshot):
                self._making = asyncio.create_task(self._make())

    async def stop(self) -> None:
        """Return when nothing is made any more.

        Raises:
            Nothing.
        """
        if self._making:
            self._making.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._making
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def current(self) -> Index:
        """Return the index of the served snapshot, or that of the one before if the new one takes too long.

        Raises:
            ProblemError: there is none yet (503).
        """
        snapshot, self._wanted = self._pool.snapshot(), True
        if not self._is_of(snapshot):
            self.look()
            patience = _PATIENCE if self._newest else self.settings.deadline
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(patience), self._made:
                    await self._made.wait_for(lambda: self._is_of(snapshot) or self._has_failed(snapshot))
        if self._newest is None:
            told = "cannot be made; the server's log says why" if self._failed else "is still being made"
            raise ProblemError(503, f"The index of this graph {told}. Try again in a moment.", retry=True)
        return self._newest

    async def run(self, index: Index, do: Callable[Concatenate[Index, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a function of the index returns.

        Raises:
            ProblemError: too many look-ups wait (503), or it took too long (504).
        """
        if self._under_way >= _THREADS + _WAITING:
            raise ProblemError(503, "Too many look-ups are waiting. Try again in a moment.", retry=True)
        loop, seconds = asyncio.get_running_loop(), self.settings.deadline
        self._under_way += 1
        try:
            work = partial(index.timed, seconds, do, *args, **kwargs)
            return await loop.run_in_executor(self._threads, work)
        except OverrunError as error:
            raise ProblemError(504, f"{error} The limit is {seconds:g} seconds.") from error
        except sqlite3.DatabaseError as error:
            _log.error("The index %s cannot be read: %s. Remove the folder: it is made again.", index.folder, error)
            raise
        finally:
            self._under_way -= 1

    # ------------------------------------------------------------ inside

    def _has_failed(self, snapshot: Snapshot) -> bool:
        """Whether its index could not be made a moment ago."""
        return self._failed is not None and self._failed[0] == snapshot and time.monotonic() - self._failed[1] < _REST

    def _is_of(self, snapshot: Snapshot) -> bool:
        return self._newest is not None and self._newest.snapshot == snapshot

    async def _make(self) -> None:
        """Make indexes until that of the served snapshot is there."""
        while self._wanted and not self._is_of(snapshot := self._pool.snapshot()):
            self._wanted = False
            told = await self._process()
            if (found := ready(snapshot)) is None:
                await self._pool.refresh()  # the process may have met a newer one
            failed = found is None and snapshot == self._pool.snapshot()
            self._wanted |= found is None
            async with self._made:
                self._newest = found or self._newest
                self._failed = (snapshot, time.monotonic()) if failed else None
                self._made.notify_all()
            if failed:
                _log.error("The index of snapshot %s could not be made: %s", snapshot.id, told or "no reason was given")
                return

    async def _process(self) -> str:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kg.index",
            str(self.settings.store.resolve()),
            stdin=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            cwd="/",
            env=environment(),
        )
        try:
            _, told = await process.communicate()
        except asyncio.CancelledError:
            process.kill()
            await process.wait()
            raise
        return told.decode(errors="replace").strip()[-500:]


class LookUps:
    """One request's view of the index."""

    def __init__(self, indexes: Indexes, index: Index) -> None:
        self._indexes = indexes
        self._index = index

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot this request sees."""
        return self._index.snapshot

    async def run(self, do: Callable[Concatenate[Index, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a function of the index returns.

        Raises:
            ProblemError: too many look-ups wait (503), or it took too long (504).
        """
        return await self._indexes.run(self._index, do, *args, **kwargs)


async def look_ups(request: Request, response: Response) -> LookUps:
    """Return this request's view of the index, and name its snapshot in the answer's headers.

    Raises:
        ProblemError: nothing is published, or there is no index yet (503).
    """
    indexes: Indexes = request.app.state.indexes
    view = LookUps(indexes, await indexes.current())
    response.headers["x-snapshot"] = view.snapshot.id
    return view


Indexed = Annotated[LookUps, Depends(look_ups)]
