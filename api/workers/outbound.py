"""Queries that may call the servers an operator allows, in workers of their own.

In      tickets whose query calls a server
Out     their answers.
Source  decisions 0019 and 0022.
Limits  started at the first such query. These workers can open connections, as no others can; the reading of the query
        is all that says where to, so nothing else is asked of them.
"""

import asyncio
from dataclasses import replace

from api.problems import ProblemError
from api.settings import Settings
from api.workers.hand import Ticket
from api.workers.lanes import Lanes
from api.workers.source import Source
from kg.sparql import Limits, refusal, scan


class Outbound:
    """The workers that may call others."""

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, workers=1, memory_budget=0)
        self._limits = Limits(settings.nesting, settings.joined, settings.repeats, settings.service)
        self._source = Source(self._settings, self._moved, outbound=True)
        self._lanes: Lanes | None = None
        self._starting: asyncio.Task[None] | None = None
        self._early: list[Ticket] = []

    def takes(self, text: str) -> bool:
        """Say whether a query calls other servers, all of which it may call.

        Raises:
            Nothing.
        """
        if "service" not in text.lower():
            return False
        said = scan(text, self._limits)
        return said.calls_out and not refusal(said, self._limits)

    def submit(self, ticket: Ticket) -> None:
        """Return nothing; the ticket will be settled by the time it ends.

        Raises:
            ProblemError: too many are waiting (503).
        """
        if self._lanes is not None:
            self._lanes.submit(ticket)
            return
        if len(self._early) >= self._settings.queue:
            raise ProblemError(503, "Too many queries are waiting. Try again in a moment.", retry=True)
        self._early.append(ticket)
        if self._starting is None:
            self._starting = asyncio.get_running_loop().create_task(self._start())

    def cancel(self, ticket: Ticket) -> None:
        """Return nothing; nobody waits for the answer any more.

        Raises:
            Nothing.
        """
        if self._lanes is not None:
            self._lanes.cancel(ticket)

    async def stop(self) -> None:
        """Return when these workers are gone.

        Raises:
            Nothing.
        """
        if self._starting is not None:
            self._starting.cancel()
        if self._lanes is not None:
            self._lanes.close()
        await self._source.stop()

    async def _start(self) -> None:
        early, self._early = self._early, []
        try:
            await self._source.start()
        except (EOFError, OSError, TimeoutError):
            self._starting = None
            for ticket in early:
                ticket.settle(ProblemError(503, "Other servers cannot be called just now. Try again.", retry=True))
            return
        self._lanes = Lanes(self._settings, self._source.fork)
        self._lanes.staff.hire()
        for ticket in early + self._early:
            self._lanes.submit(ticket)
        self._early.clear()

    def _moved(self, slow_workers: int) -> None:
        if self._lanes is not None:
            self._lanes.move(slow_workers)
