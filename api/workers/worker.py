"""A worker: one process that answers one question at a time from a snapshot, and may be killed any time.

In      errands over a channel
Out     an answer to each; first of all, a line that says who it is.
Source  decisions 0004 and 0019; forked by `api.workers.zygote` and by nobody else.
Limits  it has no network, may not take more memory than its settings say, and ends itself when a question outlasts its
        time and nobody has ended it.
"""

import contextlib
import json
import logging
import os
import resource
import signal
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Store

from api.settings import Settings
from api.workers.engine import JSON, Engine
from api.workers.found import RefusedError
from api.workers.lent import Lent
from api.workers.wire import Answer, Errand, Lending, receive_errand, send_answer
from kg.errors import KGError, StoreError
from kg.store import Snapshot, open_snapshot

_log = logging.getLogger(__name__)
_GRACE = 2.0
"""Seconds beyond a question's time after which the worker ends itself, should its parent be gone."""
_RETIRES_AT = 0.5
"""Share of its memory after which a worker is replaced once it has answered."""
_PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot that lies in memory."""

    number: int
    store: Store


class Worker:
    """The open snapshots and the engine."""

    def __init__(self, settings: Settings, engine: Engine, loaded: Loaded | None) -> None:
        self.settings = settings
        self._engine = engine
        self._loaded = loaded
        self._open: dict[int, Store] = {}
        self._statm = Statm()
        self._own_size = self._statm.size()
        self._bound()

    def answer(self, errand: Errand) -> Answer:
        """Return what came of an errand.

        Raises:
            Nothing.
        """
        try:
            found = self._engine.answer(errand.question, self.snapshot(errand.number, errand.identifier))
        except RefusedError as refused:
            return self._told(refused.status, refused.told)
        except MemoryError:
            return self._told(507, {"detail": "The query needs more memory than a query may take."})
        except KGError as error:
            return self._failed(503 if isinstance(error, StoreError) else 500, error)
        except (OSError, RuntimeError) as error:  # of the query, or of files that are damaged
            if str(self.settings.store) in str(error):
                return self._failed(503, error)
            lacking = "is not supported" in str(error)  # good SPARQL, such as a function that is another engine's
            return self._told(501 if lacking else 400, {"detail": f"The query cannot be evaluated: {error}."})
        return Answer(
            200, found.media_type, found.body, found.rows, self._is_swollen(), found.cut, found.fleeting, found.encoded
        )

    def _failed(self, status: int, error: Exception) -> Answer:
        """Strangers are not told where things lie; the log is."""
        _log.error("A query could not be answered: %s", error)
        return self._told(status, {"detail": "The server cannot read its graph; its log says why."})

    def _told(self, status: int, told: dict[str, object]) -> Answer:
        return Answer(status, JSON, json.dumps(told).encode(), retires=self._is_swollen())

    def _is_swollen(self) -> bool:
        return self._statm.size() - self._own_size > _RETIRES_AT * self.settings.memory

    def snapshot(self, number: int, identifier: str) -> Store:
        """Return a snapshot: the one in memory, or from disk, where the newest two stay open.

        Raises:
            StoreError: it cannot be opened.
        """
        if self._loaded is not None and self._loaded.number == number:
            return self._loaded.store
        if number not in self._open:
            before = self._statm.size()
            resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            # Only number and id of a snapshot travel: the day it was published is of no use here.
            wanted = Snapshot(self.settings.store, number, identifier, datetime.min.replace(tzinfo=UTC))
            self._open[number] = open_snapshot(wanted)
            # An open store takes hundreds of megabytes of addresses for its threads, before any query.
            self._own_size += self._statm.size() - before
            self._bound()
            for old in sorted(self._open)[:-2]:
                del self._open[old]
        return self._open[number]

    def _bound(self) -> None:
        bound = self._own_size + self.settings.memory
        resource.setrlimit(resource.RLIMIT_AS, (bound, resource.RLIM_INFINITY))


class Statm:
    """The system's file on this process's memory, held open: asking it costs a microsecond."""

    def __init__(self) -> None:
        self._file = -1
        with contextlib.suppress(OSError):
            self._file = os.open("/proc/self/statm", os.O_RDONLY)

    def size(self) -> int:
        """Return the bytes of address space this process has; 0 where the system does not say.

        Raises:
            Nothing.
        """
        return 0 if self._file < 0 else int(os.pread(self._file, 32, 0).split(b" ", 1)[0]) * _PAGE


def work(channel: socket.socket, worker: Worker) -> None:
    """Return nothing, when the other side is gone; answer errands until then.

    Raises:
        OSError: the channel is broken.
    """
    channel.sendall(b"%10d\n" % os.getpid())
    while (errand := receive_errand(channel)) is not None:
        if isinstance(errand.question, Lending):
            answer = Lent(errand, worker.settings, worker.answer).serve()
        else:
            signal.setitimer(signal.ITIMER_REAL, errand.seconds + _GRACE)
            answer = worker.answer(errand)
        if answer is not None:
            send_answer(channel, answer)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if answer is not None and answer.retires:
            return


def warmed(settings: Settings) -> Engine:
    """Return an engine that has read its saved queries, so that each fork need not.

    Raises:
        DataError: a saved query has a bad header.
    """
    engine = Engine(settings)
    for folder in ("", *(path.name for path in Path(settings.queries).iterdir() if path.is_dir())):
        engine.folder(folder)
    return engine
