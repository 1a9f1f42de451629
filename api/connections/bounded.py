"""Connections that send without end, or not at all: both are cut off.

In      bytes of a connection
Out     431 to a head that is too long; the end of a connection that keeps a request to itself for too long.
Source  RFC 6585, section 5 (431); decision 0021.
Limits  heads are measured by the pieces they come in, so the bound is one piece more. Bodies are bounded elsewhere.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application

_MOST_HEADERS = 200
_BODIES = 20
"""So many times what is waited for the next piece of a body is waited for the last one."""
_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: 35\r\nconnection: close\r\n\r\nThe address or headers are too long"
)


class Bounded(HttpToolsProtocol):
    """A connection that is not read, and not waited for, without end."""

    most_head: ClassVar[int]
    """Bytes of a request before its body."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._since = self._came = self.loop.time()
        self._in_head = self._in_body = self._is_refused = False
        self._head = 0
        self._is_silent = True
        """Whether nothing has come yet."""
        self._answering: RequestResponseCycle | None = None

    def data_received(self, data: bytes) -> None:
        """Return nothing; take what came, unless it is too much.

        Raises:
            Nothing.
        """
        self._came = self.loop.time()
        if self._is_refused:
            return
        super().data_received(data)
        if self._in_head:
            self._head += len(data)
            if self._head > self.most_head or len(self.headers) > _MOST_HEADERS:
                self._is_refused = True
                self.transport.write(_TOO_LONG)
                self.transport.close()

    def on_message_begin(self) -> None:
        """Return nothing; hear that a request begins.

        Raises:
            Nothing.
        """
        self._in_head, self._head, self._since = True, 0, self._came
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Return nothing; hear that a request's head is whole.

        Raises:
            Nothing.
        """
        self._in_head, self._in_body = False, True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Return nothing; hear that a request is whole.

        Raises:
            Nothing.
        """
        self._in_body = False
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Return nothing; the asker is gone, and so is whatever was asked without waiting for answers.

        Raises:
            Nothing.
        """
        self.pipeline.clear()
        if self._answering is not None:  # the server itself only tells the last of several
            self._answering.disconnected = True
            self._answering.message_event.set()
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: "ASGI3Application") -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, app)

    @property
    def is_inside(self) -> bool:
        """Return whether the framework is in the middle of reading a request."""
        return self._in_head or self._in_body

    def is_late(self, now: float, patience: float) -> bool:
        """Say whether a client has kept a request, or the rest of one, to itself for so many seconds.

        Raises:
            Nothing.
        """
        if self._in_body and not self._in_head:
            is_dripping = now - self._since > _BODIES * patience
            return is_dripping or (now - self._came > patience and not self.flow.read_paused)
        return (self._in_head or self._is_silent) and now - self._since > patience


def close_the_late(connections: Iterable[object], now: float, patience: float) -> None:
    """Return nothing; the connections of clients that keep the server waiting are closed.

    Raises:
        Nothing.
    """
    for connection in list(connections):
        if isinstance(connection, Bounded) and connection.is_late(now, patience):
            connection.transport.abort()
