"""What every answer carries and every request must bear, whatever the route: as pure ASGI.

In      an ASGI application, Settings
Out     the same application; answers say how browsers may use them; bodies have a bound and Host is a host.
Source  OWASP's secure headers; RFC 9110, sections 7.2 (Host) and 15.5.14 (413).
Limits  no rate limits: those belong to the proxy in front, which knows the clients (deploy/nginx.conf).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import MEDIA_TYPE, ProblemError
from api.settings import Settings

Headers = Iterable[tuple[bytes, bytes]]

HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"permissions-policy", b"browsing-topics=()"),
)
"""On every answer that does not say otherwise: an answer is data for anybody, and no page in which anything runs."""

_OWN_HEAD = ("/sparql", "/store", "/export")
"""Where HEAD is told from GET, because answers are large."""
_HOST = re.compile(rb"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:\d{1,5})?")


class Hygiene:
    """An application that is kept clean."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._most = settings.body_bytes
        self._hosts = frozenset(name.lower() for name in settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            Nothing of its own.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        headless = scope["method"] == "HEAD"

        async def send_clean(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _completed(message.get("headers", ()))
            elif headless:
                message = {**message, "body": b""}
            await send(message)

        try:
            check(scope["headers"], self._most, self._hosts)
        except ProblemError as problem:
            await _tell(problem, scope, send_clean)
            return
        if headless and not scope["path"].startswith(
            _OWN_HEAD
        ):  # whatever can be had can be asked for without its body
            scope = {**scope, "method": "GET"}
        await self._app(scope, _Bounded(receive, self._most).receive, send_clean)


def check(headers: Headers, most: int, hosts: frozenset[str]) -> None:
    """Return nothing if the request may be read: one plain Host that is ours, and a body that is not too large.

    Raises:
        ProblemError: no good Host (400), somebody else's (421), a larger body (413).
    """
    named = [value for name, value in headers if name == b"host"]
    host = _host(named[0]) if len(named) == 1 else None
    if named and host is None:
        raise ProblemError(400, "The header Host names no host.")
    if hosts and host not in hosts:
        raise ProblemError(421, "This server does not answer for that host.")
    for name, value in headers:
        if name == b"content-length" and (not value.isdigit() or len(value) > 15 or int(value) > most):
            raise too_large(most)


def too_large(most: int) -> ProblemError:
    """Return the problem of a body that is too large.

    Raises:
        Nothing.
    """
    return ProblemError(413, f"A request may have {most} bytes.")


@lru_cache(maxsize=256)
def _host(value: bytes) -> str | None:
    """The name in a Host header, without its port; None if it is none."""
    found = _HOST.fullmatch(value)
    return found[1].decode("ascii").lower() if found else None


class _Bounded:
    """A body that ends in an error where it grows too large: not every body says its length beforehand."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._read = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._read += len(message.get("body", b""))
        if self._read > self._most:
            raise too_large(self._most)
        return message


def _completed(headers: Headers) -> list[tuple[bytes, bytes]]:
    given = list(headers)
    names = {name.lower() for name, _ in given}
    return [*given, *(header for header in HEADERS if header[0] not in names)]


async def _tell(problem: ProblemError, scope: Scope, send: Send) -> None:
    body = problem.body(scope["path"])
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
