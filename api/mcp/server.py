"""The server of the Model Context Protocol: all tools and resources, over one graph.

In      workers, saved queries
Out     MCPServer, and the application that speaks its HTTP transport.
Source  Model Context Protocol; the package `mcp` from version 2 on.
Limits  no state between calls, so that any number of clients can share one server.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette

from api.mcp import looking, resources, schema, tables
from api.mcp.asking import Graph
from kg import __version__

_INSTRUCTIONS = (Path(__file__).parent / "texts" / "instructions.md").read_text(encoding="utf-8")
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
PATH = "/mcp"


def server(graph: Graph) -> MCPServer:
    """Return the server.

    Raises:
        Nothing.
    """
    with _same_logging():
        made: MCPServer = MCPServer(
            "communique",
            title="Communiqué",
            version=__version__,
            instructions=_INSTRUCTIONS,
            tools=[tool for room in (looking, tables, schema) for tool in room.box.tools(graph)],
        )
    resources.put(made, graph)
    return made


@contextmanager
def _same_logging() -> Iterator[None]:
    """The package sets up the logging of the whole process, which is not its own."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def application(made: MCPServer, hosts: Iterable[str]) -> Starlette:
    """Return the HTTP application; beside this machine's own names it answers to those hosts only.

    Raises:
        Nothing.
    """
    names = [*_LOCAL, *hosts]
    allowed = [*names, *(f"{name}:*" for name in names)]
    origins = [f"{scheme}://{name}" for scheme in ("http", "https") for name in allowed]
    security = TransportSecuritySettings(allowed_hosts=allowed, allowed_origins=origins)
    return made.streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=security
    )
