"""The process from which workers are forked: it has everything loaded that a worker needs, and starts one in no time.

In      orders over the socket whose number is the first argument; settings in JSON as the second
Out     processes: workers, and zygotes that hold a snapshot in memory, each on a channel that came with the order.
Source  decision 0019; started by `api.workers.zygotes` and by nobody else.
Limits  it never opens a store for writing: a child of a process that did hangs. It has one thread and no network. What
        it loads is shared with its workers until they write to the pages, which counting references does.
"""

import contextlib
import ctypes
import gc
import json
import logging
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from time import sleep

from pyoxigraph import Quad, Store

from api.settings import Settings, unpacked
from api.workers.engine import Engine
from api.workers.worker import Loaded, Worker, warmed, work
from kg import seccomp
from kg.errors import KGError
from kg.store import Snapshot, open_snapshot

_PR_SET_PDEATHSIG = 1
_ORDER = 4096
_HANDFUL = 20_000
"""Quads read before a breath is drawn: loading must not take a core away from answering."""
_BREATH = 0.01


class Zygote:
    """Waits for orders; each is carried out by a child."""

    def __init__(self, channel: socket.socket, settings: Settings, engine: Engine) -> None:
        self._channel = channel
        self._settings = settings
        self._engine = engine
        self._loaded: Loaded | None = None

    def serve(self) -> None:
        """Return nothing, when the web process is gone.

        Raises:
            OSError: the channel is broken.
        """
        while True:
            order, descriptors, _, _ = socket.recv_fds(self._channel, _ORDER, 1)
            if not descriptors:
                return
            number, identifier = json.loads(order)
            given = socket.socket(fileno=descriptors[0])
            gc.freeze()  # so that the children's collector leaves shared pages alone
            if os.fork() == 0:
                self._channel.close()
                self._channel = given
                if number < 0:
                    self._work(-1 - number, identifier)
                self._load(number, identifier)
            else:
                given.close()

    def _work(self, number: int, identifier: str) -> None:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        worker = Worker(self._settings, self._engine, self._loaded)
        if number:
            with contextlib.suppress(KGError, OSError):  # whoever asks is told
                worker.snapshot(number, identifier)
        work(self._channel, worker)
        os._exit(0)

    def _load(self, number: int, identifier: str) -> None:
        """From here on this process is a zygote of its own, with a snapshot in memory."""
        wanted = Snapshot(self._settings.store, number, identifier, datetime.min.replace(tzinfo=UTC))
        store = Store()
        on_disk = open_snapshot(wanted)
        store.bulk_extend(self._unhurried(on_disk.quads_for_pattern(None, None, None, None)))
        del on_disk
        self._loaded = Loaded(number, store)
        gc.collect()
        self._channel.sendall(b"%10d\n" % os.getpid())

    def _unhurried(self, quads: Iterator[Quad]) -> Iterator[Quad]:
        """The quads, as long as anybody wants them: a newer snapshot may have been published meanwhile."""
        while handful := list(islice(quads, _HANDFUL)):
            yield from handful
            sleep(_BREATH)
            if select.select([self._channel], [], [], 0)[0]:  # nothing is ever said here before it is loaded
                os._exit(0)


def main(channel: socket.socket, settings: Settings, outbound: bool) -> None:
    """Return nothing, when the web process is gone.

    Raises:
        OSError: the channel is broken.
        DataError: a saved query has a bad header.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers itself
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are taken away without being asked after
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    engine = warmed(settings)
    if not seccomp.lock(connects=outbound):
        logging.getLogger(__name__).warning(
            "No system-call filter on this system: only the query filter stops SERVICE."
        )
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the web process is gone, and so is the work
        channel.sendall(b"%10d\n" % os.getpid())
        Zygote(channel, settings, engine).serve()


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), unpacked(sys.argv[2]), sys.argv[3] == "outbound")
