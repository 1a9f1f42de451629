"""The ontology at its own IRI: pages for people, the terms as data for programs.

In      requests for /ontology, for a version of it, or for its style sheet
Out     Reply: data as the published snapshot holds it; pages as they were made with the package.
Source  Best Practice Recipes for Publishing RDF Vocabularies (W3C note), recipe 3; `kg.documentation`; decision 0026.
Limits  data are there of the version that the snapshot holds; of other versions only pages that lie in the folder.
"""

import asyncio
import hashlib
import io
import os
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from api.asking.query import Variant, pairs
from api.asking.replies import OPEN, VARY, answered, unchanged
from api.exchange import Reply, Request, Spool
from api.html import POLICY
from api.problems import ProblemError, of_answer
from api.things.forms import HTML, OFFERED, SUFFIXES, Wanted, wanted
from api.things.terms import listed
from api.workers.pool import Pool
from api.workers.wire import Answer, GraphQuestion
from kg.describe.thing import PREFIXES
from kg.names import BASE, ONTOLOGY_GRAPH
from kg.store import Snapshot

ROOT = "/ontology"
LANGUAGES = ("en", "id")
_PARTS = ("alignments", "inferences", "shapes")
"""Ontologies of their own names that stand in the same graph."""
_FORMS = {name: form for name, form in OFFERED.items() if form not in ("application/n-quads", "application/trig")}
_VERSION = NamedNode("http://www.w3.org/2002/07/owl#versionInfo")
_PREFIXES = {
    **{name: space for name, space in PREFIXES.items() if "/id/" not in space},
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
    "vann": "http://purl.org/vocab/vann/",
    "cqs": f"{BASE}shapes#",
}
_CSS = "text/css; charset=utf-8"

Said = tuple[Triple, ...]


class Vocabulary:
    """The ontology of one server."""

    def __init__(self, pool: Pool, folder: Path) -> None:
        self._pool = pool
        self._folder = folder
        self._said: tuple[str, Said] = ("", ())
        self._made: dict[tuple[str, str], bytes] = {}
        pool.switched.append(self._made.clear)

    async def ontology(self, request: Request) -> Reply:
        """Return the ontology, or a version of it, in the form that is asked for.

        Raises:
            ProblemError: no such version (404) or form (406, 422), nothing published (503), no answer in time.
        """
        if request.method not in ("GET", "HEAD"):
            problem = ProblemError(405, "This is only for reading; use GET.")
            problem.headers = {"allow": "GET, HEAD, OPTIONS"}
            raise problem
        if request.path == f"{ROOT}/style.css":
            return self._file(self._folder / "style.css", request, _CSS)
        if request.path.removeprefix(f"{ROOT}/") in _PARTS or request.path == "/shapes":
            return Reply(303, (("location", ROOT), VARY, *OPEN), b"")
        asked, language = wanted(request, ROOT, _FORMS), _language(request)
        snapshot = await self._pool.refresh()
        version = _version(await self._terms(snapshot))
        if asked.media_type == HTML:
            return await self._page(request, asked, snapshot, (version, language))
        self._check(asked.path, version)
        variant = Variant(f"ontology {asked.media_type}", {}, "")
        held = unchanged(request, snapshot, variant)
        if held is not None:
            return held
        key = (snapshot.id, asked.media_type)
        if key not in self._made:
            self._made[key] = await asyncio.to_thread(_written, await self._terms(snapshot), asked.media_type)
        reply = answered(Answer(200, asked.media_type, self._made[key]), snapshot, variant, 0)
        return Reply(200, (*reply.headers, *_links(asked)), reply.body)

    async def _page(self, request: Request, asked: Wanted, snapshot: Snapshot, which: tuple[str, str]) -> Reply:
        version, language = which
        made = {path.name for path in self._folder.glob("*") if path.is_dir()}
        if (asked.path or version) in made:
            file = self._folder / (asked.path or version) / f"{language}.html"
            reply = self._file(file, request, f"{HTML}; charset=utf-8")
        else:
            self._check(asked.path, version)
            body = await asyncio.to_thread(listed, await self._terms(snapshot), language)
            reply = Reply(200, (("content-type", f"{HTML}; charset=utf-8"), ("cache-control", "no-cache"), VARY), body)
        looks = ("content-security-policy", f"{POLICY}; img-src 'self'")
        return Reply(reply.status, (*reply.headers, looks, *_links(asked), *OPEN), reply.body)

    def _check(self, path: str, version: str) -> None:
        if path not in ("", version):
            detail = f"There is no version {path!r} of the ontology here. This is {version}: {ROOT}/{version}."
            raise ProblemError(404, detail, near=[version])

    def _file(self, path: Path, request: Request, content_type: str) -> Reply:
        try:
            body = path.read_bytes()
        except FileNotFoundError:
            raise ProblemError(404, f"There is nothing at {request.path}: `make ontology` makes the pages.") from None
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = (("content-type", content_type), ("etag", tag), ("cache-control", "no-cache"), VARY)
        held = tag in request.headers.get("if-none-match", "")
        return Reply(304 if held else 200, headers, b"" if held else body)

    async def _terms(self, snapshot: Snapshot) -> Said:
        """What the snapshot's graph of the ontology says; asked once of each snapshot."""
        if self._said[0] != snapshot.id:
            question = GraphQuestion(ONTOLOGY_GRAPH.value, "application/n-triples")
            answer = await self._pool.ask(question, snapshot, self._pool.settings.deadline)
            if answer.status >= 400:
                raise of_answer(answer.status, answer.content())
            self._said = (snapshot.id, await asyncio.to_thread(_read, answer))
        return self._said[1]


def _language(request: Request) -> str:
    language = next((value for name, value in pairs(request.query) if name == "lang"), LANGUAGES[0])
    if language not in LANGUAGES:
        allowed = list(LANGUAGES)
        raise ProblemError(422, f"lang is one of {', '.join(allowed)}, not {language!r}.", allowed=allowed)
    return language


def _read(answer: Answer) -> Said:
    content = answer.body
    if isinstance(content, Spool):
        with os.fdopen(content.descriptor, "rb") as file:
            content = file.read()
    return tuple(sorted((quad.triple for quad in parse(content, RdfFormat.N_TRIPLES)), key=str))


def _version(said: Said) -> str:
    found = (t.object.value for t in said if t.predicate == _VERSION and isinstance(t.object, Literal))
    return next(found, "")


def _written(said: Said, media_type: str) -> bytes:
    form = RdfFormat.from_media_type(media_type)
    assert form is not None
    out = io.BytesIO()
    serialize(said, out, form, prefixes=_PREFIXES)
    return out.getvalue()


def _links(asked: Wanted) -> tuple[tuple[str, str], ...]:
    path = f"/{asked.path}" if asked.path else ""
    told = [f'<{BASE}ontology{path}>; rel="canonical"']
    for suffix, media_type in SUFFIXES.items():
        if media_type in _FORMS.values() and media_type != asked.media_type:
            told.append(f'<{ROOT}{path}.{suffix}>; rel="alternate"; type="{media_type}"')
    return (("link", ", ".join(told)),)
