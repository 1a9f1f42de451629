"""Servers that an operator allows are called, and no others; by workers of their own."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from kg.sparql import fault_of_prefix, permitted
from tests.graphs import DATA
from tests.servers import Trap, build, served
from tests.writes import NOTES, update, writable
from tests.writes import ask as rows
from tests.writes import store as written

CALLS = sorted((DATA / "calls").glob("*.rq"))
LOADS = sorted((DATA / "loads").glob("*.ru"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path)
    return path


@pytest.fixture(scope="module")
def other(store: Path) -> Iterator[httpx2.Client]:
    """A second server of ours, which is called."""
    with served(store) as client:
        yield client


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture(scope="module")
def lure(trap: Trap) -> Iterator[str]:
    """An allowed address that leads elsewhere."""

    class Leads(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(307)
            self.send_header("Location", f"http://127.0.0.1:{trap.port}/sparql")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Leads)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def server(store: Path, other: httpx2.Client, lure: str) -> Iterator[httpx2.Client]:
    allowed = (f"{str(other.base_url).rstrip('/')}/sparql", lure)
    with served(store, service=allowed) as client:
        yield client


def ask(client: httpx2.Client, query: str) -> httpx2.Response:
    return client.post("/sparql", data={"query": query, "timeout": "15"})


def test_an_allowed_server_is_called(server: httpx2.Client, other: httpx2.Client) -> None:
    base = str(other.base_url).rstrip("/")
    here = ask(server, "SELECT (COUNT(*) AS ?n) { ?s <https://schema.org/headline> ?h }").json()
    for call in (f"SERVICE <{base}/sparql>", f"SERVICE SILENT <{base}/sparql>"):
        answer = ask(server, f"SELECT (COUNT(*) AS ?n) {{ {call} {{ ?s <https://schema.org/headline> ?h }} }}")
        assert answer.status_code == 200, answer.text
        assert answer.json() == here
    named = f"BASE <{base}/> PREFIX there: <spar> SELECT * {{ SERVICE there:ql {{ ?s ?p ?o }} }} LIMIT 1"
    assert len(ask(server, named).json()["results"]["bindings"]) == 1


def test_others_are_not(server: httpx2.Client, other: httpx2.Client, trap: Trap) -> None:
    base = str(other.base_url).rstrip("/")
    refused = [
        f"<http://127.0.0.1:{trap.port}/sparql>",
        f"<{base}/sparqling>",
        f"<{base}/>",
        f"<{base}/sparql/../demands>",
        f"<http://127.0.0.1:{other.base_url.port}@127.0.0.1:{trap.port}/sparql>",
        "?where",
    ]
    for target in refused:
        answer = ask(server, f"SELECT * {{ VALUES ?where {{ <{base}/sparql> }} SERVICE {target} {{ ?s ?p ?o }} }}")
        assert answer.status_code == 400, target
        assert "refused but for some" in answer.json()["detail"]
    assert trap.visits == 0


@pytest.mark.parametrize("path", CALLS, ids=lambda p: p.stem)
def test_however_they_are_spelt(path: Path, server: httpx2.Client, trap: Trap) -> None:
    text = path.read_text(encoding="utf-8").replace("TRAP", f"http://127.0.0.1:{trap.port}/")
    assert ask(server, text).status_code == 400
    assert trap.visits == 0


def test_where_an_allowed_server_leads_is_not_followed(server: httpx2.Client, lure: str, trap: Trap) -> None:
    answer = ask(server, f"SELECT * {{ SERVICE <{lure}> {{ ?s ?p ?o }} }}")
    assert answer.status_code >= 400
    assert trap.visits == 0


@pytest.mark.parametrize("case", json.loads((DATA / "addresses.json").read_text(encoding="utf-8")), ids=str)
def test_an_address_is_compared_whole(case: list[str]) -> None:
    prefix, yes, no = case
    assert fault_of_prefix(prefix) == ""
    assert permitted(yes, [prefix])
    assert not permitted(no, [prefix])


@pytest.mark.parametrize(
    "prefix", ["", "https://example.org", "example.org/", "ftp://a/", "https://a@b/", "https://a\\b/", "https://a/../"]
)
def test_a_beginning_that_is_none_is_told(prefix: str) -> None:
    assert fault_of_prefix(prefix)
    assert not permitted("https://example.org/", [prefix])


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    with writable(written(tmp_path_factory.mktemp("writes"))) as client:
        yield client


@pytest.mark.parametrize("path", [*LOADS, *CALLS], ids=lambda p: p.stem)
def test_updates_call_nobody(path: Path, writer: httpx2.Client, trap: Trap) -> None:
    """Queries are sent as updates as well: if they were taken for some, they would call."""
    text = path.read_text(encoding="utf-8").replace("TRAP", f"http://127.0.0.1:{trap.port}/")
    answer = update(writer, text)
    assert answer.status_code == 400
    assert "Calls to other servers" in answer.json()["detail"]
    assert trap.visits == 0


def test_what_looks_like_a_text_and_is_none_is_written(writer: httpx2.Client) -> None:
    """`'a'<'z>'` is a comparison; taken for an IRI, it would begin a text in which the second operation lies."""
    answer = update(
        writer,
        f"INSERT {{ GRAPH <{NOTES}> {{ <{NOTES}#1> <http://example.org/says> 1 }} }} WHERE {{ FILTER('a'<'z>') }} ; "
        f"INSERT DATA {{ GRAPH <{NOTES}2> {{ <{NOTES}#2> <http://example.org/says> 'x' }} }}",
    )
    assert answer.status_code == 200, answer.text
    assert rows(writer, f"SELECT ?s {{ GRAPH <{NOTES}2> {{ ?s ?p ?o }} }}") == [[f"<{NOTES}#2>"]]
