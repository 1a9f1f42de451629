"""Watching a real server: its numbers, its log, its headers, and what it tells when it fails."""

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.settings import Settings
from api.watching import Seen, Witness
from api.watching.lines import query_hash
from api.watching.meanings import METRICS
from kg.store import current
from tests.graphs import names
from tests.servers import build, served, until

GUIDE = Path(__file__).parents[1] / "docs" / "operating.md"
ASK = "ASK { ?s ?p ?o }"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PROBLEM = "application/problem+json"


NUMBERS = "\n".join(
    ["| number | meaning |", "|---|---|", *(f"| `{name}` | {told} |" for name, told in METRICS.items())]
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path, names()[0])
    return path


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "requests.jsonl"


@pytest.fixture(scope="module")
def server(store: Path, log: Path) -> Iterator[httpx2.Client]:
    told = {"request_log": str(log), "slow_log": 0.3, "body_bytes": 100_000, "hosts": ("127.0.0.1", "graph.example")}
    with served(store, deadline=2.0, **told) as client:
        yield client


def numbers(client: httpx2.Client) -> dict[tuple[str, ...], float]:
    """All samples: name and labels' values → number."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(s.name, *(v for _, v in sorted(s.labels.items()))): s.value for f in families for s in f.samples}


def lines(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def line_of(log: Path, identifier: str) -> dict[str, object]:
    def found() -> list[dict[str, object]]:
        return [line for line in lines(log) if line["id"] == identifier]

    until(found)
    return found()[0]


# ---------------------------------------------------------------- numbers


def test_requests_are_counted_by_route_method_and_status(server: httpx2.Client) -> None:
    before = numbers(server)
    for _ in range(3):
        server.get("/actors")
    server.head("/actors")
    server.get("/actors/nobody-of-this-name")
    server.get("/wp-login.php")
    server.request("PROPFIND", "/actors")
    after = numbers(server)
    grown = {key: after[key] - before.get(key, 0) for key in after if after[key] != before.get(key)}
    requests = {key[1:]: value for key, value in grown.items() if key[0] == "communique_requests_total"}
    assert requests.pop(("GET", "metrics", "200")) == 1
    assert requests == {
        ("GET", "rest", "200"): 3,
        ("HEAD", "rest", "200"): 1,
        ("GET", "rest", "404"): 1,
        ("GET", "other", "404"): 1,
        ("other", "rest", "405"): 1,
    }
    assert grown["communique_request_seconds_count", "rest"] == 6
    assert grown["communique_request_seconds_bucket", "+Inf", "rest"] == 6
    assert 0 < grown["communique_request_seconds_sum", "rest"] < 6
    assert grown["communique_sent_bytes_total", "rest"] > 100


def test_numbers_tell_of_snapshot_memory_and_build(server: httpx2.Client, store: Path) -> None:
    told = numbers(server)
    assert told["communique_snapshot_number",] == current(store).number
    assert 0 < told["communique_snapshot_age_seconds",] < 600
    assert told["communique_in_flight",] == 1
    assert told["communique_memory_bytes", "web"] > 10 << 20
    assert told["communique_memory_bytes", "workers"] > 10 << 20
    assert any(key[0] == "communique_build_info" and value == 1 for key, value in told.items())
    assert told["communique_log_lines_lost_total",] == 0
    assert told["communique_workers", "idle"] >= 1
    assert told["communique_waiting",] == 0


def test_openmetrics_for_whoever_asks_for_it(server: httpx2.Client) -> None:
    answer = server.get("/metrics", headers={"accept": "application/openmetrics-text; version=1.0.0"})
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")
    assert server.get("/metrics").headers["content-type"].startswith("text/plain; version=0.0.4")


def test_every_number_is_explained(server: httpx2.Client) -> None:
    assert NUMBERS in GUIDE.read_text(encoding="utf-8"), "run: python -m tests.test_operating"
    told = set(re.findall(r"(?m)^# HELP (communique_\w+)", server.get("/metrics").text))
    assert told == set(METRICS)


# ---------------------------------------------------------------- log


def test_a_request_is_a_line(server: httpx2.Client, log: Path) -> None:
    answer = server.get("/actors?limit=1", headers={"x-request-id": "from-the-proxy-7"})
    assert answer.headers["x-request-id"] == "from-the-proxy-7"
    line = line_of(log, "from-the-proxy-7")
    assert (line["method"], line["path"], line["status"], line["client"]) == ("GET", "/actors", 200, "127.0.0.1")
    assert line["bytes"] == len(answer.content)
    assert 0 < float(str(line["seconds"])) < 5
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", str(line["time"]))
    assert "limit" not in json.dumps(line)


@pytest.mark.parametrize("bad", ["", "x" * 65, 'a"b', "a b", "a\tb", "é"])
def test_a_strange_id_is_replaced(bad: str, server: httpx2.Client) -> None:
    first, second = (server.get("/health", headers={b"x-request-id": bad.encode("latin-1")}) for _ in range(2))
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]+", first.headers["x-request-id"])
    assert first.headers["x-request-id"] != second.headers["x-request-id"]


def test_a_query_is_told_by_its_hash(server: httpx2.Client, log: Path) -> None:
    answer = server.get("/sparql", params={"query": f"{ASK} # the words"}, headers={"x-request-id": "q1"})
    assert answer.status_code == 200
    line = line_of(log, "q1")
    assert line["query"] == query_hash(f"{ASK} # the words")
    assert (line["outcome"], line["snapshot"]) == ("answered", answer.headers["x-snapshot"])
    assert "slow" not in line
    assert "the words" not in log.read_text(encoding="utf-8")


def test_the_short_way_has_an_id_too(server: httpx2.Client, log: Path) -> None:
    for cached in (False, True):
        answer = server.get("/sparql", params={"query": "ASK { ?short ?way ?too }"})
        line = line_of(log, answer.headers["x-request-id"])
        assert (line["cached"], line["lane"]) == (cached, "cache" if cached else "quick")
        assert line["bytes"] == len(answer.content)


def test_what_becomes_of_queries_is_counted_and_slow_ones_are_marked(server: httpx2.Client, log: Path) -> None:
    before = numbers(server)
    assert (
        server.get("/sparql", params={"query": CROSS, "timeout": "0.5"}, headers={"x-request-id": "s1"}).status_code
        == 504
    )
    assert server.get("/sparql", params={"query": "nonsense"}).status_code == 400
    with pytest.raises(httpx2.TimeoutException):
        server.get("/sparql", params={"query": CROSS}, timeout=0.8)
    line = line_of(log, "s1")
    assert (line["outcome"], line["slow"], line["level"]) == ("timeout", True, "warning")
    until(lambda: _outcomes(server, before) == {"timeout": 1, "refused": 1, "gone": 1})


def _outcomes(server: httpx2.Client, before: dict[tuple[str, ...], float]) -> dict[str, float]:
    grown: dict[str, float] = {}
    for key, value in numbers(server).items():
        if key[0] == "communique_queries_total" and value != before.get(key, 0):
            grown[key[2]] = grown.get(key[2], 0) + value - before.get(key, 0)
    return grown


def test_a_log_that_was_moved_is_begun_anew(server: httpx2.Client, log: Path) -> None:
    server.get("/health", headers={"x-request-id": "before"})
    line_of(log, "before")
    moved = log.with_suffix(".1")
    log.rename(moved)
    server.process.send_signal(signal.SIGHUP)  # type: ignore[attr-defined]
    until(log.exists)
    server.get("/health", headers={"x-request-id": "after"})
    line_of(log, "after")
    assert '"id":"after"' not in moved.read_text(encoding="utf-8")


def test_text_of_queries_only_when_asked_for(store: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with served(store, request_log=str(log), log_queries=True) as client:
        client.get("/sparql", params={"query": f"{ASK}\n# 'the words'"}, headers={"x-request-id": "t"})
        assert line_of(log, "t")["text"] == f"{ASK}\n# 'the words'"


def test_a_full_disk_costs_lines_and_nothing_else(store: Path) -> None:
    with served(store, request_log="/dev/full") as client:
        for _ in range(5):
            assert client.get("/health").status_code == 200
        until(lambda: numbers(client)["communique_log_lines_lost_total",] >= 5)


def test_a_pipe_that_nobody_empties_holds_nobody_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    witness = Witness(Settings(tmp_path, request_log=str(pipe)))
    witness.start()
    begun = time.monotonic()
    for number in range(15_000):
        witness.saw(Seen("rest", "GET", "/actors", 200, 0.001, id=str(number)))
    witness.stop()
    assert time.monotonic() - begun < 10
    os.close(reader)
    body, _ = witness.told("")
    lost = re.search(rb"(?m)^communique_log_lines_lost_total (\S+)$", body)
    assert lost is not None
    assert 10_000 < float(lost[1]) < 15_000


def test_nobody_writes_lines_of_their_own(tmp_path: Path) -> None:
    witness = Witness(Settings(tmp_path, request_log=str(tmp_path / "log"), log_queries=True))
    witness.start()
    evil = '\n{"status":200}\r\x1b[2J"\\ \ud800'
    witness.saw(Seen("rest", evil, f"/{evil}{'x' * 9999}", 200, 0.1, client=evil, query=evil, outcome="answered"))
    witness.stop()
    (line,) = lines(tmp_path / "log")
    assert str(line["text"]).startswith('\n{"status":200}\r\x1b[2J"\\ ')
    assert len(str(line["path"])) == 300


# ---------------------------------------------------------------- headers, bodies, faults


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/plain", 200),
        ("GET", "/actors", 200),
        ("HEAD", "/actors", 200),
        ("GET", "/nothing", 404),
        ("DELETE", "/actors", 405),
        ("GET", "/actors?limit=x", 422),
        ("GET", "/sparql?query=x", 400),
        ("GET", "/style.css", 200),
        ("GET", "/metrics", 200),
    ],
)
def test_every_answer_says_how_it_may_be_used(method: str, path: str, status: int, server: httpx2.Client) -> None:
    answer = server.request(method, path)
    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cross-origin-resource-policy"] == ("same-origin" if path == "/plain" else "cross-origin")
    assert "server" not in answer.headers
    assert len(answer.headers.get_list("x-content-type-options")) == 1


@pytest.mark.parametrize("path", ["/actors", "/health", "/sparql", "/nothing"])
def test_no_body_is_larger_than_the_bound(path: str, server: httpx2.Client) -> None:
    for body in (b"x" * 200_000, (b"x" * 1000 for _ in range(200))):
        answer = server.post(path, content=body, headers={"content-type": "application/sparql-query"})
        assert answer.status_code in ({413} if isinstance(body, bytes) or path == "/sparql" else {404, 405, 413})
        assert answer.headers["content-type"] == PROBLEM


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("graph.example", 200),
        ("GRAPH.example:8443", 200),
        ("other.example", 421),
        ("a b", 400),
        ("a/b", 400),
        ("", 400),
    ],
)
def test_a_host_that_is_none_of_ours_is_refused(host: str, status: int, server: httpx2.Client) -> None:
    answer = server.get("/health", headers={"host": host})
    assert answer.status_code == status


def test_a_proxy_is_believed_only_where_it_is_named(
    store: Path, server: httpx2.Client, log: Path, tmp_path: Path
) -> None:
    forwarded = {"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https", "x-request-id": "p"}
    server.get("/health", headers=forwarded)
    assert line_of(log, "p")["client"] == "127.0.0.1"
    other = tmp_path / "log"
    with served(store, request_log=str(other), proxies=("127.0.0.1",)) as client:
        client.get("/health", headers=forwarded)
        assert line_of(other, "p")["client"] == "203.0.113.9"


if __name__ == "__main__":
    text = GUIDE.read_text(encoding="utf-8")
    before, _, rest = text.partition("| number | meaning |")
    GUIDE.write_text(f"{before}{NUMBERS}\n\n{rest.partition(chr(10) * 2)[2]}", encoding="utf-8")
