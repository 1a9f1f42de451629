"""What a request asks of /sparql: the query and all that decides its answer.

In      a Request
Out     Query, or a ProblemError that says what is wrong with the request.
Source  SPARQL 1.1 Protocol, section 2.1; RFC 9110, section 12.5 (negotiation).
Limits  parameters that well-known clients add without meaning anything to us are read over; any other is an error, as
        it may be a slip of the pen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode

from api.asking.negotiation import encoding, forms
from api.exchange import Request
from api.percent import unquoted
from api.problems import ProblemError
from api.settings import Settings
from api.workers.wire import SparqlQuestion

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_OURS = {"query", "timeout", "default-graph-uri", "named-graph-uri"}
_UPDATES = {"update", "using-graph-uri", "using-named-graph-uri"}
_READ_OVER = {"format", "output", "results", "debug", "infer", "reasoning", "ac"}
"""What SPARQLWrapper, R's packages, SIB's editor and others send beside the Accept header."""
_MOST_PARAMETERS = 100

Parameters = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Variant:
    """The form that an answer is wanted in."""

    name: str
    """The same for all that is written alike."""
    forms: Mapping[str, str]
    encoding: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and how its answer is wanted."""

    text: str
    variant: Variant
    base: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    seconds: float

    def question(self, most_bytes: int) -> SparqlQuestion:
        """Return the question to a worker.

        Raises:
            Nothing.
        """
        wanted = self.variant
        return SparqlQuestion(
            self.text, wanted.forms, self.base, self.default_graphs, self.named_graphs, most_bytes, wanted.encoding
        )

    def key(self) -> tuple[object, ...]:
        """Return what two requests share if they get the same answer from the same snapshot.

        Raises:
            Nothing.
        """
        return (self.text, self.variant.name, self.base, self.default_graphs, self.named_graphs)


@lru_cache(maxsize=512)
def variant(accept: str, accept_encoding: str) -> Variant:
    """Return the form that these two headers ask for.

    Raises:
        Nothing.
    """
    chosen, packed = forms(accept), encoding(accept_encoding)
    return Variant(f"{'|'.join(f'{kind}={name}' for kind, name in chosen.items())}|{packed}", chosen, packed)


def parameters(request: Request) -> Parameters:
    """Return the parameters of a request, a body that is itself the query or update among them.

    Raises:
        ProblemError: method (405), media type (415), or not UTF-8 (400).
    """
    in_url = pairs(request.query)
    if request.method in ("GET", "HEAD"):
        return in_url
    if request.method != "POST":
        problem = ProblemError(405, "Ask with GET or POST.")
        problem.headers = {"allow": "GET, HEAD, POST, OPTIONS"}
        raise problem
    media_type, _, charset = request.headers.get("content-type", "").partition(";")
    if "charset" in charset.lower() and "utf-8" not in charset.lower():
        raise ProblemError(415, "Write the query in UTF-8.")
    match media_type.strip().lower():
        case "application/x-www-form-urlencoded":
            return [*in_url, *pairs(request.body)]
        case "application/sparql-query":
            return [*in_url, ("query", decoded(request.body))]
        case "application/sparql-update":
            return [*in_url, ("update", decoded(request.body))]
    raise ProblemError(415, f"Send the query as {FORM} or {QUERY}.", offered=[FORM, QUERY])


def is_update(found: Parameters) -> bool:
    """Say whether a request wants to change something.

    Raises:
        Nothing.
    """
    return any(name in _UPDATES for name, _ in found)


def query(request: Request, found: Parameters, settings: Settings) -> Query:
    """Return the query of a request with these parameters.

    Raises:
        ProblemError: parameters (400), or too long a query (413).
    """
    unknown = sorted({name for name, _ in found} - _OURS - _READ_OVER)
    if unknown:
        raise ProblemError(400, f"Unknown parameter {unknown[0]!r}. Parameters: {', '.join(sorted(_OURS))}.")
    text = one(found, "query")
    check_length(len(text.encode("utf-8", "replace")), settings)
    return Query(
        text,
        variant(request.headers.get("accept", ""), request.headers.get("accept-encoding", "")),
        request.base,
        tuple(value for name, value in found if name == "default-graph-uri"),
        tuple(value for name, value in found if name == "named-graph-uri"),
        _seconds(found, settings),
    )


def check_length(length: int, settings: Settings) -> None:
    """Return nothing; a query may have so many bytes.

    Raises:
        ProblemError: it may not (413).
    """
    if length > settings.query_bytes:
        raise ProblemError(413, f"A query may have {settings.query_bytes} bytes.")


def check_graphs(asked: Query) -> None:
    """Return nothing; the graphs that are named have names. A worker says so too, if there is a query to put to it.

    Raises:
        ProblemError: one is no IRI (400).
    """
    for name in (*asked.default_graphs, *asked.named_graphs):
        try:
            NamedNode(name)
        except ValueError as error:
            raise ProblemError(400, f"A graph's name must be an IRI: {error}.") from error


def one(found: Parameters, name: str) -> str:
    """Return the value of a parameter that must be given once.

    Raises:
        ProblemError: it is missing or given several times (400).
    """
    values = [value for key, value in found if key == name]
    if len(values) != 1:
        raise ProblemError(400, f"Give the parameter {name!r} once; it was given {len(values)} times.")
    return values[0]


def pairs(encoded: bytes) -> Parameters:
    """Return the parameters in a query string or form.

    Raises:
        ProblemError: they are not percent-encoded UTF-8, or there are too many (400).
    """
    try:
        encoded.decode("ascii")
        parts = [part.partition(b"=") for part in encoded.split(b"&", _MOST_PARAMETERS) if part]
        found = [(unquoted(name).decode(), unquoted(value).decode()) for name, _, value in parts]
    except ValueError as error:
        raise ProblemError(400, f"The parameters are not percent-encoded UTF-8: {error}.") from error
    if len(found) > _MOST_PARAMETERS:
        raise ProblemError(400, f"A request may have {_MOST_PARAMETERS} parameters.")
    return found


def decoded(body: bytes) -> str:
    """Return the text of a body.

    Raises:
        ProblemError: it is not UTF-8 (400).
    """
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"The query is not UTF-8: {error}.") from error


def _seconds(found: Parameters, settings: Settings) -> float:
    if not any(name == "timeout" for name, _ in found):
        return settings.deadline
    given = one(found, "timeout")
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= settings.longest:
        raise ProblemError(
            400, f"timeout is a number of seconds above 0 and up to {settings.longest:g}, not {given!r}."
        )
    return seconds
