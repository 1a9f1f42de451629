"""Stores to write to and servers that take writes, for tests.

In      a sample article, made-up documents of bench/corpus.py
Out     a published store, its tokens, a client that carries one, the writer's process.
Limits  the store's ontology and shapes are the real ones.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import httpx2
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from bench.corpus import World, documents
from kg.curated import knowledge
from kg.names import CATALOG_GRAPH, CURATED_GRAPH, DERIVED_GRAPH, MINTED_GRAPH, ONTOLOGY_GRAPH, SERVICE_GRAPH
from kg.pipeline import Options, build
from kg.places import ONTOLOGY, SAMPLE_ARTICLES
from kg.store import GraphStore
from kg.writer.tokens import FILE, new
from tests.servers import served

ARTICLE = SAMPLE_ARTICLES / "04-2021-12-22-tindakan-teknis-militer.txt"
NOTES = "http://example.org/notes"
KEPT = (CATALOG_GRAPH, CURATED_GRAPH, DERIVED_GRAPH, MINTED_GRAPH, ONTOLOGY_GRAPH, SERVICE_GRAPH)


@cache
def _built() -> Path:
    path = Path(mkdtemp(prefix="communique-writes-"))
    build([ARTICLE], path / "store", Options("rules", ONTOLOGY), lambda _: None)
    return path / "store"


def store(path: Path) -> Path:
    """A published store with one real article, its text kept."""
    return shutil.copytree(_built(), path / "store")


@cache
def made_up(count: int) -> list[tuple[NamedNode, str]]:
    """So many documents: name and N-Quads."""
    made = documents(count, World.of(knowledge(ONTOLOGY)))
    return [(NamedNode(one.iri[1:-1]), "".join(f"{line}\n" for line in one.lines)) for one in made]


def triples(nquads: str) -> bytes:
    """The same without the graph, as N-Triples."""
    return "".join(f"{quad.triple} .\n" for quad in parse(nquads.encode(), RdfFormat.N_QUADS)).encode()


def insertion(name: NamedNode, nquads: str) -> str:
    """An update that inserts a document."""
    return f"INSERT DATA {{ GRAPH {name} {{ {triples(nquads).decode()} }} }}"


@contextmanager
def writable(path: Path, scopes: tuple[str, ...] = ("write",), **settings: object) -> Iterator[httpx2.Client]:
    """A client, with a token, of a server that takes writes."""
    token = new(path / FILE, "tester", scopes)
    try:
        with served(path, writes=True, **settings) as client:
            client.headers["authorization"] = f"Bearer {token}"
            yield client
    finally:
        (path / FILE).unlink(missing_ok=True)


def update(client: httpx2.Client, text: str, **headers: str) -> httpx2.Response:
    """The answer to an update."""
    kind = {"content-type": "application/sparql-update", "accept": "application/json", **headers}
    return client.post("/sparql", content=text.encode(), headers=kind)


def ask(client: httpx2.Client, text: str) -> list[list[str]]:
    """The rows of a query, as text."""
    answer = client.get("/sparql", params={"query": text}, headers={"accept": "text/tab-separated-values"})
    assert answer.status_code == 200, answer.text
    return [line.split("\t") for line in answer.text.splitlines()[1:]]


def writer(client: httpx2.Client) -> int:
    """The process id of the server's writer; 0 where it has none at the moment."""
    waiting = [client.process.pid]  # type: ignore[attr-defined]
    while waiting:
        parent = waiting.pop()
        try:
            if b"kg.writer" in Path(f"/proc/{parent}/cmdline").read_bytes():
                return int(parent)
            waiting += map(int, Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return 0


def kill_writer(client: httpx2.Client) -> bool:
    """Whether there was a writer to kill."""
    pid = writer(client)
    if pid:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
    return bool(pid)


def in_step(path: Path) -> list[str]:
    """What is not as it should be in a store at rest: digests, and what is derived, minted and noted of documents."""
    with GraphStore.open(path) as opened:
        faults = [f"damaged: {name}" for name in opened.damaged()]
        found = {graph: set(opened.quads(graph)) for graph in KEPT[:4]}
        fresh = Path(mkdtemp(prefix="communique-fresh-"))
        with GraphStore.open(fresh) as other:
            other.curate([*opened.quads(ONTOLOGY_GRAPH), *opened.quads(CURATED_GRAPH)])
            for document in opened.documents():
                claims = [Quad(a, p, o, MINTED_GRAPH) for a, p, o in _claims(opened, document.iri)]
                other.replace(document.iri, list(opened.quads(document.iri)), claims)
            for graph in (DERIVED_GRAPH, MINTED_GRAPH):
                faults += [f"too much: {quad}" for quad in found[graph] - set(other.quads(graph))]
                faults += [f"missing: {quad}" for quad in set(other.quads(graph)) - found[graph]]
    shutil.rmtree(fresh)
    return faults


def _claims(opened: GraphStore, document: NamedNode) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for quad in opened.quads(document):
        if quad.predicate.value.endswith("#refersTo") and isinstance(quad.object, NamedNode):
            known = opened.opinion(document, quad.object)
            if known is not None:
                yield quad.object, kind, known
