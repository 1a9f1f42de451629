"""Answers made ready on a worker's own connections: as bytes, kept for whoever asks the same again, and told of.

In      a request, its query, and the answer
Out     bytes to be sent, and what is reported of them.
Source  decision 0019.
Limits  of one snapshot, for as long as connections are lent. What is kept is bounded by a share of `cache_bytes`; when
        it is full, all of it goes.
"""

from dataclasses import dataclass
from email.utils import formatdate
from time import monotonic_ns, time

from api.asking.query import Query
from api.asking.replies import answered, told
from api.connections.plain import GET, head_of
from api.problems import of_answer
from api.settings import Settings
from api.workers.wire import Answer
from kg.store import Snapshot

_SHARE = 8
_OVERHEAD = 1000


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer as bytes, but for what is different each time."""

    head: bytes
    body: bytes
    status: int
    rows: int
    method: str
    text: str


class Readying:
    """What a worker knows of its answers."""

    def __init__(self, snapshot: Snapshot, settings: Settings) -> None:
        self._snapshot = snapshot
        self._most_rows = settings.sparql_rows
        self._with_text = bool(settings.request_log or settings.slow_log)
        self._most, self._size = settings.cache_bytes // _SHARE, 0
        self._kept: dict[bytes, Ready] = {}
        self._mark, self._count = f"{monotonic_ns():x}", 0
        self._dated = (0, b"")

    def known(self, request: bytes) -> Ready | None:
        """Return the answer to a request if it was made before, word for word.

        Raises:
            Nothing.
        """
        return self._kept.get(request)

    def made(self, request: bytes, query: Query, answer: Answer) -> Ready:
        """Return an answer, made ready; it is kept if the same request gets the same again.

        Raises:
            AssertionError: it lies in a file.
        """
        if answer.status >= 400:
            reply = told(of_answer(answer.status, answer.content()), "/sparql")
        else:
            reply = answered(answer, self._snapshot, query.variant, self._most_rows)
        body = reply.body
        assert isinstance(body, bytes)
        method = "GET" if request.startswith(GET) else "POST"
        text = query.text if self._with_text else ""
        ready = Ready(head_of(reply, len(body)), body, reply.status, answer.rows, method, text)
        if reply.status == 200 and not answer.fleeting:
            self._keep(request, ready)
        return ready

    def out(self, ready: Ready) -> tuple[bytes, str]:
        """Return the bytes to be sent, and the id that they name.

        Raises:
            Nothing.
        """
        self._count += 1
        identifier = f"{self._mark}-{self._count:x}"
        now = int(time())
        if self._dated[0] != now:
            self._dated = (now, f"date: {formatdate(now, usegmt=True)}\r\n\r\n".encode())
        named = b"x-request-id: %s\r\n" % identifier.encode()
        return b"%s%s%s%s" % (ready.head, named, self._dated[1], ready.body), identifier

    def _keep(self, request: bytes, ready: Ready) -> None:
        size = len(request) + len(ready.head) + len(ready.body) + _OVERHEAD
        if size > self._most // _SHARE:
            return
        self._size += size
        if self._size > self._most:
            self._kept.clear()
            self._size = size
        self._kept[request] = ready
