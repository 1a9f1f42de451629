"""A real server process over a real store, for tests.

In      a folder with a published store
Out     its address, its process, an HTTP client.
Limits  listens on a free port of 127.0.0.1 and is ended by its own process id.
"""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from kg.index import opened
from kg.store import GraphStore
from tests.graphs import RULES, curated, graph, names, sample

ROOT = Path(__file__).parents[1]

SERVE = """
import logging, sys
from pathlib import Path, PosixPath
from api.app import create_app
from api.running import Server
from api.serve import bound
from api.settings import Settings
settings = Settings(Path(sys.argv[1]), **{"grace": 1.0, **eval(sys.argv[2])})
listening = bound("127.0.0.1", 0)
print(listening.getsockname()[1], flush=True)
server = Server(create_app(settings.store, settings), settings)
logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
server.run(sockets=[listening])
"""


def build(path: Path, *which: str) -> None:
    """Publish a store with these sample articles, or with all."""
    with GraphStore.open(path, RULES) as store:
        store.curate(curated())
        for name in which or names():
            document = graph(sample(name))
            store.replace(document.iri, document.quads, document.minted)
        opened(store.publish())


@contextmanager
def served(store: Path, **settings: object) -> Iterator[httpx2.Client]:
    """A client of a server over the store, ready; the server is gone afterwards, and so are its workers."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(store), repr(settings)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        port = int(process.stdout.readline())
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            until(lambda: client.get("/health").status_code)
            client.process = process  # type: ignore[attr-defined]
            yield client
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def until(happens: "object", seconds: float = 15) -> None:
    """Wait until a call returns something true."""
    assert callable(happens)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if happens():
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.02)
    raise AssertionError(f"did not happen in {seconds} seconds")


def children(process: subprocess.Popen[str]) -> list[int]:
    """Process ids of the workers: all that came of the server and have no children of their own."""
    leaves, waiting = [], [process.pid]
    while waiting:
        parent = waiting.pop()
        own = below(parent)
        waiting += own
        if not own and parent != process.pid:
            leaves.append(parent)
    return leaves


def below(pid: int) -> list[int]:
    """Process ids of the children of a process."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:  # it has ended
        return []


class Trap:
    """A server that counts who comes: it should see nobody."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.visits = 0
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()

    def close(self) -> None:
        self._socket.close()
