"""The Graph Store Protocol: which graph a request is about, and what it asks for.

In      a request below /store
Out     a question for the workers (GET, HEAD) or a task for the writer (PUT, POST, DELETE).
Source  SPARQL 1.1 Graph Store HTTP Protocol, sections 4 and 5.
Limits  one graph a request. `?graph=` names it, `?default` is the one without a name; any other address below /store is
        the graph's own name.
"""

from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from api.asking.negotiation import GRAPH, choice
from api.exchange import Request
from api.problems import ProblemError
from api.workers.wire import GraphQuestion
from api.writing.files import files
from kg.writer.wire import GraphTask

READS = ("GET", "HEAD")
WRITES = ("PUT", "POST", "DELETE")
ROOT = "/store"


def question_of(request: Request) -> GraphQuestion:
    """Return the question that a GET or HEAD asks.

    Raises:
        ProblemError: it names no graph (400), or can be given in no format asked for (406).
    """
    media_type = choice(request.headers.get("accept", ""), GRAPH)
    if media_type is None:
        offered = list(dict.fromkeys(GRAPH.values()))
        raise ProblemError(406, f"A graph can be had as {', '.join(offered)}.", offered=offered)
    return GraphQuestion(_named(request), media_type)


def task_of(request: Request) -> GraphTask:
    """Return the task that a PUT, POST or DELETE asks for.

    Raises:
        ProblemError: it names no graph (400), or its body is in no format of a graph (415).
    """
    parts = files(request) if request.method != "DELETE" else ()
    if request.method == "POST" and not request.query and _is_root(request):
        return GraphTask("POST", request.base.rstrip("/"), request.base, parts, makes=True)
    graph = _named(request)
    return GraphTask(request.method, graph, graph or request.base, parts, makes=False)


def _named(request: Request) -> str:
    """The name of the request's graph; empty for the one without a name."""
    try:
        given = parse_qsl(request.query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as error:
        raise ProblemError(400, f"The parameters are not percent-encoded UTF-8: {error}.") from error
    names = [name for name, _ in given]
    if names == ["default"] and not given[0][1]:
        return ""
    if not given and not _is_root(request):
        return _iri(request.base)
    if names != ["graph"]:
        raise ProblemError(400, "Name one graph: ?graph=IRI, or ?default, or ask for the graph's own address.")
    return _iri(given[0][1])


def _is_root(request: Request) -> bool:
    return request.path.rstrip("/") == ROOT


def _iri(name: str) -> str:
    try:
        iri = NamedNode(name).value
    except ValueError as error:
        raise ProblemError(400, f"A graph's name must be an IRI: {error}.") from error
    if not iri.partition(":")[0].isalnum() or ":" not in iri:
        raise ProblemError(400, f"A graph's name must be an absolute IRI, not {name!r}.")
    return iri
