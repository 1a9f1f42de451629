"""One worker seen from the web process: its channel, and the errand it is on.

In      packed errands
Out     answers, or word of its death, to whoever hired it.
Source  decision 0019.
Limits  one event loop; no streams and no tasks, because they cost more than the smallest query.
"""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from api.problems import ProblemError
from api.workers.reading import Reading
from api.workers.wire import Answer
from api.workers.zygotes import HELLO

_HUMBLE = 5
"""How nice a slow query is: a third of the share of a quick one, and still some on a machine that is busy elsewhere."""
_PATIENCE = 3.0
"""After so many times `quick` a query is long, however little of the processor it has had."""
_CLOCK_OF_A_PROCESS = 2
"""Linux makes the number of a process's clock of the process's own number and this: clock_getcpuclockid(3)."""


@dataclass(slots=True, eq=False)
class Ticket:
    """A question on its way to an answer."""

    errand: bytes
    done: Callable[[Answer | ProblemError], None]
    """Called once, with what came of it."""
    ends: float
    """When its time is up, by the clock of the event loop."""
    text: str = ""
    """The query, if a stranger wrote it."""
    hand: "Hand | None" = None
    begun: float = 0.0
    spent: float = -1.0
    """Processor time of its worker when it was first looked after; negative before that."""
    over: bool = False
    """Whether it is answered, or nobody waits any more."""

    def settle(self, outcome: Answer | ProblemError) -> None:
        """Return nothing; tell the asker, unless the asker is gone.

        Raises:
            Nothing.
        """
        if not self.over:
            self.over = True
            self.done(outcome)
        elif isinstance(outcome, Answer) and not isinstance(outcome.body, bytes):
            os.close(outcome.body.descriptor)


class Employer(Protocol):
    """Who hired a hand."""

    def is_ready(self, hand: "Hand") -> None:
        """Return nothing; hear that a hand can begin.

        Raises:
            Nothing.
        """

    def has_answer(self, hand: "Hand", answer: Answer) -> None:
        """Return nothing; take what a hand found.

        Raises:
            Nothing.
        """

    def is_dead(self, hand: "Hand") -> None:
        """Return nothing; hear that a hand is gone.

        Raises:
            Nothing.
        """


class Hand:
    """A worker process."""

    __slots__ = (
        "_channel",
        "_employer",
        "_hello",
        "_loop",
        "_reading",
        "_rest",
        "generation",
        "humble",
        "lent",
        "pid",
        "slow",
        "ticket",
    )  # fmt: skip

    def __init__(self, channel: socket.socket, employer: Employer, generation: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._channel = channel
        self._employer = employer
        self._reading = Reading(channel)
        self._hello = b""
        self._rest = b""
        self.generation = generation
        self.pid = 0
        self.slow = False
        self.humble = False
        """Whether it runs at low priority, which it cannot leave again."""
        self.lent = False
        """Whether it serves connections by itself (`api.workers.lenders`)."""
        self.ticket: Ticket | None = None
        self._loop.add_reader(channel.fileno(), self._announced)

    def give(self, ticket: Ticket) -> None:
        """Return nothing; the hand is on this errand now.

        Raises:
            Nothing.
        """
        self.ticket = ticket
        ticket.hand = self
        ticket.begun = self._loop.time()
        self._rest = ticket.errand
        self._send()

    def offer(self, errand: bytes, descriptors: list[int]) -> None:
        """Return nothing; the hand is given what it needs to serve connections by itself.

        Raises:
            Nothing.
        """
        self.lent = True
        with contextlib.suppress(OSError):  # its death is told where it is read from
            socket.send_fds(self._channel, [errand], descriptors)

    def spent(self) -> float:
        """Return the processor time in seconds that the process has had; 0 where the system does not say.

        Raises:
            Nothing.
        """
        if sys.platform != "linux":
            return 0.0
        try:
            return time.clock_gettime(((~self.pid) << 3) | _CLOCK_OF_A_PROCESS)
        except OSError:  # it has just ended
            return 0.0

    def is_long(self, lasted: float, before: float, quick: float) -> bool:
        """Say whether a query is long, and not only its turn on a busy machine: by its processor time, up to a bound.

        Raises:
            Nothing.
        """
        return lasted > quick and (lasted > _PATIENCE * quick or self.spent() - before > quick)

    def humbled(self) -> None:
        """Return nothing; let all other processes go first.

        Raises:
            Nothing.
        """
        self.humble = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _HUMBLE)

    def raised(self) -> bool:
        """Say whether it runs like others again; only a privileged user's process can be raised.

        Raises:
            Nothing.
        """
        if self.humble:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, 0)
                self.humble = False
        return not self.humble

    def end(self) -> None:
        """Return nothing; the process is killed and never heard of again.

        Raises:
            Nothing.
        """
        if self._channel.fileno() < 0:
            return
        self._loop.remove_reader(self._channel.fileno())
        self._loop.remove_writer(self._channel.fileno())
        if self.pid:  # while the channel is open on its side, nobody else can have this number
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self._reading.close()
        self._channel.close()

    @property
    def is_unheard(self) -> bool:
        """Return whether the errand never came to its process as a whole: it had ended before."""
        return bool(self._rest)

    def _send(self) -> None:
        try:
            sent = self._channel.send(self._rest)
        except BlockingIOError:
            sent = 0
        except OSError:
            return  # its death is told where it is read from
        self._rest = self._rest[sent:]
        if self._rest:
            self._loop.add_writer(self._channel.fileno(), self._send)
        elif sent < len(self.ticket.errand if self.ticket else b""):
            self._loop.remove_writer(self._channel.fileno())

    def _announced(self) -> None:
        try:
            got = self._channel.recv(HELLO - len(self._hello))
        except BlockingIOError:
            return
        except OSError:
            got = b""
        if not got:
            self._employer.is_dead(self)
            return
        self._hello += got
        if len(self._hello) == HELLO:
            self.pid = int(self._hello)
            self._loop.remove_reader(self._channel.fileno())
            self._loop.add_reader(self._channel.fileno(), self._heard)
            self._employer.is_ready(self)

    def _heard(self) -> None:
        try:
            answer = self._reading.step()
        except BlockingIOError:
            return
        except (EOFError, OSError):
            self._employer.is_dead(self)
            return
        if answer is not None:
            self._employer.has_answer(self, answer)
