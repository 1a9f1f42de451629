"""What assistants may read without asking a tool: prefixes, queries, licence, and which state of the graph this is.

In      the Graph
Out     resources `communique://…`.
Source  Model Context Protocol, resources.
"""

import json
from pathlib import Path

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError

from api.mcp.asking import Graph
from api.problems import ProblemError

_TEXTS = Path(__file__).parent / "texts"
_JSON, _TURTLE, _WORDS = "application/json", "text/turtle", "text/markdown"


def put(server: MCPServer, graph: Graph) -> None:
    """Return nothing; the resources hang on the server.

    Raises:
        Nothing.
    """

    @server.resource("communique://prefixes", title="Prefixes for queries", mime_type=_TURTLE)
    async def prefixes() -> str:
        try:
            rows = await graph.own("prefixes")
        except ProblemError as problem:
            raise ResourceError(problem.detail) from problem
        return "".join(f"PREFIX {row['prefix']}: <{row['namespace']}>\n" for row in rows)

    @server.resource("communique://examples", title="Saved queries", mime_type=_JSON)
    async def examples() -> str:
        try:
            rows = await graph.own("texts")
        except ProblemError as problem:
            raise ResourceError(problem.detail) from problem
        asks = {name: query.asks for name, query in graph.queries.items()}
        told = [{"name": row["name"], "asks": asks.get(row["name"]), "sparql": row["text"]} for row in rows]
        return json.dumps(told, ensure_ascii=False, indent=1)

    @server.resource("communique://snapshot", title="Which state of the graph this is", mime_type=_JSON)
    async def snapshot() -> str:
        try:
            return json.dumps(graph.told())
        except ProblemError as problem:
            raise ResourceError(problem.detail) from problem

    @server.resource("communique://licence", title="Licence", mime_type=_WORDS)
    async def licence() -> str:
        return (_TEXTS / "licence.md").read_text(encoding="utf-8")
