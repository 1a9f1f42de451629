"""The query workers as a whole: where they are forked from, which snapshot they answer from, and whether from memory.

In      questions
Out     answers, each within its time; a worker that overruns or dies is replaced.
Source  decisions 0004 and 0019.
Limits  one event loop. A new snapshot is answered from disk at once, and from memory as soon as it is loaded.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from api.problems import ProblemError
from api.settings import Settings
from api.workers.hand import Ticket
from api.workers.lanes import Lanes
from api.workers.outbound import Outbound
from api.workers.snapshots import Watch
from api.workers.source import Source
from api.workers.wire import Answer, Errand, Question, SparqlQuestion, packed_errand
from kg.errors import StoreError
from kg.store import Snapshot

_log = logging.getLogger(__name__)
_START = 30.0
"""Seconds a process may take to start on a busy machine."""
_MOMENT = 2.0
"""Seconds without any worker until the service counts as not ready."""
_LOOK = 0.1
"""Seconds between two looks at which snapshot is published."""
_NOTHING: dict[str, str] = {"boolean": "application/sparql-results+json"}

Done = Callable[[Answer | ProblemError], None]


class Pool:
    """As many workers as the settings say; `start` and `stop` belong to the server's life."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.switched: list[Callable[[], None]] = []
        """Called when another snapshot is served."""
        self._watch = Watch(settings.store)
        self._served: Snapshot | None = None
        self._unfit: Snapshot | None = None
        """One that was published and cannot be opened."""
        self._opens = False
        """Whether workers could open what is served."""
        self._source = Source(settings, self._moved)
        self._outbound = Outbound(settings) if settings.service else None
        self._tasks: set[asyncio.Task[None]] = set()
        self._loading: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def start(self) -> None:
        """Return when the workers are ready.

        Raises:
            StoreError: they do not start.
        """
        self.lanes = Lanes(self.settings, self._source.fork)
        try:
            await self._source.start()
            self.lanes.staff.hire()
            async with asyncio.timeout(_START):
                while len(self.lanes.staff.idle) < self.settings.workers:
                    await asyncio.sleep(0.005)
        except (TimeoutError, OSError, EOFError) as error:
            await self.stop()
            raise StoreError("The query workers do not start; the reason stands above, on standard error.") from error
        with contextlib.suppress(ProblemError):  # nothing is published yet
            await self.refresh()
        self._spawn(self._look())

    async def stop(self) -> None:
        """Return when all workers are gone.

        Raises:
            Nothing.
        """
        for task in self._tasks:
            task.cancel()
        self.lanes.close()
        await self._source.stop()
        if self._outbound is not None:
            await self._outbound.stop()

    @property
    def mode(self) -> str:
        """Return where answers come from: disk or memory."""
        return self._source.mode

    def snapshot(self) -> Snapshot:
        """Return the snapshot that is served now.

        Raises:
            ProblemError: there is none (503).
        """
        return self._watch.current() if self._served is None else self._served

    async def refresh(self) -> Snapshot:
        """Return the snapshot that is published now, once it is the one that is served.

        Raises:
            ProblemError: there is none (503).
        """
        async with self._turn:
            published = self._watch.current()
            if published not in (self._served, self._unfit):
                opens = await self._warm(published)
                if opens or self._served is None:
                    self._opens = opens
                    self._switch(published)
                else:
                    self._unfit = published
                    _log.error(
                        "Snapshot %s (%d) cannot be opened; the one before stays.", published.id, published.number
                    )
        return self._served or published

    def is_ready(self) -> bool:
        """Say whether a snapshot is served and workers can answer from it.

        Raises:
            Nothing.
        """
        staff = self.lanes.staff
        states = staff.states()
        # Runaways end many workers at a time, and for a moment there may be none; that is no reason to be avoided.
        is_short = asyncio.get_running_loop().time() - staff.last_alive < _MOMENT
        can_answer = is_short or states["idle"] + states["busy"] + states["slow"] > 0
        return self._served is not None and self._opens and can_answer

    def submit(self, question: Question, snapshot: Snapshot, seconds: float, done: Done) -> Ticket:
        """Return the ticket of a question; `done` is called with what comes of it.

        Raises:
            ProblemError: too many are waiting (503).
        """
        ticket = self.ticket(question, snapshot, seconds, done)
        self.put(ticket)
        return ticket

    def put(self, ticket: Ticket) -> None:
        """Return nothing; the ticket is with the workers that may answer it.

        Raises:
            ProblemError: too many are waiting (503).
        """
        if self._outbound is not None and self._outbound.takes(ticket.text):
            self._outbound.submit(ticket)
        else:
            self.lanes.submit(ticket)

    def cancel(self, ticket: Ticket) -> None:
        """Return nothing; nobody waits for the answer any more.

        Raises:
            Nothing.
        """
        self.lanes.cancel(ticket)
        if self._outbound is not None:
            self._outbound.cancel(ticket)

    def ticket(self, question: Question, snapshot: Snapshot, seconds: float, done: Done) -> Ticket:
        """Return the ticket of a question that is yet to be put to a worker, or already is with one.

        Raises:
            Nothing.
        """
        text = question.text if isinstance(question, SparqlQuestion) else ""
        errand = packed_errand(Errand(question, snapshot.number, snapshot.id, seconds))
        return Ticket(errand, done, asyncio.get_running_loop().time() + seconds, text)

    async def ask(self, question: Question, snapshot: Snapshot, seconds: float) -> Answer:
        """Return the answer to a question about a snapshot; if the asker is cancelled, so is the question.

        Raises:
            ProblemError: no worker was free (503), time ran out (504), or the worker died of the question (507).
        """
        outcome: asyncio.Future[Answer | ProblemError] = asyncio.get_running_loop().create_future()

        def done(found: Answer | ProblemError) -> None:
            if not outcome.done():
                outcome.set_result(found)

        ticket = self.submit(question, snapshot, seconds, done)
        try:
            found = await outcome
        finally:
            self.cancel(ticket)
        if isinstance(found, ProblemError):
            raise found
        return found

    def waiting(self) -> int:
        """Return how many questions wait for a worker.

        Raises:
            Nothing.
        """
        return self.lanes.waiting()

    def states(self) -> dict[str, int]:
        """Return how many workers are in which state.

        Raises:
            Nothing.
        """
        return self.lanes.states()

    # ------------------------------------------------------------ inside

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            with contextlib.suppress(ProblemError):
                await self.refresh()

    async def _warm(self, snapshot: Snapshot) -> bool:
        """Let the workers open a snapshot before anybody waits for it, and say whether they could."""
        question = SparqlQuestion("ASK {}", _NOTHING, "http://localhost/", (), (), 1024)
        asked = (self.ask(question, snapshot, _START) for _ in range(self.settings.workers))
        came = await asyncio.gather(*asked, return_exceptions=True)
        # Who found no free worker could not tell.
        return not any(isinstance(answer, Answer) and answer.status >= 500 for answer in came)

    def _switch(self, snapshot: Snapshot) -> None:
        self._served = self._source.serves = snapshot
        self.lanes.lenders.recall_all()
        for call in self.switched:
            call()
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._spawn(self._source.load(snapshot))

    def _moved(self, slow_workers: int) -> None:
        self.lanes.move(slow_workers)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
