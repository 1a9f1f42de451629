"""What the service says of itself over HTTP, asked as its clients ask: a real server over the sample articles."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from api.asking.negotiation import GRAPH, TABLE
from api.describing.server import FORMATS, SD, SERVICE, VOID
from kg.describe import Description
from kg.describe.void import DATASET
from kg.names import BASE
from kg.places import ONTOLOGY
from kg.store import GraphStore
from tests.graphs import RULES, graph, names, sample
from tests.servers import build, served

CLIENTS = sorted((Path(__file__).parent / "data" / "describe").glob("*.rq"))
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
DOCUMENTS = ("/sparql", "/.well-known/void", "/.well-known/sparql-examples")
RDF = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def client(samples: Path) -> Iterator[httpx2.Client]:
    with served(samples) as server:
        yield server


def read(reply: httpx2.Response) -> set[Triple]:
    assert reply.status_code == 200, reply.text
    media_type = reply.headers["content-type"].split(";")[0]
    return {quad.triple for quad in parse(reply.content, RDF[media_type], base_iri=str(reply.url))}


def said(triples: set[Triple], subject: NamedNode, predicate: str) -> set[str]:
    found = [t.object for t in triples if t.subject == subject and t.predicate.value == predicate]
    return {one.value for one in found if isinstance(one, NamedNode | Literal)}


def address(client: httpx2.Client) -> str:
    return f"http://127.0.0.1:{client.base_url.port}/sparql"


@pytest.mark.parametrize("path", CLIENTS, ids=lambda p: p.stem)
def test_what_clients_ask_has_an_answer(client: httpx2.Client, path: Path) -> None:
    """`ac` is what SIB's tools add, to be left out of statistics."""
    text = path.read_text(encoding="utf-8")
    least = re.search(r"(?m)^# least: (\d+)$", text)
    accept = {"accept": "application/sparql-results+json"}
    reply = client.get("/sparql", params={"ac": "1", "query": text}, headers=accept)
    assert least
    assert len(reply.json()["results"]["bindings"]) >= int(least[1])


@pytest.mark.parametrize("path", DOCUMENTS)
def test_each_form_says_the_same(client: httpx2.Client, path: str) -> None:
    forms = {media_type: client.get(path, headers={"accept": media_type}) for media_type in RDF}
    assert {name: reply.headers["content-type"].split(";")[0] for name, reply in forms.items()} == {n: n for n in RDF}
    first, *others = [read(reply) for reply in forms.values()]
    assert first
    assert all(other == first for other in others)
    assert read(client.get(path)) == first
    refused = client.get(path, headers={"accept": "image/png"})
    assert refused.status_code == 406
    assert refused.json()["offered"] == list(RDF)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_documents_are_kept_by_whoever_asked_and_open_to_all(client: httpx2.Client, path: str) -> None:
    first = client.get(path)
    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["vary"] == "accept, accept-encoding"
    for condition in (
        {"if-none-match": first.headers["etag"]},
        {"if-modified-since": first.headers["last-modified"]},
    ):
        assert client.get(path, headers=condition).status_code == 304
    other = {"if-none-match": first.headers["etag"], "accept": "application/n-triples"}
    assert client.get(path, headers=other).status_code == 200
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == first.headers["content-length"]
    assert client.options(path).status_code == 204
    assert client.delete(path).status_code == 405


def test_the_service_tells_its_address_and_what_it_can_do(client: httpx2.Client) -> None:
    triples = read(client.get("/sparql"))
    assert said(triples, SERVICE, f"{SD}endpoint") == {address(client)}
    assert said(triples, SERVICE, f"{SD}supportedLanguage") == {f"{SD}SPARQL11Query"}
    assert said(triples, SERVICE, f"{SD}feature") == {f"{SD}UnionDefaultGraph", f"{SD}EmptyGraphs"}
    assert len(said(triples, SERVICE, f"{SD}resultFormat")) == len({*TABLE.values(), *GRAPH.values()}) == len(FORMATS)
    (dataset,) = said(triples, SERVICE, f"{SD}defaultDataset")
    assert said(triples, NamedNode(dataset), f"{SD}defaultGraph") == {DATASET.value}
    named = said(triples, NamedNode(dataset), f"{SD}namedGraph")
    assert {name for node in named for name in said(triples, NamedNode(node), f"{SD}name")} == {
        f"{BASE}ontology",
        *(
            f"{BASE}id/graph/{name}"
            for name in ("catalog", "curated", "derived", "known", "minted", "retractions", "service")
        ),
    }


def test_the_figures_are_what_the_endpoint_answers(client: httpx2.Client) -> None:
    """Not as our own code counts, but as anybody would: with a query for each."""
    triples = read(client.get("/.well-known/void"))
    asked = {
        "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
        "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
        "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
        "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c FILTER(isIRI(?c)) }",
        "entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(isIRI(?s)) }",
    }
    for name, query in asked.items():
        rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        assert {row["n"]["value"] for row in rows} == said(triples, DATASET, VOID + name), name


def test_void_knows_the_endpoint_and_the_day(client: httpx2.Client) -> None:
    triples = read(client.get("/.well-known/void"))
    assert said(triples, DATASET, f"{VOID}sparqlEndpoint") == {address(client)}
    assert len(said(triples, DATASET, "http://purl.org/dc/terms/modified")) == 1
    examples = read(client.get("/.well-known/sparql-examples"))
    targets = [t.object for t in examples if t.predicate.value == "https://schema.org/target"]
    shown = [t.subject for t in examples if t.predicate.value == "http://www.w3.org/ns/shacl#select"]
    assert targets == [NamedNode(address(client))] * len(shown)
    assert len(shown) >= 28


def test_people_are_shown_the_form(client: httpx2.Client) -> None:
    reply = client.get("/sparql", headers={"accept": BROWSER})
    assert (reply.status_code, reply.headers["location"]) == (303, "/ask")
    assert client.get("/sparql", headers={"accept": BROWSER}, follow_redirects=True).status_code == 200


def test_a_request_without_a_query_must_be_right_all_the_same(client: httpx2.Client) -> None:
    assert client.get("/sparql?timeout=3").status_code == 200
    assert client.get("/sparql?timeout=-3").status_code == 400
    assert client.get("/sparql?default-graph-uri=a%20b").status_code == 400
    assert client.get("/sparql?qeury=ASK{}").status_code == 400
    assert client.get("/sparql?query=").status_code == 400
    assert client.post("/sparql", data={"timeout": "3"}).status_code == 400


def test_a_host_that_fits_in_no_address_is_refused(client: httpx2.Client) -> None:
    for path in DOCUMENTS:
        assert client.get(path, headers={"host": "a b<c>"}).status_code == 400


def test_switches_are_told(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, RULES, Description.read(ONTOLOGY)) as store:
        store.publish()
    switches = {"writes": True, "union": False, "service": ("https://example.org/",)}
    with served(tmp_path, **switches) as server:
        triples = read(server.get("/sparql"))
    assert said(triples, SERVICE, f"{SD}supportedLanguage") == {f"{SD}SPARQL11Query", f"{SD}SPARQL11Update"}
    assert said(triples, SERVICE, f"{SD}feature") == {f"{SD}BasicFederatedQuery", f"{SD}EmptyGraphs"}
    assert len(said(triples, SERVICE, f"{SD}inputFormat")) == len(RDF)
    (default,) = {t.object for t in triples if t.predicate.value == f"{SD}defaultGraph"}
    assert default != DATASET  # whose figures are those of all graphs together


def test_a_new_snapshot_is_described_anew(tmp_path: Path) -> None:
    build(tmp_path, names()[0])  # without a description, as a store made by an older version
    with served(tmp_path) as server:
        assert said(read(server.get("/sparql")), SERVICE, f"{SD}endpoint")
        assert [server.get(path).status_code for path in DOCUMENTS[1:]] == [404, 404]
        counted = []
        with GraphStore.open(tmp_path, RULES, Description.read(ONTOLOGY)) as store:
            for name in names()[:3]:
                document = graph(sample(name))
                store.replace(document.iri, document.quads, document.minted)
                store.publish()
                triples = read(server.get("/.well-known/void"))
                counted.append(said(triples, DATASET, f"{VOID}documents"))
    assert counted == [{"1"}, {"2"}, {"3"}]
