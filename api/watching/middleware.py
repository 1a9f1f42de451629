"""The witness of every request that goes through the framework, as pure ASGI.

In      an ASGI application, a Witness
Out     the same application; each answer carries `x-request-id` and is seen by the witness.
Limits  a route that answers queries puts what it knows (query, outcome, lane, cached, rows, snapshot) into
        `scope["watched"]`; whoever calls `Witness.saw` itself stands outside of this.
"""

from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.watching.seen import Seen
from api.watching.witness import Witness

_ROUTES = {
    "sparql": "sparql",
    "store": "store",
    "health": "health",
    "metrics": "metrics",
    "admin": "admin",
    "export": "export",
    **dict.fromkeys(("actors", "compare", "demands", "documents", "events", "issues", "matrix", "network"), "rest"),
    **dict.fromkeys(("id", "ontology", "shapes", "reconcile", "discourse"), "rest"),
    **dict.fromkeys(("queries", "search", "statements", "statistics", "timeline", "context.jsonld"), "rest"),
    "": "page",
    "plain": "page",
    "view": "page",
    "assets": "page",
    "ask": "page",
    "docs": "page",
    "style.css": "page",
}


def route_of(path: str) -> str:
    """Return the class of routes a path belongs to, `other` where it is none of ours.

    Raises:
        Nothing.

    >>> route_of("/actors/nato/demands"), route_of("/"), route_of("/wp-admin")
    ('rest', 'page', 'other')
    """
    return _ROUTES.get(path[1:].partition("/")[0], "other")


class Watched:
    """An application under watch."""

    def __init__(self, app: ASGIApp, witness: Witness) -> None:
        self._app = app
        self._witness = witness
        self._running = 0
        witness.gauge("in_flight", lambda: self._running)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            Nothing of its own.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        answer = _Answer(send, self._witness.identify(given.decode("latin-1")))
        scope["watched"] = {}
        begun = perf_counter()
        self._running += 1
        try:
            await self._app(scope, receive, answer.send)
        finally:
            self._running -= 1
            self._witness.saw(
                Seen(
                    route_of(scope["path"]),
                    scope["method"],
                    scope["path"],
                    answer.status,
                    perf_counter() - begun,
                    answer.sent,
                    scope["client"][0] if scope.get("client") else "",
                    answer.id,
                    **scope["watched"],
                )
            )


class _Answer:
    """What went out of an answer; 499 until anything did."""

    def __init__(self, send: Send, identifier: str) -> None:
        self._send = send
        self.id = identifier
        self.status = 499
        self.sent = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), (b"x-request-id", self.id.encode())]
        elif message["type"] == "http.response.body":
            self.sent += len(message.get("body", b""))
        await self._send(message)
