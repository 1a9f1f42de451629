"""The write service as an ASGI application.

In      an ASGI scope
Out     a Request for a handler; its Reply, or a problem.
Limits  bodies up to the settings' size. Bare ASGI, as /sparql is.
"""

from dataclasses import replace

from starlette.types import Receive, Scope, Send

from api.asking.replies import options, told
from api.exchange import Handler
from api.problems import ProblemError
from api.sparql import read, respond


class Mounted:
    """A handler, for the framework to mount."""

    def __init__(self, handler: Handler, methods: str, body_bytes: int) -> None:
        self._handler = handler
        self._methods = methods
        self._body_bytes = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            Nothing.
        """
        try:
            request = await read(scope, receive, self._body_bytes)
            if request.method == "OPTIONS":
                reply = options(request, self._methods)
            else:
                # A graph is named by its address as it was sent: %31 and 1 are two names.
                sent = request.base.removesuffix(request.path) + scope["raw_path"].decode("ascii", "replace")
                reply = await self._handler(replace(request, base=sent))
        except ProblemError as problem:
            reply = told(problem, scope["path"])
        await respond(send, scope, reply)
