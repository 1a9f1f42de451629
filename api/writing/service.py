"""The write service: who asks, what for, and what came of it, as HTTP has it.

In      requests
Out     replies
Source  decision 0018.
Limits  bodies are whole, and as long as the settings allow.
"""

import contextlib
import json
from collections.abc import Mapping
from typing import Any, Literal

from api.asking.negotiation import choice
from api.asking.query import Variant
from api.asking.replies import OPEN, answered
from api.exchange import Reply, Request
from api.problems import ProblemError, of_answer
from api.settings import Settings
from api.workers.pool import Pool
from api.writing import graphs, updates
from api.writing.authority import Authority
from api.writing.backups import Backups
from api.writing.process import Writer
from kg.writer.tokens import FILE
from kg.writer.wire import Outcome, Task, Who

_READ_ONLY = "This endpoint answers queries and changes nothing. Whoever runs it can start it with --writes."
_RECEIPT = {"text/plain": "", "application/json": "application/json"}
"""Whether a receipt is wanted: only who asks for JSON by name gets one."""


class Writing:
    """The part of the server that changes things."""

    def __init__(self, settings: Settings, pool: Pool) -> None:
        self._settings = settings
        self._pool = pool
        self._writer = Writer(settings)
        self._authority = Authority(settings.tokens or settings.store / FILE)
        self._backups = Backups(settings.store)

    def state(self) -> Literal["off", "ready", "down"]:
        """Return whether updates are taken, and whether there is a writer for them.

        Raises:
            Nothing.
        """
        return "off" if not self._settings.writes else "ready" if self._writer.is_ready() else "down"

    async def start(self) -> None:
        """Return at once; the writer starts, where anything may be written, and who writes waits for it.

        Raises:
            Nothing.
        """
        if self._settings.writes:
            self._writer.start()

    async def stop(self) -> None:
        """Return when the writer has ended what it was doing and is gone.

        Raises:
            Nothing.
        """
        await self._writer.stop()

    async def update(self, request: Request, parameters: list[tuple[str, str]]) -> Reply:
        """Return the reply to an update; ``parameters`` are those of address and form, the text as `update`.

        Raises:
            ProblemError: it may not, or cannot, be carried out.
        """
        who = self._may_write(request)
        task = updates.task_of(request, parameters)
        return _acknowledged(request, await self._done(task, who))

    async def graph_store(self, request: Request) -> Reply:
        """Return the reply to a request of the Graph Store Protocol.

        Raises:
            ProblemError: it may not, or cannot, be carried out.
        """
        if request.method in graphs.READS:
            return await self._read(request)
        if request.method not in graphs.WRITES:
            allowed = (*graphs.READS, *(graphs.WRITES if self._settings.writes else ()))
            problem = ProblemError(405, f"Use {', '.join(allowed)}.")
            problem.headers = {"allow": ", ".join(allowed)}
            raise problem
        who = self._may_write(request)
        task = graphs.task_of(request)
        outcome = await self._done(task, who)
        location = (("location", outcome.told["graph"]),) if outcome.status == 201 and outcome.told["graph"] else ()
        return _acknowledged(request, outcome, location)

    async def backup(self, request: Request) -> Reply:
        """Return the name of a backup that has been made of the published snapshot.

        Raises:
            ProblemError: it may not, or cannot, be made.
        """
        if request.method != "POST":
            problem = ProblemError(405, "Ask for a backup with POST.")
            problem.headers = {"allow": "POST"}
            raise problem
        self._may_write(request)
        return await self._backups.make()

    # ------------------------------------------------------------ inside

    def _may_write(self, request: Request) -> Who:
        if not self._settings.writes:
            raise ProblemError(403, _READ_ONLY)
        if len(request.body) > self._settings.body_bytes:
            raise ProblemError(413, f"A request may have {self._settings.body_bytes} bytes.")
        return Who(self._authority.holder(request, "write"), request.client)

    async def _read(self, request: Request) -> Reply:
        question, snapshot = graphs.question_of(request), await self._pool.refresh()
        answer = await self._pool.ask(question, snapshot, self._settings.deadline)
        if answer.status >= 400:
            raise of_answer(answer.status, answer.content())
        return answered(answer, snapshot, Variant(question.media_type, {}, ""), 0)

    async def _done(self, task: Task, who: Who) -> Outcome:
        outcome = await self._writer.ask(task, who)
        if outcome.status >= 400:
            told = dict(outcome.told)
            raise ProblemError(outcome.status, str(told.pop("detail")), retry=outcome.status == 503, **told)
        with contextlib.suppress(ProblemError):  # it is written, whatever becomes of reading
            await self._pool.refresh()  # whoever has written can read it from now on
        return outcome


def _acknowledged(request: Request, outcome: Outcome, more: tuple[tuple[str, str], ...] = ()) -> Reply:
    told: Mapping[str, Any] = outcome.told
    headers = (("x-snapshot", told["snapshot"]), ("x-snapshot-number", str(told["number"])), *more, *OPEN)
    if choice(request.headers.get("accept", "*/*"), _RECEIPT):
        return Reply(outcome.status, (*headers, ("content-type", "application/json")), json.dumps(told).encode())
    return Reply(204 if outcome.status == 200 else outcome.status, headers, b"")
