"""Where workers come from: a first zygote, and one that holds the served snapshot in memory where there is room.

In      the settings; snapshots to be served
Out     channels to new workers; at each change of where they come from, a call.
Source  decision 0019.
Limits  one event loop. A snapshot is answered from disk until it is loaded, and by workers from the first zygote if
        loading fails.
"""

import asyncio
import logging
import socket
from collections.abc import Callable

from api.settings import Settings
from api.workers.budget import free_memory, plan, size_of
from api.workers.zygotes import Zygote
from kg.store import Snapshot

_log = logging.getLogger(__name__)
_START = 30.0
"""Seconds a process may take to start on a busy machine."""
_LOADING = 3600.0
_SETTLES, _LOADED = 0.5, 60e6
"""A snapshot must stand for some time before it is loaded, as writes publish many: half a second, and as long as the
loading takes at so many bytes a second."""


class Source:
    """The zygotes of one kind of worker; those that are `outbound` may open connections."""

    def __init__(self, settings: Settings, moved: Callable[[int], None], *, outbound: bool = False) -> None:
        self.mode = "disk"
        """Where answers come from: disk or memory."""
        self.serves: Snapshot | None = None
        """The snapshot that new workers are to open."""
        self._settings = settings
        self._moved = moved
        """Called with the number of slow workers there is room for, when workers come from elsewhere."""
        self._outbound = outbound
        self._root: Zygote | None = None
        self._present: Zygote | None = None
        self._reviving: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return when workers can be had.

        Raises:
            EOFError: the first zygote ended.
            OSError: it could not be started.
            TimeoutError: it takes too long.
        """
        self._root = self._present = Zygote.start(self._settings, outbound=self._outbound)
        await self._root.ready(_START)

    async def stop(self) -> None:
        """Return when the zygotes are gone.

        Raises:
            Nothing.
        """
        for zygote in {self._present, self._root} - {None}:
            assert zygote is not None
            await asyncio.to_thread(zygote.end)

    def fork(self) -> socket.socket:
        """Return the channel to a worker that is on its way.

        Raises:
            OSError: the zygote is gone; another is being started.
        """
        assert self._present is not None
        try:
            return self._present.worker(self.serves)
        except OSError:
            if self._reviving is None or self._reviving.done():
                self._reviving = asyncio.get_running_loop().create_task(self._revive())
            raise

    async def load(self, snapshot: Snapshot) -> None:
        """Return when a snapshot lies in memory and workers come from there, or when it is settled that it will not.

        Raises:
            Nothing.
        """
        assert self._root is not None
        size = size_of(snapshot.path)
        chosen = plan(size, self._settings, free_memory())
        _log.info("Snapshot %s (%d) is %s.", snapshot.id, snapshot.number, chosen.reason)
        if not chosen.in_memory:
            self._take(self._root, "disk", self._settings.slow_workers)
            return
        await asyncio.sleep(_SETTLES + size / _LOADED)
        zygote = self._root.holding(snapshot)
        try:
            await zygote.ready(_LOADING)
        except EOFError:
            zygote.end()
            _log.warning("Snapshot %s could not be loaded into memory; it is answered from disk.", snapshot.id)
            self._take(self._root, "disk", self._settings.slow_workers)
        except asyncio.CancelledError:
            zygote.end()
            raise
        else:
            _log.info("Snapshot %s lies in memory now.", snapshot.id)
            self._take(zygote, "memory", chosen.slow_workers)

    def _take(self, zygote: Zygote, mode: str, slow_workers: int) -> None:
        before, self._present, self.mode = self._present, zygote, mode
        if before is not zygote:
            self._moved(slow_workers)
            if before is not None and before is not self._root:
                before.end()

    async def _revive(self) -> None:
        """Start from the first zygote, or from a new first one."""
        if self._present is self._root:
            _log.error("The process that workers are forked from is gone; starting another.")
            await self.start()
        self._present, self.mode = self._root, "disk"
        self._moved(self._settings.slow_workers)
