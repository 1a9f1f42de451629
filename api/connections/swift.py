"""Connections: plain queries go the short way to the workers and back, all else to the framework.

In      bytes of a connection
Out     bytes.
Source  decision 0019.
Limits  HTTP/1.1, one request at a time. What is answered, and how, is the same by either way.
"""

import asyncio
import os
from time import perf_counter
from typing import ClassVar

from uvicorn.config import Config
from uvicorn.server import ServerState

from api.asking.desk import Served
from api.asking.query import Query, check_length
from api.asking.replies import told
from api.connections.bounded import Bounded
from api.connections.counter import Asked, Counter
from api.connections.plain import STARTS, head_of
from api.exchange import PIECE, STALLED, Reply, Spool
from api.problems import ProblemError
from api.workers.hand import Ticket

_CHATTY = 3
"""After so many quick answers in a row a connection is lent to a worker."""
_MOST_HELD = 64 << 10


class Swift(Bounded):
    """A connection."""

    counter: ClassVar[Counter]

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._asked: Asked | None = None
        self._ticket: Ticket | None = None
        self._sending: asyncio.Task[None] | None = None
        self._held = b""
        self._part = b""
        """The beginning of a plain request."""
        self._leaving = False
        self._quick = self.counter.desk.pool.settings.quick
        self._streak = 0
        """Quick answers in a row, none of which was known."""

    def data_received(self, data: bytes) -> None:
        """Return nothing; take what came.

        Raises:
            Nothing.
        """
        self._is_silent = False
        if self._asked is not None:
            self._held += data
            if len(self._held) > _MOST_HELD:
                self.flow.pause_reading()
        elif self.is_inside or not (self._part or data.startswith(STARTS)):
            super().data_received(data)
        else:
            self._reads(self._part + data)

    def _reads(self, data: bytes) -> None:
        self._part = b""
        if self._took(data):
            return
        if self.counter.reader.is_begun(data):
            self._part = data
            if self.timeout_keep_alive_task is None:
                self._waits()
        else:
            super().data_received(data)
            if self._leaving:
                super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """Return nothing; hear that the asker is gone: its query is ended.

        Raises:
            Nothing.
        """
        if self._ticket is not None:
            self.counter.desk.pool.cancel(self._ticket)
            self._ticket = None
            self._saw(Served(Reply(499, (), b"")))
        if self._sending is not None:
            self._sending.cancel()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Return nothing; finish what is begun, then close.

        Raises:
            Nothing.
        """
        self._leaving = True
        if self._asked is None and not self._part:
            super().shutdown()

    # ------------------------------------------------------------ from a question to its answer

    def _took(self, data: bytes) -> bool:
        """Whether the request was plain, and is answered or on its way."""
        if self.flow.write_paused or self.transport.is_closing():
            return False
        if self.cycle is not None and not self.cycle.response_complete:
            return False
        begun, desk = perf_counter(), self.counter.desk
        kept = desk.answers.raw.get(data)
        if kept is not None:
            self._unset_keepalive_if_required()
            self._asked = self.counter.begins(data, kept.text, begun)
            self._answer(Served(kept.reply, desk.pool.snapshot().id, kept.rows, "cache", True, kept))
            return True
        query = self.counter.reader.query(data)
        if query is None:
            return False
        self._unset_keepalive_if_required()
        if self._streak < _CHATTY or not self._goes(data):
            self._asked = self.counter.begins(data, query.text, begun)
            self._ask(query)
        return True

    def _ask(self, query: Query) -> None:
        desk = self.counter.desk
        try:
            check_length(len(query.text), desk.pool.settings)
            known = desk.known(query)
            if known is None:
                self._ticket = desk.ask(query, self._answered)
                return
        except ProblemError as problem:
            known = Served(told(problem, "/sparql"))
        self._answer(known)

    def _answered(self, served: Served) -> None:
        self._ticket = None
        if self._asked is not None:
            self._streak = self._streak + 1 if perf_counter() - self._asked.begun < self._quick else 0
        if served.kept is not None and self._asked is not None:
            self.counter.desk.answers.remember(self._asked.raw, served.kept)
        self._answer(served)

    def _answer(self, served: Served) -> None:
        reply, kept = served.reply, served.kept
        if isinstance(reply.body, Spool):
            self._sending = self.loop.create_task(self._send_all(served, reply.body))
            return
        if kept is None:
            head = head_of(reply, len(reply.body))
        else:
            head = kept.head = kept.head or head_of(reply, len(reply.body))
        self.transport.write(b"%s%s\r\n%s" % (head, self._dated(), reply.body))
        self._saw(served)
        self._next()

    async def _send_all(self, served: Served, spool: Spool) -> None:
        """A large answer, piece by piece as it is taken; a slow asker costs a descriptor and no memory."""
        try:
            self.transport.write(b"%s%s\r\n" % (head_of(served.reply, spool.size), self._dated()))
            while piece := os.read(spool.descriptor, PIECE):
                self.transport.write(piece)
                if self.flow.write_paused:
                    await asyncio.wait_for(self.flow.drain(), STALLED)
                else:
                    await asyncio.sleep(0)
        except TimeoutError:
            self.transport.abort()
        finally:
            os.close(spool.descriptor)
            self._sending = None
            self._saw(served)
        if not self.transport.is_closing():
            self._next()

    def _waits(self) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def _goes(self, data: bytes) -> bool:
        """Whether a worker has the connection now, and with it this request."""
        return False

    def _dated(self) -> bytes:
        """The headers that are different each time."""
        named = b"x-request-id: %s\r\n" % self._asked.id.encode() if self._asked is not None else b""
        return b"".join((named, *(b"%s: %s\r\n" % header for header in self.server_state.default_headers)))

    def _saw(self, served: Served) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        self.counter.ends(asked, served, self.client[0] if self.client else "")

    def _next(self) -> None:
        """Ready for the next request, which may have come already."""
        self.server_state.total_requests += 1
        if self._leaving:
            self.transport.close()
            return
        self._waits()
        if self._held:
            held, self._held = self._held, b""
            self.flow.resume_reading()
            self.data_received(held)
