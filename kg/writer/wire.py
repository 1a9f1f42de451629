"""Tasks and outcomes between the web process and the writer, over a socket pair.

In      an Errand on one side, an Outcome on the other
Out     bytes: two lengths (4 bytes each, network order), a head in JSON, a body.
Source  decision 0018.
Limits  both ends are the same program on the same machine; nothing here is read from strangers.
"""

import asyncio
import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

_LENGTHS = struct.Struct("!II")


@dataclass(frozen=True, slots=True)
class Who:
    """On whose behalf something is written."""

    token: str
    """The name of the token."""
    client: str
    """The address it came from."""


@dataclass(frozen=True, slots=True)
class UpdateTask:
    """Carry out a SPARQL update."""

    text: str
    base: str
    """What relative IRIs are relative to."""
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    """The dataset of its WHERE clauses, if the request names one: IRIs."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a request's body."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class GraphTask:
    """Put, add to or delete one graph."""

    method: str
    """PUT, POST or DELETE."""
    graph: str
    """Its IRI; empty for the default graph."""
    base: str
    parts: tuple[Part, ...]
    makes: bool
    """Whether ``graph`` is the graph store's address, below which a new graph is to be named."""


Task = UpdateTask | GraphTask
_KINDS: Mapping[str, type[Task]] = {"update": UpdateTask, "graph": GraphTask}


@dataclass(frozen=True, slots=True)
class Errand:
    """A task with its circumstances."""

    task: Task
    who: Who
    seconds: float
    """After so many the writer is to end itself, should nobody have ended it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task."""

    status: int
    """As HTTP has it; from 400 on nothing was written."""
    told: Mapping[str, Any]
    """A receipt, or what is told of the problem."""


def packed_errand(errand: Errand) -> bytes:
    """Return the errand as bytes.

    Raises:
        Nothing.
    """
    task, body = errand.task, b""
    told = {name: getattr(task, name) for name in task.__slots__}
    if isinstance(task, GraphTask):
        body = b"".join(part.content for part in task.parts)
        told["parts"] = [(part.media_type, len(part.content)) for part in task.parts]
    op = next(name for name, kind in _KINDS.items() if isinstance(task, kind))
    return _packed({"op": op, "who": asdict(errand.who), "s": errand.seconds, "t": told}, body)


def packed_outcome(outcome: Outcome) -> bytes:
    """Return the outcome as bytes.

    Raises:
        Nothing.
    """
    return _packed({"s": outcome.status, "t": outcome.told}, b"")


def receive_errand(channel: socket.socket) -> Errand | None:
    """Return the next errand, or None when the other side is gone.

    Raises:
        OSError: the channel is broken.
    """
    lengths = _exactly(channel, _LENGTHS.size)
    if lengths is None:
        return None
    size, rest = _LENGTHS.unpack(lengths)
    head, body = _exactly(channel, size), _exactly(channel, rest)
    if head is None or body is None:
        return None
    told = json.loads(head)
    return Errand(_task(told["op"], told["t"], body), Who(**told["who"]), told["s"])


async def read_outcome(reader: asyncio.StreamReader) -> Outcome:
    """Return the next outcome.

    Raises:
        asyncio.IncompleteReadError: the writer died.
    """
    head, body = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    told = json.loads(await reader.readexactly(head + body))
    return Outcome(told["s"], told["t"])


def _task(op: str, told: dict[str, Any], body: bytes) -> Task:
    if op == "graph":
        at, parts = 0, []
        for media_type, size in told["parts"]:
            parts.append(Part(media_type, body[at : at + size]))
            at += size
        told["parts"] = tuple(parts)
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    return _KINDS[op](**fields)


def _packed(head: Mapping[str, Any], body: bytes) -> bytes:
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
