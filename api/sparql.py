"""/sparql: the SPARQL 1.1 Protocol's query operation, as bare ASGI.

In      GET with ?query=, POST of a form or of application/sparql-query; `timeout` in seconds
Out     the result in the format asked for, or a problem; status and headers are settled before the first byte.
Source  SPARQL 1.1 Protocol, section 2.1.
Limits  queries only. Bare ASGI because a framework's route costs three times the smallest query.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from api.negotiation import forms
from api.pool import Pool
from api.problems import MEDIA_TYPE, ProblemError, of_answer
from api.wire import Answer, SparqlQuestion

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_PATIENCE = 0.5
"""Seconds after which it is worth watching whether the asker is still there."""
_ONCE = ("query", "timeout")
_KNOWN = {*_ONCE, "default-graph-uri", "named-graph-uri"}


class Sparql:
    """The endpoint."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            Nothing.
        """
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        try:
            answer = await self._answer(scope, headers, receive)
            told = [(b"content-type", _content_type(answer)), (b"x-snapshot", answer.snapshot.encode())]
            await _respond(send, scope, (200, told, answer.body))
        except ProblemError as problem:
            more = [(name.encode(), value.encode()) for name, value in problem.headers.items()]
            told = [(b"content-type", MEDIA_TYPE.encode()), *more]
            await _respond(send, scope, (problem.status, told, problem.body(scope["path"])))

    async def _answer(self, scope: Scope, headers: dict[str, str], receive: Receive) -> Answer:
        pool = self._pool
        parameters = await _parameters(scope, headers, receive, 4 * pool.settings.query_bytes)
        text = _one(parameters, "query")
        if len(text.encode("utf-8", "replace")) > pool.settings.query_bytes:
            raise ProblemError(413, f"A query may have {pool.settings.query_bytes} bytes.")
        question = SparqlQuestion(
            text,
            forms(headers.get("accept", "")),
            f"{scope['scheme']}://{headers.get('host', '')}{scope['path']}",
            tuple(value for name, value in parameters if name == "default-graph-uri"),
            tuple(value for name, value in parameters if name == "named-graph-uri"),
            pool.settings.result_bytes,
        )
        seconds = _seconds(parameters, pool.settings.deadline)
        answer = await _while_asked(pool.ask(question, pool.snapshot(), seconds), receive)
        if answer.status >= 400:
            raise of_answer(answer.status, answer.body)
        return answer


async def _while_asked(asking: Coroutine[Any, Any, Answer], receive: Receive) -> Answer:
    """The answer, unless the asker hangs up: then the query is ended, not left to burn until its time is up."""
    task = asyncio.create_task(asking)
    try:
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        if not done:
            gone = asyncio.create_task(_hung_up(receive))
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            gone.cancel()
        if not task.done():
            raise ProblemError(499, "The asker is gone.")
        return task.result()
    finally:
        task.cancel()


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _parameters(scope: Scope, headers: dict[str, str], receive: Receive, limit: int) -> list[tuple[str, str]]:
    in_url = _pairs(scope["query_string"])
    if scope["method"] in ("GET", "HEAD"):
        found = in_url
    elif scope["method"] == "POST":
        media_type, _, charset = headers.get("content-type", "").partition(";")
        body = await _body(headers, receive, limit)
        if "charset" in charset.lower() and "utf-8" not in charset.lower():
            raise ProblemError(415, "Write the query in UTF-8.")
        match media_type.strip().lower():
            case "application/x-www-form-urlencoded":
                found = [*in_url, *_pairs(body)]
            case "application/sparql-query":
                found = [*in_url, ("query", _text(body))]
            case _:
                raise ProblemError(415, f"Send the query as {_FORM} or {_QUERY}.", offered=[_FORM, _QUERY])
    else:
        raise _not_allowed()
    unknown = sorted({name for name, _ in found} - _KNOWN)
    if "update" in unknown:
        raise ProblemError(400, "This endpoint answers queries and changes nothing.")
    if unknown:
        raise ProblemError(400, f"Unknown parameter {unknown[0]!r}. Parameters: {', '.join(sorted(_KNOWN))}.")
    return found


def _not_allowed() -> ProblemError:
    problem = ProblemError(405, "Ask with GET or POST.")
    problem.headers = {"allow": "GET, HEAD, POST"}
    return problem


async def _body(headers: dict[str, str], receive: Receive, limit: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit or int(headers.get("content-length") or 0) > limit:
            raise ProblemError(413, f"A request may have {limit} bytes.")
        if not message.get("more_body"):
            return bytes(body)


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise ProblemError(400, f"The parameters are not percent-encoded UTF-8: {error}.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"The query is not UTF-8: {error}.") from error


def _one(parameters: list[tuple[str, str]], name: str) -> str:
    values = [value for key, value in parameters if key == name]
    if len(values) != 1:
        raise ProblemError(400, f"Give the parameter {name!r} once; it was given {len(values)} times.")
    return values[0]


def _seconds(parameters: list[tuple[str, str]], most: float) -> float:
    if not any(name == "timeout" for name, _ in parameters):
        return most
    given = _one(parameters, "timeout")
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= most:
        raise ProblemError(400, f"timeout is a number of seconds above 0 and up to {most:g}, not {given!r}.")
    return seconds


def _content_type(answer: Answer) -> bytes:
    return f"{answer.media_type}{'; charset=utf-8' if answer.media_type.startswith('text/') else ''}".encode()


async def _respond(send: Send, scope: Scope, answer: tuple[int, list[tuple[bytes, bytes]], bytes]) -> None:
    status, told, body = answer
    headers = [*told, (b"content-length", str(len(body)).encode()), (b"vary", b"accept")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
