"""The life of a real server: probes, damaged files, and its end, whatever is being asked of it."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx2
import pytest

from kg.store import current
from tests.conftest import KG, environment
from tests.graphs import names
from tests.servers import build, children, served, until

pytestmark = pytest.mark.alone

PROBLEM = "application/problem+json"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
WIDE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
PATHS = ("/sparql?query=ASK%20%7B%7D", "/actors", "/plain", "/ask?query=ASK%20%7B%7D")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path, names()[0])
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as client:
        yield client


# ---------------------------------------------------------------- probes


def test_probes_of_a_server_in_order(store: Path, server: httpx2.Client) -> None:
    told = server.get("/health").json()
    assert told["live"] is told["ready"] is True
    assert (told["snapshot"], told["number"]) == (current(store).id, current(store).number)
    assert told["workers"]["idle"] + told["workers"]["busy"] >= 1
    assert told["writes"] == "off"


@pytest.mark.parametrize(
    "path",
    [
        *("/health", "/health/live", "/health/ready", "/metrics"),
        *("/actors", "/openapi.json", "/docs", "/", "/plain", "/ask"),
    ],
)
def test_whatever_can_be_had_can_be_asked_for_without_its_body(path: str, server: httpx2.Client) -> None:
    head, get = server.head(path), server.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_probes_ask_no_worker(store: Path) -> None:
    """Every worker is stopped in its tracks; the web process goes on."""
    with served(store) as client:
        stopped = children(client.process)  # type: ignore[attr-defined]
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        begun = time.monotonic()
        assert [client.get(path).status_code for path in ("/health/live", "/health/ready", "/health", "/metrics")] == [
            200
        ] * 4
        assert time.monotonic() - begun < 1
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize("damage", ["gone", "cut short", "other bytes"])
def test_damaged_files_are_a_problem_that_tells_no_paths(damage: str, tmp_path: Path) -> None:
    build(tmp_path, names()[0])
    shutil.rmtree(tmp_path / "indexes")  # with which look-ups would go on
    for file in current(tmp_path).path.iterdir():
        content = file.read_bytes()
        file.unlink()
        if damage != "gone":
            file.write_bytes(content[: len(content) // 2] if damage == "cut short" else os.urandom(len(content)))
    with served(tmp_path, deadline=5.0) as client:
        for path in PATHS:
            answer = client.get(path)
            assert answer.status_code == 503, answer.text
            assert answer.headers["content-type"] == (
                "text/html; charset=utf-8" if path.startswith("/ask") else PROBLEM
            )
            assert re.search("cannot read its graph|index of this graph cannot be made", answer.text)
            assert not any(
                word in answer.text for word in (str(tmp_path), "Traceback", ".sst", "MANIFEST", "Corruption")
            )
        assert client.get("/health/live").status_code == 200
        assert client.get("/health/ready").status_code == client.get("/health").status_code == 503


def test_a_snapshot_that_cannot_be_opened_is_not_switched_to(tmp_path: Path) -> None:
    build(tmp_path, names()[0])
    good = current(tmp_path)
    with served(tmp_path) as client:
        bad = tmp_path / "snapshots" / f"{good.number + 1:06}"
        shutil.copytree(good.path, bad)
        for file in bad.glob("*.sst"):
            file.write_bytes(os.urandom(file.stat().st_size))
        entry = {**json.loads((tmp_path / "CURRENT").read_bytes()), "number": good.number + 1, "id": "0123456789ab"}
        (tmp_path / "next").write_text(json.dumps(entry), encoding="utf-8")
        (tmp_path / "next").rename(tmp_path / "CURRENT")
        time.sleep(1)
        for path in PATHS:
            answer = client.get(path)
            assert (answer.status_code, answer.headers.get("x-snapshot", good.id)) == (200, good.id)
        assert client.get("/health").json()["number"] == good.number
        build(tmp_path, *names())
        until(lambda: client.get("/health").json()["number"] > good.number)
        assert client.get("/actors").status_code == 200


# ---------------------------------------------------------------- the end


@contextmanager
def asking(client: httpx2.Client, times: int) -> Iterator[list[httpx2.Response]]:
    """Runaway queries that are on their way; their answers are there afterwards."""
    answers: list[httpx2.Response] = []

    def ask() -> None:
        answers.append(httpx2.get(client.base_url.join("/sparql"), params={"query": CROSS}, timeout=60))

    threads = [threading.Thread(target=ask) for _ in range(times)]
    for thread in threads:
        thread.start()
    until(lambda: f"communique_in_flight {times + 1}.0" in client.get("/metrics").text)
    yield answers
    for thread in threads:
        thread.join()


def ended(client: httpx2.Client, *signals: signal.Signals) -> float:
    """The seconds until the server has ended well after it was told to."""
    process: subprocess.Popen[str] = client.process  # type: ignore[attr-defined]
    begun = time.monotonic()
    for number in signals:
        process.send_signal(number)
        time.sleep(0.3)
    assert process.wait(30) == 0
    return time.monotonic() - begun


def test_runaways_are_ended_after_their_grace_and_their_askers_told(store: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with served(store, grace=1.0, slow_workers=2, request_log=str(log)) as client:
        workers = children(client.process)  # type: ignore[attr-defined]
        with asking(client, 6) as answers:
            assert 1 <= ended(client, signal.SIGTERM) < 6
        assert {answer.status_code for answer in answers} == {503}
        assert {answer.headers["content-type"] for answer in answers} == {PROBLEM}
        assert {answer.headers["retry-after"] for answer in answers} == {"1"}
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    assert log.read_text(encoding="utf-8").count('"status":503') == 6


def test_a_second_signal_ends_the_grace(store: Path) -> None:
    with served(store, grace=60.0, slow_workers=2) as client:
        workers = children(client.process)  # type: ignore[attr-defined]
        with asking(client, 3) as answers:
            assert ended(client, signal.SIGTERM, signal.SIGTERM) < 5
        assert {answer.status_code for answer in answers} == {503}
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


def test_who_does_not_read_holds_nobody_up(store: Path) -> None:
    with served(store, grace=0.5) as client, socket.create_connection(("127.0.0.1", client.base_url.port or 0)) as idle:
        idle.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        body = f"query={WIDE}".encode()
        head = f"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n"
        idle.sendall(head.encode() + b"content-type: application/x-www-form-urlencoded\r\n\r\n" + body)
        assert idle.recv(12) == b"HTTP/1.1 200"
        assert ended(client, signal.SIGTERM) < 6


def test_what_was_begun_is_finished_and_nothing_new_is_taken(store: Path) -> None:
    with served(store, grace=20.0) as client:
        port = client.base_url.port or 0
        with socket.create_connection(("127.0.0.1", port)) as slow:
            kind = "content-type: application/sparql-query"
            head = f"POST /sparql HTTP/1.1\r\nhost: x\r\n{kind}\r\ncontent-length: 6\r\n\r\n"
            slow.sendall(head.encode() + b"ASK")
            client.get("/health")
            client.process.send_signal(signal.SIGTERM)  # type: ignore[attr-defined]
            until(lambda: _is_closed(port))
            slow.sendall(b" {}")
            answer = b""
            while piece := slow.recv(4096):
                answer += piece
        assert answer.startswith(b"HTTP/1.1 200")
        assert b'"boolean":true' in answer
        assert ended(client) < 5


def _is_closed(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return True
    return False


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_the_command_ends_as_it_should_and_tells_systemd(
    number: signal.Signals, status: int, store: Path, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd, socket.create_server(("127.0.0.1", 0)) as free:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(20)
        port = free.getsockname()[1]
        free.close()
        command = [str(KG), "serve", "--store", str(store), "--port", str(port), "--request-log", "-"]
        told = environment(NOTIFY_SOCKET=str(tmp_path / "notify"))
        process = subprocess.Popen(command, env=told, stderr=subprocess.PIPE, text=True)
        try:
            assert systemd.recv(64) == b"READY=1"
            assert httpx2.get(f"http://127.0.0.1:{port}/health/ready").status_code == 200
            process.send_signal(number)
            assert systemd.recv(64) == b"STOPPING=1"
            said = process.communicate(timeout=20)[1]
        finally:
            process.kill()
            process.wait()
        assert process.returncode == status, said
        assert "Traceback" not in said
        assert '"path":"/health/ready"' in said


def test_a_log_that_cannot_be_written_is_one_line(store: Path, tmp_path: Path) -> None:
    words = ["serve", "--store", str(store), "--port", "0", "--request-log", str(tmp_path / "no" / "log")]
    done = subprocess.run([str(KG), *words], env=environment(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("kg: request_log: ")
    assert "cannot be written: No such file or directory" in done.stderr


# ---------------------------------------------------------------- clients that send without end, or not at all


@pytest.mark.parametrize(
    ("begins", "goes_on"),
    [
        (b"GET /", b"x" * 65_536),
        (b"GET /sparql?query=", b"x" * 65_536),
        (b"GET / HTTP/1.1\r\nhost: x\r\na: ", b"x" * 65_536),
        (b"GET / HTTP/1.1\r\nhost: x\r\n", b"a: b\r\n" * 3000),
    ],
    ids=["address", "query", "header", "headers"],
)
def test_a_head_without_end_is_refused(begins: bytes, goes_on: bytes, server: httpx2.Client) -> None:
    client = server
    with socket.create_connection(("127.0.0.1", client.base_url.port or 0)) as endless:
        before = _resident(client)
        sent, answer = 0, b""
        with suppress(OSError):
            endless.sendall(begins)
            while sent < 64 << 20:
                endless.sendall(goes_on)
                sent += len(goes_on)
        with suppress(OSError):
            answer = endless.recv(100)
        assert sent < 16 << 20
        assert answer[:12] in (b"HTTP/1.1 431", b"HTTP/1.1 400", b"")
        assert _resident(client) - before < 32 << 20
        assert client.get("/health/ready").status_code == 200


def _resident(client: httpx2.Client) -> int:
    statm = Path(f"/proc/{client.process.pid}/statm")  # type: ignore[attr-defined]
    return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_client_that_keeps_the_server_waiting_is_cut_off(store: Path) -> None:
    beginnings = [
        b"",
        b"GET /heal",
        b"GET /health HTTP/1.1\r\nhost: x\r\n",
        b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-type: application/sparql-query\r\ncontent-length: 6\r\n\r\nASK",
        b"POST /store HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\n\r\nASK",
    ]
    with served(store, patience=0.5) as client, ExitStack() as stack:
        waiting = [
            stack.enter_context(socket.create_connection(("127.0.0.1", client.base_url.port or 0))) for _ in beginnings
        ]
        for connection, beginning in zip(waiting, beginnings, strict=True):
            connection.settimeout(15)
            connection.sendall(beginning)
        begun = time.monotonic()
        assert httpx2.get(client.base_url.join("/sparql"), params={"query": CROSS, "timeout": "2.5"}).status_code == 504
        for connection in waiting:
            with suppress(ConnectionResetError):
                assert connection.recv(100) == b""
        assert 2 < time.monotonic() - begun < 12
