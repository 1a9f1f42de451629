"""Questions and answers between the web process and its workers, over a socket pair.

In      an Errand on one side, an Answer on the other
Out     bytes. An errand: its length (4 bytes, network order), then JSON. An answer: a fixed head, the media type, then
        the body, or, of a large one, the descriptor of a file that holds it, passed beside the head.
Source  decision 0019.
Limits  both ends are the same program on the same machine. What a worker says is still read as a stranger's: lengths
        are bounded by what was asked, and nothing in it is executed.
"""

import array
import json
import os
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.exchange import Spool

_LENGTH = struct.Struct("!I")
HEAD = struct.Struct("!HBBIQ")
"""Status, marks, length of the media type, rows, length of the body."""
RETIRES, SPOOLED, CUT, FLEETING, ENCODED = 1, 2, 4, 8, 16
_OFFERED = socket.CMSG_SPACE(3 * array.array("i").itemsize)
_READ = 256 << 10


@dataclass(frozen=True, slots=True)
class SparqlQuestion:
    """A query of a stranger."""

    text: str
    forms: Mapping[str, str]
    """Media type to answer in, by kind of result: solutions, boolean, graph. A missing kind is not acceptable."""
    base: str
    """What relative IRIs in the query are relative to: the address it was sent to."""
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    most_bytes: int
    """Of the result; the settings may allow fewer."""
    encoding: str = ""
    """How a result of some size is to be compressed: gzip, zstd, or not at all."""


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A saved query, by the folder it lies in ("" for the public ones) and its name."""

    folder: str
    name: str
    values: Mapping[str, str]
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class GraphQuestion:
    """One graph as it stands, written down in a media type; the graph without a name has an empty one."""

    graph: str
    media_type: str


@dataclass(frozen=True, slots=True)
class ThingQuestion:
    """What is said of a thing, by its path below …/id/, written down in a media type."""

    path: str
    media_type: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Lending:
    """No question, but an offer: connections to be served, until they are taken away (`api.workers.lent`)."""

    published: str
    """When the snapshot was published, as ISO 8601 has it."""
    descriptors: tuple[int, ...] = ()
    """Channel for notes, baton, board; filled in where it is received."""


Question = SparqlQuestion | SavedQuestion | GraphQuestion | ThingQuestion | Lending
_KINDS = {
    "sparql": SparqlQuestion,
    "saved": SavedQuestion,
    "graph": GraphQuestion,
    "thing": ThingQuestion,
    "lending": Lending,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Errand:
    """A question with its circumstances."""

    question: Question
    number: int
    identifier: str
    """Number and id of the snapshot to ask."""
    seconds: float
    """After so many the worker is to end itself, should nobody have ended it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    status: int
    """As HTTP has it; from 400 on the body is what is told of the problem, in JSON."""
    media_type: str
    body: bytes | Spool
    rows: int = 0
    """Rows or triples, as near as they can be counted in passing."""
    retires: bool = False
    """Whether the worker ends after this answer, to give its memory back."""
    cut: bool = False
    """Whether rows beyond the limit were left out."""
    fleeting: bool = False
    """Whether the same question may have another answer next time: it draws lots or looks at the clock."""
    encoded: bool = False
    """Whether the body is compressed as asked."""

    def content(self) -> bytes:
        """Return the body, which is in memory.

        Raises:
            AssertionError: it is in a file; only what strangers ask for can be so large.
        """
        assert isinstance(self.body, bytes)
        return self.body


def packed_errand(errand: Errand) -> bytes:
    """Return the errand as bytes.

    Raises:
        Nothing.
    """
    question = errand.question
    told = [getattr(question, name) for name in question.__slots__]
    head = [_NAMES[type(question)], errand.number, errand.identifier, errand.seconds, told]
    packed = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return _LENGTH.pack(len(packed)) + packed


def receive_errand(channel: socket.socket) -> Errand | None:
    """Return the next errand, or None when the other side is gone.

    Raises:
        OSError: the channel is broken.
    """
    received, ancillary, _, _ = channel.recvmsg(_READ, _OFFERED)
    if not received:
        return None
    if len(received) < _LENGTH.size:
        received += _exactly(channel, _LENGTH.size - len(received))
    (length,) = _LENGTH.unpack_from(received)
    missing = _LENGTH.size + length - len(received)
    if missing > 0:
        received += _exactly(channel, missing)
    if len(received) < _LENGTH.size + length:
        return None
    op, number, identifier, seconds, told = json.loads(received[_LENGTH.size :])
    fields: list[Any] = [tuple(value) if isinstance(value, list) else value for value in told]
    if op == "lending":
        fields[1] = tuple(descriptor for _, _, content in ancillary for descriptor in array.array("i", content))
    return Errand(_KINDS[op](*fields), number, identifier, seconds)


def send_answer(channel: socket.socket, answer: Answer) -> None:
    """Return nothing, when the answer is on its way; a file it lies in is closed on this side.

    Raises:
        OSError: the other side is gone.
    """
    body = answer.body
    spooled = isinstance(body, Spool)
    marks = (answer.retires and RETIRES) | (spooled and SPOOLED) | (answer.cut and CUT)
    marks |= (answer.fleeting and FLEETING) | (answer.encoded and ENCODED)
    media_type = answer.media_type.encode("ascii")
    size = body.size if isinstance(body, Spool) else len(body)
    head = HEAD.pack(answer.status, marks, len(media_type), answer.rows, size) + media_type
    if isinstance(body, Spool):
        socket.send_fds(channel, [head], [body.descriptor])
        os.close(body.descriptor)
    else:
        channel.sendall(head + body)


def _exactly(channel: socket.socket, size: int) -> bytes:
    """Bytes of that number, or fewer when the other side is gone."""
    parts = bytearray(size)
    view, filled = memoryview(parts), 0
    while filled < size:
        got = channel.recv_into(view[filled:])
        if got == 0:
            break
        filled += got
    return bytes(parts[:filled])
