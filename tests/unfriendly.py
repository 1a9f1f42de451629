"""Clients nobody wants: they send too much or too slowly, do not read, leave, or come all at once.

In      the port of a server
Out     outcomes: what they were answered, and what is wrong with the form of that.
Limits  sockets of the standard library, because a proper client refuses to behave like this.
"""

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 400000"
_PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer; status 0 where none was waited for."""

    status: int
    fault: str = ""
    """What is wrong with the answer's form."""

    def told(self) -> str:
        return str(self.status) if self.status else "no answer wanted"


@dataclass(frozen=True, slots=True)
class Target:
    """A server, and how long its answers are waited for."""

    port: int
    patience: float
    timeout: float
    """Seconds that each query is given."""

    def post(self, text: str) -> Outcome:
        body = urlencode({"query": text, "timeout": self.timeout}).encode()
        return self.send(body, {"Content-Type": "application/x-www-form-urlencoded"})

    def send(self, body: object, headers: dict[str, str]) -> Outcome:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # refused before all was sent
                line.request("POST", "/sparql", body=body, headers=headers)  # type: ignore[arg-type]
            return _outcome(line.getresponse())
        except (OSError, http.client.HTTPException) as error:
            return Outcome(-1, f"no answer: {error!r}")
        finally:
            line.close()

    def dial(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=self.patience)

    def request(self, text: str) -> bytes:
        query = urlencode({"query": text, "timeout": self.timeout})
        return f"GET /sparql?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


@dataclass(frozen=True, slots=True)
class Client:
    """What it does, and what it may be answered."""

    what: str
    gives: frozenset[int]
    run: Callable[[Target], list[Outcome]]


def _outcome(answer: http.client.HTTPResponse) -> Outcome:
    body = answer.read()
    kind = answer.headers.get_content_type()
    try:
        told = json.loads(body)
    except ValueError:
        return Outcome(answer.status, f"{answer.status} with a body that is no JSON: {body[:80]!r}")
    if answer.status >= 400:
        if kind != _PROBLEM or told.get("status") != answer.status or not told.get("detail"):
            return Outcome(answer.status, f"{answer.status} that is no proper problem: {kind} {body[:200]!r}")
        if answer.status == 503 and not answer.headers.get("retry-after"):
            return Outcome(answer.status, "503 without Retry-After")
    elif "results" not in told and "boolean" not in told:
        return Outcome(answer.status, f"{answer.status} with no result in it: {body[:80]!r}")
    return Outcome(answer.status)


def _stops_reading(target: Target) -> list[Outcome]:
    lines = []
    for _ in range(2):
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", target.port))
        line.sendall(target.request(LARGE))
        lines.append(line)
    time.sleep(target.timeout)
    for line in lines:
        line.close()
    return [Outcome(0)] * len(lines)


def _leaves(target: Target) -> list[Outcome]:
    for _ in range(3):
        line = target.dial()
        line.sendall(target.request(CROSS))
        time.sleep(0.2)
        line.close()
    return [Outcome(0)] * 3


def _drips(target: Target, head: bytes, drops: bytes) -> list[Outcome]:
    lines = [target.dial() for _ in range(20)]
    for line in lines:
        line.sendall(head)
    end = time.monotonic() + target.timeout
    for drop in drops:
        for line in lines:
            with contextlib.suppress(OSError):
                line.send(bytes([drop]))
        time.sleep(0.02)
        if time.monotonic() > end:
            break
    for line in lines:
        line.close()
    return [Outcome(0)] * len(lines)


def _drips_a_head(target: Target) -> list[Outcome]:
    return _drips(target, b"", b"GET /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"x" * 5000)


def _drips_a_body(target: Target) -> list[Outcome]:
    head = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nContent-Length: 9999\r\n\r\n"
    return _drips(target, head, b"#" * 5000)


def _crowd(count: int) -> Callable[[Target], list[Outcome]]:
    def run(target: Target) -> list[Outcome]:
        outcomes: list[Outcome] = []
        threads = [threading.Thread(target=lambda: outcomes.append(target.post(CROSS))) for _ in range(count // 4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return outcomes

    return run


def _sends_too_much(target: Target) -> list[Outcome]:
    def pieces() -> Iterator[bytes]:
        for _ in range(320):
            yield b"#" * (64 << 10)

    kind = {"Content-Type": "application/sparql-query"}
    return [target.send(b"#" * (20 << 20), kind), target.send(pieces(), kind)]


def _sends_rubbish(target: Target) -> list[Outcome]:
    """Three requests that are none, each on a line of its own."""
    for rubbish in (
        b"\x16\x03\x01" * 100,
        b"GET " + b"/" * 100_000,
        b"POST /sparql HTTP/1.1\r\n" + b"A: b\r\n" * 10_000,
    ):
        line = target.dial()
        with contextlib.suppress(OSError):
            line.sendall(rubbish + b"\r\n\r\n")
            line.recv(4096)
        line.close()
    return [Outcome(0)] * 3


def _asks_without_waiting(target: Target) -> list[Outcome]:
    """Many questions on one line, whose answers are not read."""
    line = target.dial()
    line.settimeout(0.5)
    with contextlib.suppress(OSError):
        line.sendall(target.request(CROSS) * 20 + b"GET /demands HTTP/1.1\r\nHost: a\r\n\r\n" * 200)
    time.sleep(target.timeout)
    line.close()
    return [Outcome(0)]


_NONE = frozenset({0})
CLIENTS = {
    "stops-reading": Client("asks for a large table and does not read it", _NONE, _stops_reading),
    "leaves": Client("asks for a runaway and hangs up", _NONE, _leaves),
    "drips-a-head": Client("80 lines on which a head comes byte by byte", _NONE, _drips_a_head),
    "drips-a-body": Client("80 lines on which a body comes byte by byte", _NONE, _drips_a_body),
    "forty-runaways": Client("40 runaways at once", frozenset({503, 504}), _crowd(40)),
    "two-hundred-clients": Client("200 clients at once, each with a runaway", frozenset({503, 504}), _crowd(200)),
    "twenty-megabytes": Client("queries of 20 MB, announced and unannounced", frozenset({413}), _sends_too_much),
    "rubbish": Client("what is no HTTP", _NONE, _sends_rubbish),
    "asks-without-waiting": Client("220 questions on one line, answers unread", _NONE, _asks_without_waiting),
}
