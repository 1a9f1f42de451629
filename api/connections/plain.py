"""Plain requests to /sparql, and their replies, as the bytes of a connection.

In      the bytes of a request; a Reply
Out     Query, or None where the request is not plain and whole; the head of the reply.
Source  RFC 9112 (HTTP/1.1); SPARQL 1.1 Protocol, section 2.1.
Limits  plain is: by GET with nothing but `query`, or by POST; whole in one piece; without conditions, authorisation,
        chunks or a wish to close. All else is read by the framework, and answered the same.
"""

from dataclasses import dataclass

from api.asking.query import FORM, QUERY, Query, Variant, decoded, variant
from api.exchange import Reply
from api.hygiene import HEADERS, check
from api.percent import unquoted
from api.problems import ProblemError
from api.settings import Settings

POST, GET = b"POST /sparql HTTP/1.1", b"GET /sparql?query="
STARTS = (POST, GET)
_VERSION = b" HTTP/1.1"
_MOST_HEADS = 1024
_LONGEST = 1 << 20
"""Bytes of a body that is waited for here; a longer one is the framework's."""
_PLAIN = {
    b"host", b"accept", b"accept-encoding", b"accept-language", b"user-agent", b"content-type", b"content-length",
    b"origin", b"referer", b"dnt", b"priority", b"pragma", b"cache-control", b"cookie",
}  # fmt: skip
_HYGIENE = b"".join(b"%s: %s\r\n" % header for header in HEADERS)
_OK = b"HTTP/1.1 200 OK\r\n"


@dataclass(frozen=True, slots=True)
class _Head:
    """What the headers of a request come to."""

    plain: bool
    variant: Variant
    base: str
    length: int
    kind: str
    """Media type of the body, if there is one."""


_NOT_PLAIN = _Head(False, variant("", ""), "", 0, "")


class Reader:
    """Reads plain requests; the headers of a client are much the same each time, and are read once."""

    def __init__(self, settings: Settings) -> None:
        self._deadline = settings.deadline
        self._limits = (settings.body_bytes, frozenset(name.lower() for name in settings.hosts))
        self._proxied = bool(settings.proxies)
        self._heads: dict[bytes, _Head] = {}

    def query(self, data: bytes) -> Query | None:
        """Return the query of a request, or None if it is not plain or not whole.

        Raises:
            Nothing.
        """
        line_end = data.find(b"\r\n")
        head_end = data.find(b"\r\n\r\n", line_end)
        line, body = data[:line_end], data[head_end + 4 :]
        if head_end < 0 or not line.startswith(STARTS) or not line.endswith(_VERSION):
            return None
        head = self._head(data[line_end:head_end])
        encoded = _encoded(line, head, body) if head.plain and len(body) == head.length else None
        if encoded is None:
            return None
        try:
            return Query(decoded(encoded), head.variant, head.base, (), (), self._deadline)
        except ProblemError:
            return None

    def is_begun(self, data: bytes) -> bool:
        """Say whether more of the same request is to come, and it is plain so far; many clients send it in two parts.

        Raises:
            Nothing.
        """
        line_end = data.find(b"\r\n")
        head_end = data.find(b"\r\n\r\n", line_end)
        if head_end < 0 or not data.startswith(STARTS):
            return False
        head = self._head(data[line_end:head_end])
        return head.plain and len(data) - head_end - 4 < head.length <= _LONGEST

    def _head(self, lines: bytes) -> _Head:
        found = self._heads.get(lines)
        if found is None:
            if len(self._heads) >= _MOST_HEADS:
                self._heads.clear()
            found = self._heads[lines] = self._read(lines)
        return found

    def _read(self, lines: bytes) -> _Head:
        told: dict[bytes, bytes] = {}
        for line in lines.split(b"\r\n")[1:]:
            name, colon, value = line.partition(b":")
            name, value = name.lower(), value.strip()
            keeps = name == b"connection" and value.lower() == b"keep-alive"
            if not colon or name in told or not (name in _PLAIN or keeps or name.startswith(b"sec-")):
                return _NOT_PLAIN
            told[name] = value
        length, kind = told.get(b"content-length", b"0"), told.get(b"content-type", b"").decode("latin-1").lower()
        try:
            check(told.items(), *self._limits)
        except ProblemError:
            return _NOT_PLAIN
        if self._proxied or b"host" not in told or not length.isdigit():
            return _NOT_PLAIN
        wanted = variant(*(told.get(name, b"").decode("latin-1") for name in (b"accept", b"accept-encoding")))
        return _Head(True, wanted, f"http://{told[b'host'].decode('latin-1')}/sparql", int(length), kind)


def head_of(reply: Reply, size: int) -> bytes:
    """Return the status line and headers of a reply with a body of that size, without date and final blank line.

    Raises:
        Nothing.
    """
    lines = [_OK if reply.status == 200 else b"HTTP/1.1 %d \r\n" % reply.status]
    lines += [f"{name}: {value}\r\n".encode("latin-1") for name, value in reply.headers]
    lines += [b"content-length: %d\r\n" % size, _HYGIENE]
    return b"".join(lines)


def _encoded(line: bytes, head: _Head, body: bytes) -> bytes | None:
    """The bytes of the query; None if there is anything beside it."""
    if line == POST and head.kind == QUERY:
        return body
    if line != POST:
        given = line[len(GET) : -len(_VERSION)]
    elif head.kind == FORM and body.startswith(b"query="):
        given = body[6:]
    else:
        return None
    return None if b"&" in given else unquoted(given)
