"""One worker process: portions of articles in, their answers out, in the order they came.

In      a task, once; then lists of articles through a pipe
Out     READY, then a list of answers for each list of articles; or Fatal, for what concerns all articles alike.
Source  started afresh (`spawn`) and not forked: a progress bar's or RocksDB's threads may be at work in the parent.
Limits  the worker ends by itself when its parent is gone; Ctrl-C is the parent's business.
"""

import multiprocessing
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Final, Generic, Protocol, TypeVar

from kg.errors import KGError
from kg.model import Article, Refusal
from kg.pipeline.edge import attempt

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
READY: Final = "ready"
_PATIENCE = 2.0
"""Seconds that a worker is given to end once it was told to by a signal."""


class Task(Protocol[T_co]):
    """What is to be done with each article: a plain value, so that it can be sent to another process."""

    def open(self) -> Callable[[Article], T_co]:
        """Return the deed, with all that it needs read and made ready.

        Raises:
            KGError: something it needs is not as it should be.
        """
        ...


@dataclass(frozen=True, slots=True)
class Fatal:
    """What a worker says before it ends of itself."""

    message: str


class Worker(Generic[T]):
    """The parent's side of one worker process."""

    def __init__(self, task: Task[T]) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, task), name="kg worker", daemon=True)
        # Ctrl-C goes to all processes of a terminal. A blocked signal stays blocked in the child; starting Python's
        # tracker of shared resources would unblock it, so that is done before.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()  # the child's death is seen by the end of its line, if nobody else holds it
        self.ready = False

    def send(self, portion: list[Article]) -> bool:
        """Return whether the portion was taken; a worker that has died takes none.

        Raises:
            Nothing.
        """
        with suppress(OSError):
            self.line.send(portion)
            return True
        return False

    def receive(self) -> list[T | Refusal] | None:
        """Return the next answers; an empty list means that the worker is ready, None that it has died.

        Raises:
            KGError: what the worker met concerns every article.
        """
        try:
            said = self.line.recv()
        except (EOFError, OSError):
            return None
        if isinstance(said, Fatal):
            raise KGError(said.message)
        if said == READY:
            self.ready = True
            return []
        answers: list[T | Refusal] = said
        return answers

    def let_go(self) -> None:
        """Return nothing; tell the worker that nothing more will come: it ends once its article is done.

        Raises:
            Nothing.
        """
        self.line.close()

    def end(self, patience: float) -> str:
        """Return how the worker ended, in words; after so many seconds it is made to.

        Raises:
            Nothing.
        """
        self.let_go()
        for insist in (None, self._process.terminate, self._process.kill):
            if insist:
                insist()
            self._process.join(patience)
            patience = max(patience, _PATIENCE)
            if self._process.exitcode is not None:
                break
        code = self._process.exitcode or 0
        self._process.close()
        return f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended with status {code}"


def work(line: Connection, task: Task[T]) -> None:
    """Return nothing; answer portions until the line is closed.

    Raises:
        Nothing.
    """
    inbox: SimpleQueue[list[Article] | None] = SimpleQueue()
    gone = threading.Event()
    # Reading apart from working: parent and worker never wait for one another with their pipes full.
    threading.Thread(target=_listen, args=(line, inbox, gone), daemon=True).start()
    with suppress(BrokenPipeError, ConnectionResetError):  # nobody is there any more
        try:
            do = task.open()
            line.send(READY)
            while (portion := inbox.get()) is not None:
                line.send([attempt(do, article) for article in portion if not gone.is_set()])
        except (BrokenPipeError, ConnectionResetError):
            raise
        except (KGError, OSError) as error:
            line.send(Fatal(str(error)))


def _listen(line: Connection, inbox: "SimpleQueue[list[Article] | None]", gone: threading.Event) -> None:
    with suppress(EOFError, OSError):
        while True:
            inbox.put(line.recv())
    gone.set()
    inbox.put(None)
