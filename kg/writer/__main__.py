"""The writer's process: one errand after the other, each acknowledged when it is durable.

In      errands over the socket whose number is the first argument; settings in JSON as the second
Out     an outcome to each; the first, without an errand, says that the writer is ready, or why it is not.
Source  decision 0018.
Limits  started afresh, never forked. It ends itself when an errand outlasts its time, and when the disk or the store
        fails it: the next one begins with what is on disk. It may be killed at any moment.
"""

import json
import logging
import resource
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg import seccomp
from kg.errors import KGError, StoreError
from kg.sparql import Limits
from kg.writer import audit
from kg.writer.gated import GatedWork
from kg.writer.reading import read
from kg.writer.receipt import refused
from kg.writer.refusal import RefusedError
from kg.writer.ungated import UngatedWork
from kg.writer.wire import Errand, GraphTask, Outcome, UpdateTask, packed_outcome, receive_errand

_GRACE = 5.0
"""Seconds beyond an errand's time after which the writer ends itself, should its parent be gone."""
_COPY = 1 << 30
"""Bytes of address space that a second open store takes for its threads, before anything is written to it."""


class Writer:
    """The work, and the log of what is refused."""

    def __init__(self, store: Path, ontology: Path, gate: bool, limits: Limits) -> None:
        self._path = store
        self._limits = limits
        self.work = GatedWork(store, ontology) if gate else UngatedWork(store)

    def outcome(self, errand: Errand) -> Outcome:
        """Return what came of an errand.

        Raises:
            StoreError: the store or the disk failed; nothing was acknowledged.
        """
        try:
            match errand.task:
                case UpdateTask() as task:
                    return self.work.update(errand, read(task, self._limits))
                case GraphTask() as task:
                    return self.work.graph(errand, task)
        except RefusedError as refusal:
            audit.log(self._path, refused(errand, refusal.status, refusal.told))
            return Outcome(refusal.status, refusal.told)


def main(channel: socket.socket, given: Mapping[str, Any]) -> None:
    """Return nothing, when the other side is gone or the store failed; carry out errands until then.

    Raises:
        OSError: the channel is broken.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its writer itself
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not seccomp.lock(connects=bool(given["service"])):
        logging.getLogger(__name__).warning("No system-call filter: only the reading of updates stops LOAD.")
    try:
        writer = Writer(Path(given["store"]), Path(given["ontology"]), given["gate"], _limits(given))
    except KGError as error:
        channel.sendall(packed_outcome(Outcome(503, {"detail": str(error)})))
        return
    _bound(given["memory"])
    channel.sendall(packed_outcome(Outcome(200, {})))
    while (errand := receive_errand(channel)) is not None:
        signal.setitimer(signal.ITIMER_REAL, errand.seconds + _GRACE)
        try:
            outcome = writer.outcome(errand)
        except StoreError as error:
            channel.sendall(packed_outcome(Outcome(507 if "No space" in str(error) else 503, {"detail": str(error)})))
            return
        channel.sendall(packed_outcome(outcome))
        signal.setitimer(signal.ITIMER_REAL, 0)
    writer.work.close()


def _limits(given: Mapping[str, Any]) -> Limits:
    return Limits(nesting=given["nesting"], service=tuple(given["service"]))


def _bound(memory: int) -> None:
    """A runaway update ends this process, and not the machine."""
    try:
        size = int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
    except OSError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size + memory + _COPY, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), json.loads(sys.argv[2]))
