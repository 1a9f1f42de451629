"""A worker: one process that answers one question at a time from a read-only snapshot, and may be killed any time.

In      errands over the socket whose number is the first argument; settings in JSON as the second
Out     an answer to each; the first, without a question, says that the worker is ready.
Source  decision 0004; `python -m api.worker` is started by `api.pool` and by nobody else.
Limits  started afresh, never forked: a child of a process that wrote to RocksDB hangs. It has no network, may not take
        more memory than its settings say, and ends itself when a question outlasts its time.
"""

import json
import logging
import resource
import signal
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Store

from api.engine import JSON, Engine, RefusedError
from api.settings import Settings
from api.wire import Answer, Errand, packed_answer, receive_errand
from kg import seccomp
from kg.errors import KGError, StoreError
from kg.store import Snapshot, open_snapshot

_GRACE = 2.0
"""Seconds beyond a question's time after which the worker ends itself, should its parent be gone."""
_RETIRES_AT = 0.5
"""Share of its memory after which a worker is replaced once it has answered."""


class Worker:
    """The open snapshots and the engine."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine = Engine(settings)
        self._open: dict[int, Store] = {}
        self._own_size = _size()

    def answer(self, errand: Errand) -> Answer:
        """Return what came of an errand.

        Raises:
            Nothing.
        """
        identifier = errand.identifier
        try:
            # Only number and id of a snapshot travel: the day it was published is of no use here.
            snapshot = Snapshot(self._settings.store, errand.number, identifier, datetime.min.replace(tzinfo=UTC))
            found = self._engine.answer(errand.question, self._snapshot(snapshot))
        except RefusedError as refused:
            return self._told(refused.status, identifier, refused.told)
        except MemoryError:
            return self._told(507, identifier, {"detail": "The query needs more memory than a query may take."})
        except KGError as error:
            return self._told(503 if isinstance(error, StoreError) else 500, identifier, {"detail": str(error)})
        except OSError as error:
            return self._told(400, identifier, {"detail": f"The query cannot be evaluated: {error}."})
        return Answer(200, found.media_type, identifier, self._is_swollen(), found.body)

    def _told(self, status: int, identifier: str, told: dict[str, object]) -> Answer:
        return Answer(status, JSON, identifier, self._is_swollen(), json.dumps(told).encode())

    def _is_swollen(self) -> bool:
        return _size() - self._own_size > _RETIRES_AT * self._settings.memory

    def _snapshot(self, wanted: Snapshot) -> Store:
        """The newest two stay open, for questions begun while a new one is published."""
        if wanted.number not in self._open:
            before = _size()
            self._open[wanted.number] = open_snapshot(wanted)
            # An open store takes hundreds of megabytes of addresses for its threads, before any query.
            self._own_size += _size() - before
            bound = self._own_size + self._settings.memory
            resource.setrlimit(resource.RLIMIT_AS, (bound, resource.RLIM_INFINITY))
            for old in sorted(self._open)[:-2]:
                del self._open[old]
        return self._open[wanted.number]


def main(channel: socket.socket, settings: Settings) -> None:
    """Return nothing, when the other side is gone; answer errands until then.

    Raises:
        OSError: the channel is broken.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers itself
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not seccomp.lock():
        logging.getLogger(__name__).warning(
            "No system-call filter on this system: only the query filter stops SERVICE."
        )
    worker = Worker(settings)
    channel.sendall(packed_answer(Answer(200, JSON, "", False, b"")))
    while (errand := receive_errand(channel)) is not None:
        signal.setitimer(signal.ITIMER_REAL, errand.seconds + _GRACE)
        answer = worker.answer(errand)
        channel.sendall(packed_answer(answer))
        signal.setitimer(signal.ITIMER_REAL, 0)
        if answer.retires:
            return


def _size() -> int:
    """Bytes of address space this process has; 0 where the system does not say, and the bound is then a coarse one."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


if __name__ == "__main__":
    given = json.loads(sys.argv[2])
    paths = {name: Path(given[name]) for name in ("store", "queries")}
    main(socket.socket(fileno=int(sys.argv[1])), Settings(**{**given, **paths}))
