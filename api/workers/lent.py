"""A worker at lent connections: it reads requests off them and writes answers to them itself.

In      connections, from the web process
Out     bytes to those who ask; notes to the web process.
Source  decision 0019: a request that goes through two processes costs twice what one costs that does not.
Limits  plain queries only; a connection that says anything else, or nothing for a while, goes back as it was read. A
        query that lasts is left to the web process with its worker, and the other connections are taken away.
"""

import json
import os
import select
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from time import monotonic, monotonic_ns

from api.asking.query import Query
from api.connections.plain import Reader
from api.exchange import Spool
from api.settings import Settings
from api.workers.lending import LONGEST, Baton, Board, Filed, Note, packed_file, receive, send
from api.workers.ready import Ready, Readying
from api.workers.wire import Answer, Errand, Lending
from kg.store import Snapshot

_IDLE = 2.0
"""Seconds after which a connection goes back."""
_REPORTS = 0.05
"""Seconds between two reports of what was seen."""
_MOMENT = 0.002
"""Seconds that are worth waiting for the second part of a request."""
_GRACE = 3.0

_Asked = tuple[Query, bytes]


class Lent:
    """The connections that one worker has."""

    def __init__(self, offer: Errand, settings: Settings, answer: Callable[[Errand], Answer]) -> None:
        lending = offer.question
        assert isinstance(lending, Lending)
        published = datetime.fromisoformat(lending.published)
        self._snapshot = Snapshot(settings.store, offer.number, offer.identifier, published)
        self._notes = socket.socket(fileno=lending.descriptors[0])
        self._baton, self._board = Baton(lending.descriptors[1]), Board(lending.descriptors[2])
        self._settings = settings
        self._worker = answer
        self._reader = Reader(settings)
        self._readying = Readying(self._snapshot, settings)
        self._poll = select.epoll()
        self._poll.register(self._notes.fileno(), select.EPOLLIN)
        self._connections: dict[int, tuple[int, socket.socket, float]] = {}
        """By descriptor: the web process's number for it, and when it last said something."""
        self._seen: list[list[object]] = []
        self._reported = self._armed = 0.0

    def serve(self) -> Answer | None:
        """Return when the connections are taken away: the answer to the query that lasted, or None.

        Raises:
            OSError: the web process is gone.
        """
        try:
            while True:
                ready = self._poll.poll(_REPORTS if self._seen else _IDLE)
                if not self._baton.take():
                    return None
                for descriptor, _ in ready:
                    if descriptor == self._notes.fileno():
                        came: Answer | bool | None = self._takes()
                    else:
                        came = self._hears(descriptor) if descriptor in self._connections else None
                    if came is False:
                        return None
                    if isinstance(came, Answer):
                        return came
                self._tidies(bool(ready))
                self._baton.lay_down()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._closes()

    # ------------------------------------------------------------ connections

    def _takes(self) -> Answer | bool:
        """A connection with its first request: whether there was one, or the answer as in `_hears`."""
        note = receive(self._notes)
        if note is None:
            return False
        connection = socket.socket(fileno=note.descriptors[0])
        connection.setblocking(False)
        self._connections[connection.fileno()] = (note.connection, connection, monotonic())
        self._poll.register(connection.fileno(), select.EPOLLIN)
        return self._handles(connection.fileno(), note.content) or True

    def _hears(self, descriptor: int) -> Answer | None:
        """The answer that cannot be given here because the connections were taken away meanwhile; mostly None."""
        try:
            data = self._connections[descriptor][1].recv(LONGEST)
        except BlockingIOError:
            return None
        except OSError:
            data = b""
        return self._handles(descriptor, data)

    def _handles(self, descriptor: int, data: bytes) -> Answer | None:
        begun = monotonic_ns()
        known = self._readying.known(data)
        if known is not None:
            self._connections[descriptor] = (*self._connections[descriptor][:2], begun / 1e9)
            self._sends(descriptor, known, begun, cached=True)
            return None
        query = self._reader.query(data) if len(data) < LONGEST else None
        if query is None and self._reader.is_begun(data):
            data += self._rest(descriptor)
            query = self._reader.query(data) if len(data) < LONGEST else None
        if query is None or len(data) > self._settings.query_bytes:
            self._gives_back(descriptor, b"B", data)
            return None
        self._arms(begun / 1e9, query)
        number, connection, _ = self._connections[descriptor]
        self._connections[descriptor] = (number, connection, begun / 1e9)
        question = query.question(self._settings.result_bytes)
        self._board.begin(begun, number, data)
        self._baton.lay_down()
        answer = self._worker(Errand(question, self._snapshot.number, self._snapshot.id, query.seconds))
        if not self._baton.take():
            return answer
        self._board.end()
        self._answers(descriptor, (query, data), answer, begun)
        if answer.retires:
            self._leaves()
        return None

    def _rest(self, descriptor: int) -> bytes:
        """The second part of a request, if it comes in no time; else the connection goes back.

        Nothing is kept here: what was read and not answered would be lost if the connections were taken away.
        """
        connection = self._connections[descriptor][1]
        with suppress(OSError):
            if select.select([connection], [], [], _MOMENT)[0]:
                return connection.recv(LONGEST)
        return b""

    def _answers(self, descriptor: int, asked: _Asked, answer: Answer, begun: int) -> None:
        query, request = asked
        if isinstance(answer.body, Spool):
            told_of = (answer.media_type, answer.rows, answer.cut, answer.fleeting, answer.encoded, answer.body.size)
            packed = packed_file(Filed(request, told_of))
            self._gives_back(descriptor, b"F", packed, answer.body.descriptor)
            os.close(answer.body.descriptor)
        else:
            self._sends(descriptor, self._readying.made(request, query, answer), begun, cached=False)

    def _sends(self, descriptor: int, ready: Ready, begun: int, *, cached: bool) -> None:
        out, identifier = self._readying.out(ready)
        number, connection, _ = self._connections[descriptor]
        try:
            sent = connection.send(out)
        except BlockingIOError:
            sent = 0
        except OSError:
            sent = len(out)  # the asker is gone, as the next reading tells
        seconds = (monotonic_ns() - begun) / 1e9
        self._seen.append(
            [number, ready.method, ready.status, seconds, len(ready.body), ready.rows, cached, identifier, ready.text]
        )
        if sent < len(out):
            self._gives_back(descriptor, b"W", out[sent:])

    def _gives_back(self, descriptor: int, kind: bytes, content: bytes, *files: int) -> None:
        self._reports(monotonic())  # while the web process still knows whose requests they were
        number, connection, _ = self._connections.pop(descriptor)
        self._poll.unregister(descriptor)
        connection.close()
        size = 128 << 10
        for start in range(0, max(1, len(content)), size):  # a packet has a bound; the last one has the kind
            last = start + size >= len(content)
            part = content[start : start + size]
            send(self._notes, Note(number, kind, part, files) if last else Note(number, b"w", part))

    # ------------------------------------------------------------ now and then

    def _tidies(self, was_busy: bool) -> None:
        now = monotonic()
        if not was_busy or now - self._reported > _REPORTS:
            self._reports(now)
            for descriptor in [one for one, (_, _, last) in self._connections.items() if now - last > _IDLE]:
                self._gives_back(descriptor, b"B", b"")
        if not was_busy and self._armed:
            self._armed = 0.0
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _reports(self, now: float) -> None:
        self._reported = now
        report: list[list[object]] = []
        for seen in self._seen:
            report.append(seen)
            if len(report) == 100 or len(str(seen[-1])) > 1000:  # a packet has a bound
                send(self._notes, Note(0, b"S", json.dumps(report).encode()))
                report = []
        if report:
            send(self._notes, Note(0, b"S", json.dumps(report).encode()))
        self._seen.clear()

    def _leaves(self) -> None:
        """The worker has grown too large: everything goes back, and it ends."""
        for descriptor in list(self._connections):
            self._gives_back(descriptor, b"B", b"")
        self._reports(monotonic())
        os._exit(0)

    def _arms(self, now: float, query: Query) -> None:
        """Should the web process be gone, the system ends this one; set anew once a second, as it costs a little."""
        if now - self._armed > 1.0:
            self._armed = now
            signal.setitimer(signal.ITIMER_REAL, query.seconds + _GRACE)

    def _closes(self) -> None:
        for _, connection, _ in self._connections.values():
            connection.close()
        self._poll.close()
        with suppress(OSError):
            self._notes.close()
        self._baton.close()
        self._board.close()
