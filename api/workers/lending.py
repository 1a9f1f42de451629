"""A connection lent to a worker: how the web process and the worker share it without ever both touching it.

In      descriptors that both hold
Out     Baton, Board, and the messages between the two.
Source  decision 0019.
Limits  Linux (eventfd, memfd, sequenced packets). The worker touches connections only while it holds the baton, and
        lays it down while the engine evaluates; so a query that lasts can be left where it is, and the connections be
        taken from its worker, at any time. Whoever finds the baton gone, keeps his hands off.
"""

import json
import mmap
import os
import socket
import struct
import sys
from dataclasses import dataclass

LONGEST = 60 << 10
"""Bytes of a request that can be answered on a lent connection."""
_BOARD = 64 << 10
_STATE = struct.Struct("=QQI")
"""When the evaluation began (monotonic nanoseconds, 0 for none), of which connection, and how long its request is."""
_NUMBER = struct.Struct("=Qc")
AVAILABLE = sys.platform == "linux"


class Baton:
    """One permission to touch the connections; an eventfd that is 1 while nobody holds it."""

    def __init__(self, descriptor: int | None = None) -> None:
        self.descriptor = descriptor if descriptor is not None else os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)

    def lay_down(self) -> None:
        """Return nothing; somebody else may take it.

        Raises:
            Nothing.
        """
        os.eventfd_write(self.descriptor, 1)

    def take(self) -> bool:
        """Say whether it could be taken.

        Raises:
            Nothing.
        """
        try:
            os.eventfd_read(self.descriptor)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Return nothing; this side has done with it.

        Raises:
            Nothing.
        """
        os.close(self.descriptor)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a worker is at."""

    begun: float
    """Seconds on the monotonic clock, which all processes share."""
    connection: int
    request: bytes


class Board:
    """What a worker is at, in memory that the web process sees too."""

    def __init__(self, descriptor: int | None = None) -> None:
        self.descriptor = descriptor if descriptor is not None else os.memfd_create("communique-board")
        if descriptor is None:
            os.ftruncate(self.descriptor, _BOARD)
        self._memory = mmap.mmap(self.descriptor, _BOARD)

    def begin(self, now: int, connection: int, request: bytes) -> None:
        """Return nothing; the evaluation of a request begins, at that nanosecond.

        Raises:
            Nothing.
        """
        self._memory[_STATE.size : _STATE.size + len(request)] = request
        _STATE.pack_into(self._memory, 0, now, connection, len(request))

    def end(self) -> None:
        """Return nothing; nothing is evaluated.

        Raises:
            Nothing.
        """
        _STATE.pack_into(self._memory, 0, 0, 0, 0)

    def begun(self) -> float:
        """Return when the present evaluation began, in seconds of the monotonic clock; 0 if there is none.

        Raises:
            Nothing.
        """
        began: int = _STATE.unpack_from(self._memory)[0]
        return began / 1e9

    def read(self) -> Evaluation | None:
        """Return what is being evaluated.

        Raises:
            Nothing.
        """
        begun, connection, length = _STATE.unpack_from(self._memory)
        if not begun:
            return None
        return Evaluation(begun / 1e9, connection, self._memory[_STATE.size : _STATE.size + length])

    def close(self) -> None:
        """Return nothing; this side has done with it.

        Raises:
            Nothing.
        """
        self._memory.close()
        os.close(self.descriptor)


@dataclass(frozen=True, slots=True)
class Note:
    """A message about one connection."""

    connection: int
    kind: bytes
    """To the worker: `L` lent, with a request. From it: `B` back, with what was read and is not for it; `W` back, with
    the rest of an answer to be written; `F` back, with an answer in a file; `S` nothing of the connection, but what
    was seen."""
    content: bytes
    descriptors: tuple[int, ...] = ()


def send(channel: socket.socket, note: Note) -> None:
    """Return nothing, when the message is sent.

    Raises:
        OSError: the other side is gone, or it takes nothing at the moment.
    """
    packed = _NUMBER.pack(note.connection, note.kind) + note.content
    if note.descriptors:
        socket.send_fds(channel, [packed], list(note.descriptors))
    else:
        channel.send(packed)


def receive(channel: socket.socket) -> Note | None:
    """Return the next message, or None when the other side is gone.

    Raises:
        OSError: there is none yet, or the channel is broken.
    """
    packed, descriptors, _, _ = socket.recv_fds(channel, 256 << 10, 3)
    if not packed:
        return None
    connection, kind = _NUMBER.unpack_from(packed)
    return Note(connection, kind, packed[_NUMBER.size :], tuple(descriptors))


@dataclass(frozen=True, slots=True)
class Filed:
    """An answer in a file, and the request it answers."""

    request: bytes
    told: tuple[str, int, bool, bool, bool, int]
    """Media type, rows, whether cut, fleeting, encoded, and the bytes of the file."""


def packed_file(filed: Filed) -> bytes:
    """Return it as bytes.

    Raises:
        Nothing.
    """
    return json.dumps([*filed.told, filed.request.decode("latin-1")]).encode()


def unpacked_file(content: bytes) -> Filed:
    """Return what was packed.

    Raises:
        ValueError: it is something else.
    """
    media_type, rows, cut, fleeting, encoded, size, request = json.loads(content)
    return Filed(request.encode("latin-1"), (media_type, rows, cut, fleeting, encoded, size))
