"""/export over HTTP: the exporter's own bytes, few at a time, ended when nobody wants them, never whole by mistake."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from kg.export import EXPORTERS, Edges, Part, Projection
from kg.index import Filters, opened
from kg.model import Kind
from kg.store import GraphStore, current
from tests.graphs import RULES, curated, graph, names, sample
from tests.servers import below, build, served, until
from tests.test_exports import written

LONG = 16 << 20
"""More than pipes and sockets hold between server and client."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path)
    return path


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as client:
        yield client


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large")
    with GraphStore.open(path, RULES) as store:
        store.curate(curated())
        document = graph({**sample(names()[0]), "headline": "x" * LONG})
        store.replace(document.iri, document.quads, document.minted)
        store.publish()
    opened(current(path))
    return path


@pytest.mark.parametrize("form", EXPORTERS)
def test_a_file_over_http_is_the_exporters(client: httpx2.Client, store: Path, form: str) -> None:
    answer = client.get(f"/export/{form}").raise_for_status()
    assert answer.content == written(store, form)
    snapshot = current(store).id
    assert answer.headers["x-snapshot"] == snapshot
    name = answer.headers["content-disposition"]
    assert name.startswith('attachment; filename="communique-')
    assert snapshot in name
    assert answer.headers["content-type"].split(";")[0] == EXPORTERS[form].media_type
    again = client.get(f"/export/{form}", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(f"/export/{form}")
    assert (head.headers["etag"], head.content) == (answer.headers["etag"], b"")


def test_parameters_choose(client: httpx2.Client, store: Path) -> None:
    params: list[tuple[str, Any]] = [("projection", "actor-actor"), ("edges", "statement"), ("part", "edges")]
    params += [("kind", "demand"), ("kind", "rejection"), ("from", "2031-01-01"), ("direct", "false")]
    answer = client.get("/export/csv", params=params).raise_for_status()
    chosen = Filters(kind=(Kind.DEMAND, Kind.REJECTION), since="2031-01-01", direct=False)
    expected = written(
        store, "csv", projection=Projection.ACTOR_ACTOR, edges=Edges.STATEMENT, part=Part.EDGES, filters=chosen
    )
    assert answer.content == expected
    assert answer.headers["content-type"].startswith("text/csv")
    assert "communique-actor-actor-edges-selected-" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("pdf", 422, "Formats: gexf, graphml, cx2"),
        ("gexf?part=edges", 422, "only csv, parquet have parts"),
        ("gexf?projection=topic-topic", 422, "'actor-topic', 'actor-actor', 'statements'"),
        ("gexf?edges=many", 422, "'aggregated' or 'statement'"),
        ("gexf?kinds=demand", 422, "kinds"),
        ("gexf?topic=no-such-topic", 404, "no-such-topic"),
    ],
)
def test_what_is_wrong_is_a_problem(client: httpx2.Client, path: str, status: int, words: str) -> None:
    answer = client.get(f"/export/{path}")
    assert answer.status_code == status
    assert words in answer.json()["detail"]


@pytest.fixture(scope="module")
def busy(large: Path) -> Iterator[httpx2.Client]:
    with served(large, exports=1) as client:
        yield client


def test_one_too_many_is_told_to_come_again_and_whoever_leaves_makes_room(busy: httpx2.Client) -> None:
    with held(busy):
        assert len(exporting(busy)) == 1
        answer = busy.get("/export/gexf")
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) >= 1
    until(lambda: not exporting(busy))
    until(lambda: busy.get("/export/gexf").status_code == 200)


def test_an_export_that_dies_midway_does_not_look_whole(busy: httpx2.Client) -> None:
    with held(busy) as connection:
        os.kill(exporting(busy)[0], signal.SIGKILL)
        assert not _rest(connection).endswith(b"0\r\n\r\n")
    assert busy.get("/health").status_code == 200


def test_an_export_that_fails_before_its_first_byte_is_a_problem(busy: httpx2.Client) -> None:
    until(lambda: busy.get("/export/gexf").status_code == 200)
    with socket.create_connection(_address(busy)) as connection:
        connection.sendall(_request(busy))
        until(lambda: exporting(busy))
        os.kill(exporting(busy)[0], signal.SIGKILL)
        assert connection.recv(100).startswith(b"HTTP/1.1 500 ")


def test_time_is_over_and_a_server_that_stops_leaves_nothing_behind(large: Path) -> None:
    with served(large, export_deadline=8.0) as client:
        with held(client) as connection:
            until(lambda: not exporting(client), 30)
            assert not _rest(connection).endswith(b"0\r\n\r\n")
        with held(client):
            (process,) = exporting(client)
            client.process.send_signal(signal.SIGTERM)  # type: ignore[attr-defined]
            until(lambda: not Path(f"/proc/{process}").exists())


@contextmanager
def held(client: httpx2.Client) -> Iterator[socket.socket]:
    """An export under way, whose client has its first bytes and reads no further."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(_address(client))
        connection.sendall(_request(client))
        assert connection.recv(100).startswith(b"HTTP/1.1 200 ")
        yield connection


def exporting(client: httpx2.Client) -> list[int]:
    """Process ids of the exports of a server."""
    return [pid for pid in below(client.process.pid) if b"kg.export" in _command(pid)]  # type: ignore[attr-defined]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _address(client: httpx2.Client) -> tuple[str, int]:
    return client.base_url.host, client.base_url.port or 80


def _request(client: httpx2.Client) -> bytes:
    return f"GET /export/nquads HTTP/1.1\r\nHost: {client.base_url.host}\r\n\r\n".encode()


def _rest(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(1 << 20), b""))
