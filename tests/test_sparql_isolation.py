"""What strangers' queries must not do: reach other servers, run for ever, take the server with them."""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from pyoxigraph import QueryBoolean, Store

from kg.sparql import permitted, scan
from tests.graphs import DATA
from tests.servers import ROOT, Trap, build, children, served, until

pytestmark = pytest.mark.alone

CALLS = sorted((DATA / "calls").glob("*.rq"))
LOADS = sorted((DATA / "loads").glob("*.ru"))
HARMLESS = sorted((DATA / "harmless").glob("*.rq"))
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: /proc and seccomp")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path)
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store, deadline=2.0, memory=1 << 28, result_bytes=1 << 20, queue=2, slow_workers=2) as client:
        yield client


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


def call(path: Path, port: int) -> str:
    return path.read_text(encoding="utf-8").replace("TRAP", f"http://127.0.0.1:{port}/")


# ---------------------------------------------------------------- other servers


@pytest.mark.parametrize("path", CALLS, ids=lambda p: p.stem)
def test_a_call_to_another_server_is_refused(path: Path, server: httpx2.Client, trap: Trap) -> None:
    answer = server.post("/sparql", data={"query": call(path, trap.port)})
    assert answer.status_code == 400
    assert "Calls to other servers" in answer.json()["detail"]
    assert trap.visits == 0


@pytest.mark.parametrize("path", [*CALLS, *LOADS], ids=lambda p: p.stem)
def test_the_engine_alone_would_have_called(path: Path, trap: Trap) -> None:
    """Without this the tests above and below could pass on nonsense."""
    asked(call(path, trap.port), path.suffix == ".ru")
    until(lambda: trap.visits)


@pytest.mark.parametrize("path", [*CALLS, *LOADS], ids=lambda p: p.stem)
def test_a_call_is_seen_and_its_address_known_or_not_certain(path: Path) -> None:
    calls = scan(call(path, 9)).calls
    assert calls
    assert all(address == "" or address.startswith("http://127.0.0.1:9/") for address in calls)
    assert all(not permitted(address, ["http://127.0.0.1:99/", "http://127.0.0.1/"]) for address in calls)


def test_whatever_makes_the_engine_call_is_seen(trap: Trap) -> None:
    """Words glued to one another at random: what the raw engine takes for a call, the scan must take for one."""
    glue = json.loads((DATA / "glue.json").read_text(encoding="utf-8"))
    chance, calls = random.Random(5), 0  # noqa: S311
    prologue = "PREFIX : <TRAP> PREFIX t: <TRAP> PREFIX a: <a:> PREFIX SERVICE: <a:> PREFIX SERVICEt: <a:> "
    for order in glue["orders"]:
        for _ in range(1000):
            text = f"{prologue} SELECT * {{ {''.join(chance.choice(glue[part]) for part in order)} }}"
            text = text.replace("TRAP", f"http://127.0.0.1:{trap.port}/")
            before = trap.visits
            asked(text, is_update=False)
            if trap.visits > before:
                calls += 1
                assert scan(text).calls_out, text
    assert calls > 200


def test_only_what_is_allowed_is_called(trap: Trap) -> None:
    """Declarations, calls and updates at random, some of them to a second server, of which nothing is allowed."""
    glue = json.loads((DATA / "glue-calls.json").read_text(encoding="utf-8"))
    chance, allowed = random.Random(6), Trap()  # noqa: S311
    seen = dict.fromkeys((True, False), 0)
    for _ in range(2500):
        shape = chance.choice(glue["shapes"])
        while "{" in shape:
            shape = re.sub(r"{(\w+)}", lambda found: chance.choice(glue[found[1]]), shape)
        text = (
            shape.replace("«", "{").replace("»", "}").replace("EVIL", str(trap.port)).replace("GOOD", str(allowed.port))
        )
        before = trap.visits
        asked(text, is_update=re.search("SELECT|ASK|CONSTRUCT", text) is None)
        is_allowed = all(permitted(address, [f"http://127.0.0.1:{allowed.port}/"]) for address in scan(text).calls)
        if trap.visits > before:
            seen[is_allowed] += 1
            assert not is_allowed, text
    allowed.close()
    assert seen[False] > 50
    assert allowed.visits > 50


def asked(text: str, is_update: bool) -> None:
    """The raw engine is asked; whether it answers does not matter."""
    engine = Store()
    engine.update("INSERT DATA { <a:s> <a:p> 1 , 2.5 , true , 'x' , 'x'@en , <a:o> , 1e0 }")
    with contextlib.suppress(OSError, RuntimeError, ValueError, SyntaxError):
        if is_update:
            engine.update(text)
        elif not isinstance(found := engine.query(text), QueryBoolean):
            list(found)


@LINUX
def test_the_kernel_stops_a_call_that_slips_past_the_scan(trap: Trap) -> None:
    call = f"SELECT * {{ SERVICE <http://127.0.0.1:{trap.port}/> {{ ?s ?p ?o }} }}"
    load = f"LOAD <http://127.0.0.1:{trap.port}/>"
    tried = [
        f"list(Store().query({call!r}))",
        f"Store().update({load!r})",
        f"socket.create_connection(('127.0.0.1', {trap.port}))",
        "socket.socket(socket.AF_UNIX)",
        "waiting.accept()",
        "os.execv('/bin/true', ['true'])",
        "open('/proc/self/mem', 'r+b').close()",
        "socket.socketpair()",
        "threading.Thread(target=bool).start()",
        "os.waitpid(os.fork() or os._exit(0), 0)",
    ]
    said = shut_in(tried, connects=False)
    assert said == ["PermissionError"] * 6 + ["fine"] * 4
    assert trap.visits == 0
    assert shut_in(tried[:6], connects=True)[2:4] == ["fine", "fine"]
    assert shut_in(tried[:6], connects=True)[5] == "PermissionError"


def shut_in(tried: list[str], connects: bool) -> list[str]:
    """What becomes of each try in a process that was shut in while a second thread was running."""
    code = f"""
import os, socket, sys, threading
from kg import seccomp
from pyoxigraph import QueryBoolean, Store
waiting = socket.create_server(("127.0.0.1", 0))
waiting.settimeout(0)
threading.Thread(target=threading.Event().wait, daemon=True).start()
if not seccomp.lock(connects={connects}):
    sys.exit("no filter")
for one in {tried!r}:
    try:
        eval(one)
        print("fine", flush=True)
    except OSError as error:
        print(type(error).__name__, flush=True)
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    if "no filter" in done.stderr:
        pytest.skip("this machine's kernel takes no filter")
    return done.stdout.split()


@pytest.mark.parametrize("path", HARMLESS, ids=lambda p: p.stem)
def test_the_word_alone_is_not_refused(path: Path, server: httpx2.Client) -> None:
    answer = server.post("/sparql", content=path.read_bytes(), headers={"content-type": "application/sparql-query"})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "text", ["LOAD <http://example.org/>", "INSERT DATA { <a:a> <a:a> 1 }", "prefix a: <a:> clear all"]
)
def test_updates_are_refused(text: str, server: httpx2.Client) -> None:
    direct = {"content": text, "headers": {"content-type": "application/sparql-update"}}
    for request, status in (({"data": {"query": text}}, 400), ({"data": {"update": text}}, 403), (direct, 403)):
        answer = server.post("/sparql", **request)
        assert answer.status_code == status
        assert "changes nothing" in answer.json()["detail"]


# ---------------------------------------------------------------- time, memory, size


@LINUX
def test_a_runaway_is_killed_at_its_deadline_and_its_worker_replaced(server: httpx2.Client) -> None:
    before = set(children(server.process))  # type: ignore[attr-defined]
    begun = time.monotonic()
    answer = server.get("/sparql", params={"query": CROSS, "timeout": "0.7"})
    assert answer.status_code == 504
    assert 0.6 < time.monotonic() - begun < 5
    assert answer.headers["content-type"] == "application/problem+json"
    until(lambda: before - set(children(server.process)))  # type: ignore[attr-defined]
    assert ask(server).status_code == 200


def test_other_queries_are_answered_beside_a_runaway(server: httpx2.Client) -> None:
    runaway = threading.Thread(target=lambda: server.get("/sparql", params={"query": CROSS, "timeout": "2"}))
    runaway.start()
    time.sleep(0.2)
    assert ask(server).status_code == 200
    assert runaway.is_alive()
    runaway.join()


def test_more_than_can_wait_are_told_to_come_again(server: httpx2.Client) -> None:
    answers: list[httpx2.Response] = []
    threads = [
        threading.Thread(target=lambda: answers.append(server.get("/sparql", params={"query": CROSS, "timeout": "1"})))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    codes = sorted(answer.status_code for answer in answers)
    assert set(codes) == {503, 504}
    assert codes.count(503) >= 4
    assert all(answer.headers["retry-after"] == "1" for answer in answers if answer.status_code == 503)
    until(lambda: ask(server).status_code == 200)


@LINUX
def test_a_query_whose_asker_leaves_is_ended(store: Path) -> None:
    with served(store, workers=1, memory_budget=0) as client:
        first = set(children(client.process))  # type: ignore[attr-defined]
        with pytest.raises(httpx2.TimeoutException):
            client.get("/sparql", params={"query": CROSS}, timeout=1)
        until(lambda: first - set(children(client.process)))  # type: ignore[attr-defined]
        assert ask(client).status_code == 200


def test_a_result_beyond_its_bound_is_refused_before_the_first_byte(server: httpx2.Client) -> None:
    answer = server.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert answer.status_code == 507
    assert "exceeds 1048576 bytes" in answer.json()["detail"]


@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_nesting_is_bounded(bracket: str, server: httpx2.Client) -> None:
    opening, closing = bracket[0], bracket[1]
    inner = opening * 101 + closing * 101
    text = f"SELECT * {{ {inner if bracket == '{}' else f'?s ?p {inner}'} }}"
    answer = server.post("/sparql", data={"query": text})
    assert answer.status_code == 400
    assert "more than 100 deep" in answer.json()["detail"]


def test_the_size_of_a_query_is_bounded(server: httpx2.Client) -> None:
    answer = server.post("/sparql", data={"query": "ASK {} #" + "x" * (256 << 10)})
    assert answer.status_code == 413
    answer = server.post("/sparql", content=b"x" * (2 << 20), headers={"content-type": "application/sparql-query"})
    assert answer.status_code == 413
    assert server.post("/sparql", data={"query": "ASK {} #" + "x" * 200_000}).status_code == 200


# ---------------------------------------------------------------- life and death


@LINUX
def test_a_killed_worker_costs_one_answer_at_most(server: httpx2.Client) -> None:
    for pid in children(server.process):  # type: ignore[attr-defined]
        os.kill(pid, signal.SIGKILL)
    codes = [ask(server).status_code for _ in range(10)]
    assert codes.count(200) >= 8
    assert set(codes) <= {200, 507}


@LINUX
def test_workers_go_with_their_server_even_when_it_is_killed(store: Path) -> None:
    with served(store) as client:
        workers = children(client.process)  # type: ignore[attr-defined]
        assert len(workers) >= 2
        client.process.kill()  # type: ignore[attr-defined]
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


@pytest.mark.parametrize(
    ("text", "depth"),
    [("SELECT * { { ?s ?p ( 1 ) } }", 3), ("ASK { ?s ?p '((((' } # ((((", 1), ("ASK { ?s <a:(((> ?o }", 1)],
)
def test_depth_counts_brackets_and_nothing_else(text: str, depth: int) -> None:
    assert scan(text).depth == depth


def ask(client: httpx2.Client) -> httpx2.Response:
    return client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
