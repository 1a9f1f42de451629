"""Tools on their way to a server: functions, collected where they are written and bound to a graph later.

In      async functions whose first argument is the Graph; the rest is what a model gives
Out     tools of the protocol: read-only, with strict arguments, and errors told in words.
Source  Model Context Protocol, tools (annotations, structured content).
Limits  what a tool raises that is not foreseen here is a fault of ours: the client is told no more than that.
"""

import functools
import inspect
import json
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, ValidationError

from api.mcp.asking import Graph
from api.problems import ProblemError
from kg.errors import KGError

Function = Callable[..., Coroutine[Any, Any, BaseModel]]
Written = TypeVar("Written", bound=Function)


class _Strict(Tool):
    """A tool that says in plain words which arguments are wrong, and what may stand there."""

    async def run(self, arguments: dict[str, Any], context: Context[Any, Any], convert_result: bool = False) -> Any:  # noqa: ANN401 - as in the package
        """Return what the tool answers.

        Raises:
            ToolError: an argument is wrong, or the call cannot be answered.
        """
        try:
            return await super().run(arguments, context, convert_result)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError("\n".join(self._faults(error.__cause__))) from error.__cause__
            raise

    def _faults(self, error: ValidationError) -> Iterator[str]:
        names = list(self.parameters["properties"])
        for fault in error.errors(include_url=False):
            name = ".".join(str(part) for part in fault["loc"])
            if fault["type"] == "extra_forbidden":
                yield f"{name}: there is no such argument. Arguments: {', '.join(names)}."
            elif fault["type"] == "missing":
                yield f"{name}: this argument must be given."
            else:
                yield f"{name}: {fault['msg']}, not {fault['input']!r}."


class Toolbox:
    """Tools that belong together."""

    def __init__(self) -> None:
        self._written: list[tuple[str, str, Function]] = []

    def tool(self, name: str, title: str) -> Callable[[Written], Written]:
        """Return what puts a function into the box, as a tool of that name; its docstring is what a model reads.

        Raises:
            Nothing.
        """

        def put(function: Written) -> Written:
            self._written.append((name, title, function))
            return function

        return put

    def tools(self, graph: Graph) -> Iterator[Tool]:
        """Return the tools, asking this graph.

        Raises:
            Nothing.
        """
        for name, title, function in self._written:
            tool = _Strict.from_function(
                _bound(name, function, graph), name, title, inspect.getdoc(function), annotations=_reading(title)
            )
            _tighten(tool)
            yield tool


def _reading(title: str) -> ToolAnnotations:
    return ToolAnnotations(
        title=title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )


def _bound(name: str, function: Function, graph: Graph) -> Callable[..., Coroutine[Any, Any, CallToolResult]]:
    """The function of a model's arguments alone; what went wrong is told so that the call can be mended."""

    @functools.wraps(function)
    async def called(**given: object) -> CallToolResult:
        try:
            return _compact(await function(graph, **given))
        except ProblemError as problem:
            raise ToolError(_told(problem)) from problem
        except KGError as error:
            raise ToolError(str(error)) from error

    whole = inspect.signature(function, eval_str=True)
    _, *rest = whole.parameters.values()
    called.__name__ = name
    called.__signature__ = whole.replace(parameters=rest)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in rest} | {"return": whole.return_annotation}
    return called


def _compact(answer: BaseModel) -> CallToolResult:
    """The answer as structured content, and the same as text in one line for clients that know no better."""
    told = answer.model_dump(mode="json", by_alias=True)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=told)


def _tighten(tool: Tool) -> None:
    """An argument that does not exist is an error: who is not told so believes that it was heeded."""
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    tool.parameters = arguments.model_json_schema(by_alias=True)


def _told(problem: ProblemError) -> str:
    """What went wrong, with all that the problem knows: place, excerpt, what was expected, names that look like it."""
    more = [f"{name}: {value}" for name, value in problem.more.items() if value]
    return "\n".join([problem.detail, *more])
