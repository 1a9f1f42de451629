"""Requests and replies below any framework: what the query and write services take and give.

In      nothing
Out     Request, Reply, Handler.
Limits  a request's body is whole; a large answer may lie in a file, of which the reply holds the open descriptor.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

PIECE, STALLED = 256 << 10, 60.0
"""A large answer is sent in pieces of so many bytes, each of which an asker must take within so many seconds."""


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, read to its end."""

    method: str
    path: str
    base: str
    """The address it was sent to, absolute, without its query string."""
    query: bytes
    """The query string, still percent-encoded."""
    headers: Mapping[str, str]
    """By name in small letters; bytes are read as Latin-1."""
    body: bytes
    client: str
    """Address of the asker, as far as the connection or a trusted proxy tells it."""


@dataclass(frozen=True, slots=True)
class Spool:
    """An answer too large for memory: a file that has no name any more."""

    descriptor: int
    """Open for reading at its start; whoever sends it closes it."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back; length, date and security headers are added on the way out."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes | Spool


Handler = Callable[[Request], Awaitable[Reply]]
