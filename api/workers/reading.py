"""Answers of a worker, put together from the bytes that come.

In      the web process's end of a channel
Out     Answer, once it is whole.
Source  `api.workers.wire`; decision 0019.
Limits  never waits: it is called when there is something to read.
"""

import array
import os
import socket

from api.exchange import Spool
from api.workers.wire import CUT, ENCODED, FLEETING, HEAD, RETIRES, SPOOLED, Answer

_DESCRIPTORS = socket.CMSG_SPACE(array.array("i").itemsize)
_READ = 256 << 10


class Reading:
    """The front's end of a channel: bytes as they come, until they are an answer."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._held = b""
        self._more: bytearray | None = None
        self._descriptors: list[int] = []

    def step(self) -> Answer | None:
        """Return the answer, if it is whole by now; the channel has something to read.

        Raises:
            EOFError: the worker is gone.
            BlockingIOError: there was nothing after all.
        """
        data, ancillary, _, _ = self._channel.recvmsg(_READ, _DESCRIPTORS)
        if not data:
            raise EOFError
        for _, _, content in ancillary:
            held = array.array("i")
            held.frombytes(content[: len(content) - len(content) % held.itemsize])
            self._descriptors += held
        if self._more is not None:
            self._more += data
        elif self._held:
            self._held += data
        else:
            self._held = data
        return self._whole()

    def close(self) -> None:
        """Return nothing; let files go that belong to no whole answer.

        Raises:
            Nothing.
        """
        for descriptor in self._descriptors:
            os.close(descriptor)
        self._descriptors.clear()

    def _whole(self) -> Answer | None:
        held = self._held if self._more is None else self._more
        if len(held) < HEAD.size:
            return None
        status, marks, named, rows, size = HEAD.unpack_from(held)
        start = HEAD.size + named
        in_file = bool(marks & SPOOLED)
        end = start if in_file else start + size
        if len(held) < end:
            if self._more is None and end > 2 * _READ:  # so that a long body is not copied at each piece
                self._more = bytearray(held)
            return None
        media_type = bytes(held[HEAD.size : start]).decode("ascii")
        body = Spool(self._descriptors.pop(0), size) if in_file else bytes(held[start:end])
        self._held, self._more = b"", None
        return Answer(
            status,
            media_type,
            body,
            rows,
            bool(marks & RETIRES),
            bool(marks & CUT),
            bool(marks & FLEETING),
            bool(marks & ENCODED),
        )
