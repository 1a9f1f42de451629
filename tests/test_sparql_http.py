"""/sparql as an HTTP resource: validators, compression, methods, origins, bounds, and answers that are kept."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import zstandard

from api.workers.cutting import cut_to
from tests.servers import build, served, until

ALL = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
GRAPH = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
ORIGIN = {"origin": "https://yasgui.example"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("http") / "store"
    build(path)
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as client:
        yield client


@pytest.fixture(scope="module")
def narrow(store: Path) -> Iterator[httpx2.Client]:
    with served(store, sparql_rows=7) as client:
        yield client


# ---------------------------------------------------------------- validators


def test_what_the_asker_holds_is_not_sent_again(server: httpx2.Client) -> None:
    first = server.get("/sparql", params={"query": ALL})
    tag, modified = first.headers["etag"], first.headers["last-modified"]
    for condition in ({"if-none-match": tag}, {"if-none-match": f'"x", {tag}'}, {"if-modified-since": modified}):
        again = server.get("/sparql", params={"query": ALL}, headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert "content-length" not in again.headers
    for condition in (
        {"if-none-match": '"another"'},
        {"if-none-match": tag, "accept": "text/csv"},
        {"if-modified-since": "Thu, 01 Jan 2015 00:00:00 GMT"},
        {"if-modified-since": "nonsense"},
        {"if-none-match": '"another"', "if-modified-since": modified},
    ):
        assert server.get("/sparql", params={"query": ALL}, headers=condition).status_code == 200, condition
    assert server.post("/sparql", data={"query": ALL}, headers={"if-none-match": tag}).status_code == 200


def test_what_is_different_each_time_is_not_kept(server: httpx2.Client) -> None:
    answers = [server.get("/sparql", params={"query": "SELECT (UUID() AS ?x) {}"}) for _ in range(2)]
    assert answers[0].text != answers[1].text
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers


def test_the_same_question_is_answered_once(server: httpx2.Client) -> None:
    asked = {"query": "SELECT (COUNT(*) AS ?once) { ?s ?p ?o }"}
    answers = [
        server.get("/sparql", params=asked),
        server.get("/sparql", params=asked),
        server.post("/sparql", data=asked),
    ]
    assert len({answer.text for answer in answers}) == 1
    cached = re.compile(r'communique_queries_total\{lane="(cache|lent)",outcome="cached"\} ')
    until(lambda: cached.search(server.get("/metrics").text))  # a worker tells of what it answered now and then


# ---------------------------------------------------------------- compression and size


@pytest.mark.parametrize("query", [ALL, GRAPH], ids=["table", "graph"])
@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_large_answers_are_compressed_on_request(server: httpx2.Client, encoding: str, query: str) -> None:
    plain = server.get("/sparql", params={"query": query}, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with server.stream("GET", "/sparql", params={"query": query}, headers={"accept-encoding": encoding}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == encoding
    assert answer.headers["content-length"] == str(len(raw))
    assert len(raw) < len(plain.content) / 2
    unpacked = (
        gzip.decompress(raw) if encoding == "gzip" else zstandard.ZstdDecompressor().decompressobj().decompress(raw)
    )
    assert sorted(unpacked.splitlines()) == sorted(plain.content.splitlines())
    small = server.get("/sparql", params={"query": "ASK {}"}, headers={"accept-encoding": encoding})
    assert "content-encoding" not in small.headers


def test_head_has_all_but_the_body(server: httpx2.Client) -> None:
    # Blank nodes have other names once the graph is in memory.
    named = "{ ?s ?p ?o FILTER(!isBlank(?s) && !isBlank(?o)) }"
    for query in (f"SELECT * {named} ORDER BY ?s ?p ?o", f"SELECT * {named} ORDER BY ?o ?p ?s"):
        get, head = (server.request(method, "/sparql", params={"query": query}) for method in ("GET", "HEAD"))
        assert (head.status_code, head.content) == (200, b"")
        for name in ("content-type", "content-length", "etag", "x-snapshot"):
            assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize(
    ("accept", "rows"),
    [
        ("application/sparql-results+json", lambda text: len(json.loads(text)["results"]["bindings"])),
        ("application/sparql-results+xml", lambda text: text.count("<result>")),
        ("text/csv", lambda text: len(text.strip().split("\r\n")) - 1),
        ("text/tab-separated-values", lambda text: len(text.strip().split("\n")) - 1),
    ],
)
def test_rows_beyond_the_bound_are_cut_and_a_header_says_so(narrow: httpx2.Client, accept: str, rows: object) -> None:
    assert callable(rows)
    for query, expected, cut in (
        ("SELECT * { VALUES ?x { 1 2 3 4 5 6 7 } }", 7, False),
        ("SELECT * { VALUES ?x { 1 2 3 4 5 6 7 8 } }", 7, True),
        ("SELECT * { VALUES ?x { 1 2 3 4 5 6 7 8 } } LIMIT 7", 7, False),
        ("SELECT * { VALUES ?x { 1 2 3 4 5 6 7 8 9 } } ORDER BY ?x OFFSET 1 # LIMIT 3", 7, True),
        ("SELECT * { ?s ?p ?o }", 7, True),
        ("SELECT * { ?s ?p ?o } LIMIT 3", 3, False),
    ):
        answer = narrow.get("/sparql", params={"query": query}, headers={"accept": accept})
        assert (answer.status_code, rows(answer.text)) == (200, expected), query
        assert answer.headers.get("x-truncated") == ("7 rows" if cut else None), query


def test_values_that_look_like_rows_do_not_count_as_rows(narrow: httpx2.Client) -> None:
    tricky = " ".join('"}},{" "a\\r\\nb" "</result>"' for _ in range(2))
    for accept in ("application/sparql-results+json", "text/csv"):
        answer = narrow.get(
            "/sparql", params={"query": f"SELECT * {{ VALUES ?x {{ {tricky} }} }}"}, headers={"accept": accept}
        )
        assert answer.status_code == 200
        assert "x-truncated" not in answer.headers


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("SELECT * {}", "LIMIT 5 OFFSET 0"),
        ("SELECT * {} LIMIT 3", "LIMIT 3 OFFSET 0"),
        ("SELECT * {} OFFSET 2 LIMIT 9", "LIMIT 5 OFFSET 2"),
        ("SELECT * { SELECT * {} LIMIT 1 } # LIMIT 2", "LIMIT 5 OFFSET 0"),
        ('SELECT * {} ORDER BY "LIMIT 1" VALUES ?x { 1 }', "LIMIT 5 OFFSET 0\nVALUES"),
    ],
)
def test_a_query_is_cut_at_its_own_end(text: str, cut: str) -> None:
    assert cut in cut_to(text, 5).text
    assert (
        "LIMIT" not in cut_to("SELECT * {} LIMIT 3", 5).beyond or "LIMIT 0" in cut_to("SELECT * {} LIMIT 3", 5).beyond
    )


# ---------------------------------------------------------------- methods, origins, clients


def test_pages_of_any_origin_may_ask(server: httpx2.Client) -> None:
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type, x-mine"}
    before = server.request("OPTIONS", "/sparql", headers={**ORIGIN, **asked})
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == "*"
    assert before.headers["access-control-allow-headers"] == "content-type, x-mine"
    assert "POST" in before.headers["access-control-allow-methods"]
    for query, status in ((ALL, 200), ("SELECT", 400)):
        answer = server.get("/sparql", params={"query": query}, headers=ORIGIN)
        assert answer.status_code == status
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "x-snapshot" in answer.headers["access-control-expose-headers"]


def test_other_methods_are_told_which_there_are(server: httpx2.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        answer = server.request(method, "/sparql", params={"query": ALL})
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]


def test_what_clients_add_of_their_own_is_read_over(server: httpx2.Client) -> None:
    added = {"query": "ASK {}", "format": "json", "output": "json", "results": "json"}
    assert server.get("/sparql", params=added).json()["boolean"] is True
    wrong = server.get("/sparql", params={"query": "ASK {}", "default-graph": "x"})
    assert wrong.status_code == 400
    assert "default-graph-uri" in wrong.json()["detail"]


def test_both_ways_in_give_the_same_answer(server: httpx2.Client) -> None:
    """The short way reads plain requests, the long way all others: a header makes the difference."""
    for query in (ALL, GRAPH, "ASK {}", "SELECT", "SELECT * { ?s ?p 'ü', '日本' }"):
        for accept in ("*/*", "text/csv, text/turtle", "image/png"):
            short = server.post("/sparql", data={"query": query}, headers={"accept": accept})
            long = server.post("/sparql", data={"query": query}, headers={"accept": accept, "x-odd": "1"})
            assert short.status_code == long.status_code
            assert sorted(short.content.splitlines()) == sorted(long.content.splitlines())
            differing = {"date", "x-request-id", "content-length"}
            assert {n: v for n, v in short.headers.items() if n not in differing} == {
                n: v for n, v in long.headers.items() if n not in differing
            }
