"""The update operation of the SPARQL Protocol: a request → a task for the writer.

In      the parameters of a request
Out     UpdateTask.
Source  SPARQL 1.1 Protocol, section 2.2.
Limits  the text itself is read by the writer: it may be long, and here others would have to wait.
"""

from collections.abc import Sequence

from pyoxigraph import NamedNode

from api.exchange import Request
from api.problems import ProblemError
from kg.writer.wire import UpdateTask

_DEFAULT, _NAMED = "using-graph-uri", "using-named-graph-uri"
_KNOWN = frozenset({"update", _DEFAULT, _NAMED})

Parameters = Sequence[tuple[str, str]]


def task_of(request: Request, parameters: Parameters) -> UpdateTask:
    """Return the task that a request asks for.

    Raises:
        ProblemError: it holds no update, or several (400), or was not sent with POST (405).
    """
    if request.method != "POST":
        problem = ProblemError(405, "Send an update with POST.")
        problem.headers = {"allow": "POST"}
        raise problem
    unknown = sorted({name for name, _ in parameters} - _KNOWN)
    if unknown:
        known = ", ".join(sorted(_KNOWN))
        raise ProblemError(400, f"Unknown parameter {unknown[0]!r} of an update. Parameters: {known}.")
    texts = [value for name, value in parameters if name == "update"]
    if len(texts) != 1:
        raise ProblemError(400, f"Give the parameter 'update' once; it was given {len(texts)} times.")
    return UpdateTask(texts[0], request.base, _iris(parameters, _DEFAULT), _iris(parameters, _NAMED))


def _iris(parameters: Parameters, name: str) -> tuple[str, ...]:
    try:
        return tuple(NamedNode(value).value for key, value in parameters if key == name)
    except ValueError as error:
        raise ProblemError(400, f"{name} must be an IRI: {error}.") from error
