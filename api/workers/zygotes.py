"""Zygotes seen from the web process: what forks workers, and what holds a snapshot for them in memory.

In      settings, a snapshot
Out     channels to new workers.
Source  decision 0019.
Limits  one event loop. What is forked announces itself on its channel; until then it is only on its way.
"""

import asyncio
import contextlib
import ctypes.util
import json
import os
import signal
import socket
import subprocess
import sys

from api.processes import environment
from api.settings import Settings, packed
from kg.store import Snapshot

HELLO = 11
"""Bytes of the line with which a process says who it is."""


class Zygote:
    """A process that forks others at our word."""

    def __init__(self, channel: socket.socket, process: subprocess.Popen[bytes] | None) -> None:
        self._channel = channel
        self._process = process
        self.pid = 0 if process is None else process.pid
        channel.setblocking(False)

    @classmethod
    def start(cls, settings: Settings, *, outbound: bool = False) -> "Zygote":
        """Return the first of all zygotes, with no snapshot in memory; one that is `outbound` may open connections.

        Raises:
            OSError: no process can be started.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            way = "outbound" if outbound else "shut"
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "api.workers.zygote", str(theirs.fileno()), packed(settings), way],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd="/",
                env=_environment(),
            )
        return cls(ours, process)

    async def ready(self, seconds: float) -> None:
        """Return when the process has announced itself.

        Raises:
            EOFError: it ended instead.
            TimeoutError: it takes longer than that.
        """
        loop = asyncio.get_running_loop()
        line = b""
        async with asyncio.timeout(seconds):
            while len(line) < HELLO:
                got = await loop.sock_recv(self._channel, HELLO - len(line))
                if not got:
                    raise EOFError
                line += got
        self.pid = int(line)

    def worker(self, snapshot: Snapshot | None = None) -> socket.socket:
        """Return the channel to a worker that is on its way; it opens a snapshot before it says that it is ready.

        Raises:
            OSError: the zygote is gone.
        """
        return self._order(-1, "") if snapshot is None else self._order(-1 - snapshot.number, snapshot.id)

    def holding(self, snapshot: Snapshot) -> "Zygote":
        """Return a zygote that is loading a snapshot into memory; it is ready when that is done.

        Raises:
            OSError: this zygote is gone.
        """
        return Zygote(self._order(snapshot.number, snapshot.id), None)

    def end(self) -> None:
        """Return nothing; the process ends, and its workers go on until their channels are closed.

        Raises:
            Nothing.
        """
        self._channel.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        elif self.pid:  # it may be in the midst of loading
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)

    def _order(self, number: int, identifier: str) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._channel, [json.dumps([number, identifier]).encode()], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        ours.setblocking(False)
        return ours


def _environment() -> dict[str, str]:
    told = environment(MALLOC_ARENA_MAX="2")
    allocator = ctypes.util.find_library("mimalloc")  # it takes a fifth off the engine's time; see bench/README.md
    if allocator and sys.platform == "linux" and "LD_PRELOAD" not in told:
        told["LD_PRELOAD"] = allocator
    return told
