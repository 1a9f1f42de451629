"""/sparql: the SPARQL 1.1 Protocol, as bare ASGI.

In      GET with ?query=, POST of a form or of application/sparql-query; `timeout` in seconds
Out     the result in the format asked for, or a problem; status and headers are settled before the first byte.
Source  SPARQL 1.1 Protocol, section 2; decisions 0004 and 0019.
Limits  bare ASGI because a framework's route costs three times the smallest query. Plain requests do not even come
        here: see `api.connections.swift`.
"""

import asyncio
import os
from collections.abc import MutableMapping
from typing import Any

from starlette.types import Receive, Scope, Send

from api.asking.desk import Desk, Served
from api.asking.query import Query, check_graphs, is_update, parameters, query
from api.asking.replies import options, told, unchanged
from api.describing import Describing
from api.exchange import PIECE, STALLED, Reply, Request, Spool
from api.problems import ProblemError
from api.writing import Writing

_METHODS = "GET, HEAD, POST, OPTIONS"
_PATIENCE = 0.2
"""Seconds after which it is worth watching whether the asker is still there."""


class Sparql:
    """The endpoint."""

    def __init__(self, desk: Desk, writing: Writing, describing: Describing) -> None:
        self._desk = desk
        self._writing = writing
        self._describing = describing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            Nothing.
        """
        seen: MutableMapping[str, object] = scope.setdefault("watched", {})
        try:
            settings = self._desk.pool.settings
            limit = settings.body_bytes if settings.writes else 4 * settings.query_bytes
            request = await read(scope, receive, limit)
            served = await self._served(request, receive, seen)
        except ProblemError as problem:
            served = Served(told(problem, scope["path"]))
        if seen.get("query") is not None:
            seen.update(lane=served.lane, cached=served.cached, rows=served.rows, snapshot=served.snapshot)
        await respond(send, scope, served.reply)

    async def _served(self, request: Request, receive: Receive, seen: MutableMapping[str, object]) -> Served:
        desk = self._desk
        if request.method == "OPTIONS":
            return Served(options(request, _METHODS))
        found = parameters(request)
        if is_update(found):
            seen["query"] = next((text for name, text in found if name == "update"), "")
            return Served(await self._writing.update(request, found), lane="writer")
        if request.method in ("GET", "HEAD") and not any(name == "query" for name, _ in found):
            check_graphs(query(request, [*found, ("query", "")], desk.pool.settings))
            return Served(await self._describing.service_description(request))
        asked = query(request, found, desk.pool.settings)
        seen["query"] = asked.text
        snapshot = await desk.pool.refresh()
        held = unchanged(request, snapshot, asked.variant)
        if held is not None:
            return Served(held, snapshot.id)
        return desk.known(asked) or await self._asked(asked, receive)

    async def _asked(self, asked: Query, receive: Receive) -> Served:
        """The answer, unless the asker hangs up: then the query is ended, not left to burn until its time is up."""
        outcome: asyncio.Future[Served] = asyncio.get_running_loop().create_future()
        ticket = self._desk.ask(asked, lambda served: None if outcome.done() else outcome.set_result(served))
        try:
            await asyncio.wait({outcome}, timeout=_PATIENCE)
            if not outcome.done():
                gone = asyncio.create_task(_hung_up(receive))
                waited: set[asyncio.Future[Any]] = {outcome, gone}
                await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
                gone.cancel()
            if not outcome.done():
                raise ProblemError(499, "The asker is gone.")
            return outcome.result()
        finally:
            self._desk.pool.cancel(ticket)


async def read(scope: Scope, receive: Receive, limit: int) -> Request:
    """Return a request, read to its end.

    Raises:
        ProblemError: its body is larger than the limit (413).
    """
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    body = bytearray()
    more = scope["method"] not in ("GET", "HEAD", "OPTIONS")
    if more and int(headers.get("content-length") or 0) > limit:
        raise ProblemError(413, f"A request may have {limit} bytes.")
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ProblemError(499, "The asker is gone.")
        body += message.get("body", b"")
        if len(body) > limit:
            raise ProblemError(413, f"A request may have {limit} bytes.")
        more = message.get("more_body", False)
    base = f"{scope['scheme']}://{headers.get('host', '')}{scope['path']}"
    client = scope["client"][0] if scope.get("client") else ""
    return Request(scope["method"], scope["path"], base, scope["query_string"], headers, bytes(body), client)


async def respond(send: Send, scope: Scope, reply: Reply) -> None:
    """Return when a reply is sent, or its asker takes nothing of it any more.

    Raises:
        Nothing.
    """
    body = reply.body
    size = body.size if isinstance(body, Spool) else len(body)
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers]
    if reply.status not in (204, 304):
        headers.append((b"content-length", str(size).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    if isinstance(body, bytes):
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
        return
    try:
        if scope["method"] != "HEAD":
            while piece := os.read(body.descriptor, PIECE):
                await asyncio.wait_for(send({"type": "http.response.body", "body": piece, "more_body": True}), STALLED)
        await send({"type": "http.response.body", "body": b""})
    except TimeoutError:
        pass  # the server closes the connection, as less was sent than promised
    finally:
        os.close(body.descriptor)


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
