"""Connections that are lent to workers: the same answers as by the long way, and nobody waits for a neighbour."""

import http.client
import json
import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import httpx2
import pytest

from kg.store import GraphStore
from tests.graphs import RULES, graph, sample
from tests.servers import build, children, served, until

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="connections are lent on Linux only"),
]

DIRECT = {"content-type": "application/sparql-query"}
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lending") / "store"
    build(path)
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store, deadline=2.0, longest=2.0) as client:
        time.sleep(1.2)  # the snapshot lies in memory then, and workers are not succeeded in the midst of a test
        yield client


class Chatter:
    """A connection that asks one quick query after another, none of them twice."""

    numbers = iter(range(1_000_000))
    all: ClassVar[list["Chatter"]] = []

    def __init__(self, server: httpx2.Client) -> None:
        url = server.base_url
        self.connection = http.client.HTTPConnection(str(url.host), url.port, timeout=30)
        self.all.append(self)

    def ask(self, text: str = "SELECT ?n { BIND(# AS ?n) }") -> tuple[int, bytes, dict[str, str]]:
        self.number = next(self.numbers)
        self.connection.request("POST", "/sparql", text.replace("#", str(self.number)).encode(), DIRECT)
        answer = self.connection.getresponse()
        return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}

    def chat(self, times: int = 8) -> None:
        for _ in range(times):
            status, body, _ = self.ask()
            assert status == 200
            assert json.loads(body)["results"]["bindings"][0]["n"]["value"] == str(self.number)


@pytest.fixture(autouse=True)
def hang_up() -> Iterator[None]:
    """Close all connections of a test."""
    yield
    while Chatter.all:
        Chatter.all.pop().connection.close()


def lent(server: httpx2.Client) -> float:
    """Queries that were answered on lent connections, as the metrics tell."""
    counted = re.findall(r'queries_total\{[^}]*lane="lent"[^}]*\} (\S+)', server.get("/metrics").text)
    return sum(float(number) for number in counted)


def test_quick_queries_are_answered_by_the_worker_itself_and_the_same(server: httpx2.Client) -> None:
    chatter = Chatter(server)
    first, last = chatter.ask(), None
    chatter.chat(40)
    last = chatter.ask()
    until(lambda: lent(server) >= 30)
    same = {"content-type", "x-snapshot", "vary", "etag", "cache-control", "last-modified", "x-content-type-options"}
    assert {name: first[2][name] for name in same} == {name: last[2][name] for name in same}
    assert set(first[2]) == set(last[2])


def test_a_problem_is_told_alike(server: httpx2.Client) -> None:
    chatter = Chatter(server)
    chatter.chat()
    status, body, headers = chatter.ask("SELECT * { ?s ?p # ")
    assert (status, headers["content-type"]) == (400, "application/problem+json")
    assert "line" in json.loads(body)
    chatter.chat(3)


def test_a_lent_connection_may_ask_for_anything_else(server: httpx2.Client) -> None:
    chatter = Chatter(server)
    chatter.chat()
    for path in ("/health", "/queries"):
        chatter.connection.request("GET", path)
        answer = chatter.connection.getresponse()
        assert answer.status == 200
        assert json.loads(answer.read())["snapshot"]
        chatter.chat()


def test_two_requests_at_once_and_one_in_two_parts(server: httpx2.Client) -> None:
    chatter = Chatter(server)
    chatter.chat()
    head = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
    raw = head + b"Content-Length: 6\r\n\r\nASK {}"
    wire = chatter.connection.sock
    for parts in ([raw + raw], [raw[:30], raw[30:] + raw[:80], raw[80:]]):
        for part in parts:
            wire.sendall(part)
            time.sleep(0.05)
        got = b""
        while got.count(b'"boolean":true}') < 2:
            got += wire.recv(65536)
        assert got.count(b"HTTP/1.1 200 OK") == 2


def test_a_query_that_lasts_holds_up_no_neighbour(server: httpx2.Client) -> None:
    chatters = [Chatter(server) for _ in range(6)]
    for chatter in chatters:
        chatter.chat()
    outcome: list[int] = []
    runaway = threading.Thread(target=lambda: outcome.append(chatters[0].ask(CROSS)[0]))
    runaway.start()
    slowest = 0.0
    while runaway.is_alive():
        for chatter in chatters[1:]:
            begun = time.monotonic()
            chatter.chat(1)
            slowest = max(slowest, time.monotonic() - begun)
    assert outcome == [504]
    assert slowest < 0.5
    chatters[0].chat()


def test_connections_outlive_their_worker(server: httpx2.Client) -> None:
    chatters = [Chatter(server) for _ in range(6)]
    for chatter in chatters:
        chatter.chat()
    until(lambda: lent(server) > 20)
    killed = set(children(server.process))  # type: ignore[attr-defined]
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    until(lambda: not killed & set(children(server.process)))  # type: ignore[attr-defined]
    for chatter in chatters:
        chatter.chat()


def test_a_large_answer_comes_whole(server: httpx2.Client) -> None:
    chatter = Chatter(server)
    chatter.chat()
    status, body, _ = chatter.ask("CONSTRUCT { ?s ?p ?o , ?x } { ?s ?p ?o . ?x a ?y }")
    assert (status, len(body) > 200_000) == (200, True), len(body)
    chatter.chat()
    status, again, _ = chatter.ask("CONSTRUCT { ?s ?p ?o , ?x } { ?s ?p ?o . ?x a ?y }")
    assert sorted(again.splitlines()) == sorted(body.splitlines())


def test_an_asker_that_leaves_frees_its_worker(server: httpx2.Client) -> None:
    chatter = Chatter(server)
    chatter.chat()
    chatter.connection.sock.settimeout(0.4)
    with pytest.raises(TimeoutError):
        chatter.ask(CROSS)
    chatter.connection.sock.shutdown(socket.SHUT_RDWR)
    chatter.connection.close()
    until(lambda: 'communique_workers{state="slow"} 0' in server.get("/metrics").text, 1.2)


def test_a_new_snapshot_is_seen_on_a_lent_connection(tmp_path: Path) -> None:
    build(tmp_path, "strait-demand")
    with served(tmp_path) as client:
        chatter = Chatter(client)
        chatter.chat()
        before = chatter.ask()[2]["x-snapshot"]
        with GraphStore.open(tmp_path, RULES) as writing:
            document = graph(sample("pact-line"))
            writing.replace(document.iri, document.quads, document.minted)
            after = writing.publish().id
        assert before != after
        until(lambda: chatter.ask()[2]["x-snapshot"] == after, 3)
        for _ in range(30):
            chatter.chat(3)
            assert chatter.ask()[2]["x-snapshot"] == after
