"""The documents in which the service describes itself, each in several forms.

In      a Request; the service graph of the published snapshot, asked of the workers
Out     Reply.
Source  SPARQL 1.1 Service Description, section 2; VoID, section 7.2; https://github.com/sib-swiss/sparql-examples.
Limits  what a snapshot says is asked once; what is made of it for an address and a form, some dozens of times at most.
"""

import asyncio
import io
import os
from collections.abc import Callable, Iterable
from email.utils import format_datetime
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse, serialize

from api.asking.negotiation import GRAPH, choice
from api.asking.query import Variant
from api.asking.replies import OPEN, VARY, etag, unchanged
from api.describing import server
from api.exchange import Reply, Request, Spool
from api.problems import ProblemError, of_answer
from api.workers.pool import Pool
from api.workers.wire import Answer, SparqlQuestion
from kg.names import DESCRIPTION, ONTOLOGY
from kg.store import Snapshot

_QUESTIONS = Path(__file__).parent / "questions"
_HTML = "text/html"
_FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
_PREFIXES = {
    "": f"{DESCRIPTION.value}#",
    "cq": ONTOLOGY,
    "dcterms": server.DCTERMS,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": server.SCHEMA,
    "sd": server.SD,
    "sh": server.SH,
    "void": server.VOID,
    "void-ext": "http://ldf.fi/void-ext#",
    "xsd": server.XSD,
}
_KEPT = 64
_MOST_BYTES = 64 << 20

Said = tuple[Triple, ...]
Telling = Callable[[Said, Snapshot], Iterable[Triple]]
"""What the server makes of what a snapshot says."""


class Describing:
    """The documents of one server."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._said: dict[tuple[str, str], Said] = {}
        self._made: dict[tuple[str, str], bytes] = {}
        pool.switched.append(self._forget)

    async def service_description(self, request: Request) -> Reply:
        """Return what /sparql answers if it is asked nothing: a description for programs, the way to a form for people.

        Raises:
            ProblemError: nothing is published (503), no such form (406), no answer in time.
        """
        offered = {**GRAPH, _HTML: _HTML, "application/xhtml+xml": _HTML}
        if choice(request.headers.get("accept", ""), offered) == _HTML:
            return Reply(303, (("location", "/ask"), VARY, *OPEN), b"")

        def told(said: Said, _: Snapshot) -> Iterable[Triple]:
            return server.service(said, self._pool.settings, request.base)

        return await self._document(request, "service", told)

    async def void(self, request: Request) -> Reply:
        """Return what the dataset holds, as VoID.

        Raises:
            ProblemError: nothing is published (503) or said of it (404), no such form (406), no answer in time.
        """

        def told(said: Said, snapshot: Snapshot) -> Iterable[Triple]:
            return server.dataset(said, snapshot, _endpoint(request))

        return await self._document(request, "void", told)

    async def examples(self, request: Request) -> Reply:
        """Return queries to begin with, each addressed to this endpoint.

        Raises:
            ProblemError: nothing is published (503) or said of it (404), no such form (406), no answer in time.
        """

        def told(said: Said, _: Snapshot) -> Iterable[Triple]:
            return server.examples(said, _endpoint(request))

        return await self._document(request, "examples", told)

    # ------------------------------------------------------------ inside

    async def _document(self, request: Request, name: str, told: Telling) -> Reply:
        if request.method not in ("GET", "HEAD"):
            problem = ProblemError(405, "This is only for reading; use GET.")
            problem.headers = {"allow": "GET, HEAD, OPTIONS"}
            raise problem
        media_type = choice(request.headers.get("accept", ""), GRAPH)
        if media_type is None:
            raise ProblemError(406, "Ask for a form of RDF.", offered=list(_FORMS))
        snapshot = await self._pool.refresh()
        wanted = Variant(f"{name} {media_type} {request.base}", {}, "")
        held = unchanged(request, snapshot, wanted)
        if held is not None:
            return held
        key = (snapshot.id, wanted.name)
        if key not in self._made:
            said = await self._said_of(snapshot, name)
            if not said and name != "service":
                raise ProblemError(404, "This snapshot says nothing of itself. `kg build` publishes one that does.")
            try:
                triples = set(told(said, snapshot))
            except ValueError as error:  # a Host header can hold what no IRI can
                raise ProblemError(400, f"The address {request.base!r} is no IRI: {error}.") from error
            while len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            self._made[key] = await asyncio.to_thread(_written, triples, media_type)
        return Reply(200, _headers(media_type, snapshot, wanted.name), self._made[key])

    async def _said_of(self, snapshot: Snapshot, name: str) -> Said:
        key = (snapshot.id, name)
        if key not in self._said:
            text = (_QUESTIONS / f"{name}.rq").read_text(encoding="utf-8")
            question = SparqlQuestion(text, {"graph": "application/n-triples"}, DESCRIPTION.value, (), (), _MOST_BYTES)
            answer = await self._pool.ask(question, snapshot, self._pool.settings.deadline)
            content = _content(answer)
            if answer.status >= 400:
                raise of_answer(answer.status, content)
            self._said[key] = await asyncio.to_thread(_read, content)
        return self._said[key]

    def _forget(self) -> None:
        self._said.clear()
        self._made.clear()


def _endpoint(request: Request) -> str:
    return request.base.removesuffix(request.path) + "/sparql"


def _content(answer: Answer) -> bytes:
    if isinstance(answer.body, Spool):
        with os.fdopen(answer.body.descriptor, "rb") as file:
            return file.read()
    return answer.body


def _read(content: bytes) -> Said:
    return tuple(quad.triple for quad in parse(content, RdfFormat.N_TRIPLES))


def _written(triples: set[Triple], media_type: str) -> bytes:
    out = io.BytesIO()
    serialize(sorted(triples, key=str), out, _FORMS[media_type], prefixes=_PREFIXES)
    return out.getvalue()


def _headers(media_type: str, snapshot: Snapshot, variant: str) -> tuple[tuple[str, str], ...]:
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return (
        ("content-type", media_type + charset),
        ("cache-control", "public, max-age=0, must-revalidate"),
        ("etag", etag(snapshot, variant)),
        ("last-modified", format_datetime(snapshot.published, usegmt=True)),
        ("link", '</.well-known/void>; rel="describedby"'),
        ("x-snapshot", snapshot.id),
        VARY,
        *OPEN,
    )
