"""The servers that are compared, each as a process of its own on a free port of 127.0.0.1.

In      a store of made-up documents (bench/stores.py)
Out     a Server: name, address, process; ended with the `with` block.
Source  oxigraph and rdflib-endpoint from the Python Package Index, run as their own manuals say.
Limits  all answer over the union of all graphs. Ours runs with its default settings.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bench.stores import Corpus

ROOT: Final = Path(__file__).resolve().parents[1]
OURS, NATIVE, IN_MEMORY, RDFLIB = "kg serve", "oxigraph serve-read-only", "oxigraph serve, in memory", "rdflib-endpoint"
_START, _LEAVE = 1_800, 20
"""Seconds a server may take to load its data, and to end."""
JSON: Final = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    name: str
    port: int
    path: str
    process: int

    def ask(self, query: str, seconds: float = 600) -> bytes:
        """Return the answer to a query, as JSON.

        Raises:
            OSError: there is none, or not in time; HTTPError for a status of 400 or above.
        """
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{self.path}",
            query.encode("utf-8"),
            {"content-type": "application/sparql-query", "accept": JSON},
        )
        with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310
            content: bytes = answer.read()
        return content


def needed(names: Iterable[str]) -> None:
    """Return nothing; the programs of these servers are there.

    Raises:
        SystemExit: one is not; the message says how to get it.
    """
    programs = {NATIVE: "oxigraph", IN_MEMORY: "oxigraph", RDFLIB: "rdflib-endpoint"}
    for name in names:
        if name in programs and not Path(_program(programs[name])).exists():
            raise SystemExit(
                f"{programs[name]} was not found beside {sys.executable}. Run `make bench`, which installs it."
            )


@contextmanager
def serving(name: str, corpus: Corpus, settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Server]:
    """Return a server of that name over the data, ready; ``settings`` are added to its environment.

    Raises:
        SystemExit: it does not start; what it printed is shown.
    """
    port = _free_port()
    words, path = _COMMANDS[name](corpus, port)
    with tempfile.TemporaryFile() as printed:
        roots = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        told = {**os.environ, "PYTHONPATH": roots, **settings}
        process = subprocess.Popen(words, stdout=printed, stderr=printed, cwd=ROOT, env=told)  # noqa: S603
        server = Server(name, port, path, process.pid)
        try:
            if name == IN_MEMORY:
                _load(server, corpus.dumped())
            _await(server, process)
            yield server
        except (OSError, subprocess.SubprocessError) as error:
            printed.seek(0)
            raise SystemExit(f"{name}: {error}\n{printed.read()[-2_000:].decode('utf-8', 'replace')}") from error
        finally:
            _end(process)


def _ours(corpus: Corpus, port: int) -> tuple[list[str], str]:
    run = [sys.executable, "-c", "from kg.cli import main; main()", "serve"]
    return [*run, "--store", str(corpus.store), "--port", str(port)], "/sparql"


def _native(corpus: Corpus, port: int) -> tuple[list[str], str]:
    where = ["--location", str(corpus.snapshot), "--bind", f"127.0.0.1:{port}"]
    return [_program("oxigraph"), "serve-read-only", *where, "--union-default-graph"], "/query"


def _in_memory(_: Corpus, port: int) -> tuple[list[str], str]:
    return [_program("oxigraph"), "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"], "/query"


def _rdflib(corpus: Corpus, port: int) -> tuple[list[str], str]:
    where = ["--host", "127.0.0.1", "--port", str(port)]
    return [_program("rdflib-endpoint"), "serve", *where, str(corpus.dumped())], "/"


_COMMANDS: Final[dict[str, Callable[[Corpus, int], tuple[list[str], str]]]] = {
    OURS: _ours,
    NATIVE: _native,
    IN_MEMORY: _in_memory,
    RDFLIB: _rdflib,
}


def _program(name: str) -> str:
    """The program beside this Python."""
    return str(Path(sys.executable).with_name(name))


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    return port


def _load(server: Server, file: Path) -> None:
    """Send the data to a server that starts empty."""
    _await_port(server)
    with file.open("rb") as content:
        request = urllib.request.Request(
            f"http://127.0.0.1:{server.port}/store?no_transaction",
            content,
            {"content-type": "application/n-quads", "content-length": str(file.stat().st_size)},
        )
        with urllib.request.urlopen(request, timeout=_START):  # noqa: S310
            pass


def _await_port(server: Server) -> None:
    end = time.monotonic() + _LEAVE
    while time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", server.port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {server.port}")


def _await(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise ChildProcessError(f"ended with status {process.returncode}")
        try:
            server.ask("ASK {}")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("does not answer")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(_LEAVE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
