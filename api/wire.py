"""Questions and answers between the web process and its workers, over a socket pair.

In      a Question on one side, an Answer on the other
Out     bytes: two lengths (4 bytes each, network order), a head in JSON, a body.
Source  decision 0004.
Limits  both ends are the same program on the same machine; nothing here is read from strangers.
"""

import asyncio
import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LENGTHS = struct.Struct("!II")


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


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A saved query, by the folder it lies in ("" for the public ones) and its name."""

    folder: str
    name: str
    values: Mapping[str, str]
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class NearQuestion:
    """Which slugs of these kinds are like this one?"""

    kinds: tuple[str, ...]
    slug: str


Question = SparqlQuestion | SavedQuestion | NearQuestion
_KINDS = {"sparql": SparqlQuestion, "saved": SavedQuestion, "near": NearQuestion}


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
    snapshot: str
    """Id of the snapshot asked."""
    retires: bool
    """Whether the worker ends after this answer, to give its memory back."""
    body: bytes


def packed_errand(errand: Errand) -> bytes:
    """Return the errand as bytes.

    Raises:
        Nothing.
    """
    op = next(name for name, kind in _KINDS.items() if isinstance(errand.question, kind))
    told = {name: getattr(errand.question, name) for name in errand.question.__slots__}
    return _packed({"op": op, "n": errand.number, "i": errand.identifier, "s": errand.seconds, "q": told}, b"")


def packed_answer(answer: Answer) -> bytes:
    """Return the answer as bytes.

    Raises:
        Nothing.
    """
    head = {"s": answer.status, "t": answer.media_type, "i": answer.snapshot, "r": answer.retires}
    return _packed(head, answer.body)


def receive_errand(channel: socket.socket) -> Errand | None:
    """Return the next errand, or None when the other side is gone.

    Raises:
        OSError: the channel is broken.
    """
    lengths = _exactly(channel, _LENGTHS.size)
    if lengths is None:
        return None
    head = _exactly(channel, sum(_LENGTHS.unpack(lengths)))
    if head is None:
        return None
    told: dict[str, Any] = json.loads(head)
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in told["q"].items()}
    return Errand(_KINDS[told["op"]](**fields), told["n"], told["i"], told["s"])


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    """Return the next answer.

    Raises:
        asyncio.IncompleteReadError: the worker died.
    """
    head, body = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    told: dict[str, Any] = json.loads(await reader.readexactly(head))
    return Answer(told["s"], told["t"], told["i"], told["r"], await reader.readexactly(body))


def _packed(head: dict[str, Any], body: bytes) -> bytes:
    told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return _LENGTHS.pack(len(told), len(body)) + told + body


def _exactly(channel: socket.socket, size: int) -> bytes | None:
    parts = bytearray(size)
    view, filled = memoryview(parts), 0
    while filled < size:
        got = channel.recv_into(view[filled:])
        if got == 0:
            return None
        filled += got
    return bytes(parts)
