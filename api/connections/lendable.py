"""Connections that may be lent to a worker, which then answers their plain queries by itself.

In      bytes of a connection; what a worker gives back of it
Out     bytes.
Source  decision 0019.
Limits  only a connection on which quick queries follow one another is lent: it must be worth a worker.
"""

from time import perf_counter

from api.asking.desk import Served
from api.asking.query import Query
from api.asking.replies import told
from api.connections.counter import Counter
from api.connections.swift import Swift
from api.exchange import Spool
from api.problems import ProblemError
from api.watching import Seen
from api.workers.hand import Ticket
from api.workers.lender import Report
from api.workers.lending import LONGEST, Evaluation, Filed
from api.workers.wire import Answer

_LASTING = 50
"""Quick answers that make up for a slow one on a lent connection."""


class Lendable(Swift):
    """A connection."""

    _lent = False
    """Whether a worker serves this connection by itself; then nothing is read or written here."""

    def shutdown(self) -> None:
        """Return nothing; finish what is begun, then close.

        Raises:
            Nothing.
        """
        if self._lent:
            self.counter.desk.pool.lanes.lenders.recall_all()
        super().shutdown()

    def _goes(self, data: bytes) -> bool:
        """Whether a worker has the connection now, and with it this request."""
        if self._leaving or len(data) >= LONGEST or self.transport.get_write_buffer_size():
            return False
        pool = self.counter.desk.pool
        descriptor = self.transport.get_extra_info("socket").fileno()
        self.flow.pause_reading()
        self._lent = pool.lanes.lenders.lend(self, descriptor, data, pool.snapshot())
        if self._lent:
            self._unset_keepalive_if_required()
        else:
            self.flow.resume_reading()
        return self._lent

    def back(self, data: bytes) -> None:
        """Return nothing; go on by itself, with what was read.

        Raises:
            Nothing.
        """
        self._returns(0)
        if self._leaving:
            self.transport.close()
        elif not self.transport.is_closing():
            self._waits()
            if data:
                self.data_received(data)

    def rest(self, data: bytes) -> None:
        """Return nothing; write the rest of an answer and go on.

        Raises:
            Nothing.
        """
        self.transport.write(data)
        self.back(b"")

    def filed(self, filed: Filed, descriptor: int) -> None:
        """Return nothing; send an answer that lies in a file, and go on.

        Raises:
            Nothing.
        """
        query = self._again(filed.request, perf_counter())
        media_type, rows, cut, fleeting, encoded, size = filed.told
        answer = Answer(200, media_type, Spool(descriptor, size), rows, False, cut, fleeting, encoded)
        desk = self.counter.desk
        self._answer(desk.served(query, desk.pool.snapshot(), answer, "quick"))

    def left(self, evaluation: Evaluation) -> Ticket | None:
        """Return the ticket of a request that its worker is still at; None if nobody waits for it.

        Raises:
            Nothing.
        """
        query = self._again(evaluation.request, evaluation.begun)
        if self.transport.is_closing():
            return None
        desk = self.counter.desk
        self._ticket = desk.ticket(query, desk.pool.snapshot(), self._answered)
        return self._ticket

    def failed(self, request: bytes, problem: ProblemError) -> None:
        """Return nothing; answer a request with a problem.

        Raises:
            Nothing.
        """
        self._again(request, perf_counter())
        self._answer(Served(told(problem, "/sparql")))

    def broken(self) -> None:
        """Return nothing; close: nobody knows how much of an answer was written.

        Raises:
            Nothing.
        """
        self.transport.abort()

    def seen(self, report: Report) -> None:
        """Return nothing; tell the witness of a request that was answered.

        Raises:
            Nothing.
        """
        self.server_state.total_requests += 1
        _, method, status, seconds, sent, rows, cached, identifier, text = report
        self.counter.tells(
            Seen(
                "sparql", method, "/sparql", status, seconds, sent, self.client[0] if self.client else "",
                identifier,
                query=text, lane="lent", cached=cached, rows=rows, snapshot=self.counter.desk.pool.snapshot().id,
            )
        )  # fmt: skip

    def _again(self, request: bytes, begun: float) -> Query:
        """The request that a worker had, asked here now."""
        self._returns(-_LASTING)
        query = self.counter.reader.query(request)
        assert query is not None  # the worker read it the same way
        self._asked = self.counter.begins(request, query.text, begun)
        return query

    def _returns(self, streak: int) -> None:
        self._lent, self._streak = False, streak
        self.flow.resume_reading()


def protocol(counter: Counter) -> type[Lendable]:
    """Return the class of connections of one server.

    Raises:
        Nothing.
    """
    most_head = 4 * counter.desk.pool.settings.query_bytes  # a query in an address, every byte of it escaped
    return type("Connection", (Lendable,), {"counter": counter, "most_head": most_head})
