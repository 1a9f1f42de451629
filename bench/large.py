"""A gigabyte in one answer: what the web process holds of it, and how fast it comes, for a quick client and a slow one.

In      a store of made-up documents (bench/stores.py)
Out     status and headers, bytes, megabytes a second, peak memory of the web process and of all processes.
Source  run from the checkout: `python bench/large.py`; `--help` lists what can be chosen.
Limits  Linux (/proc). The answer is a graph in N-Triples: every triple of the store under as many properties as give
        the wanted size. Limits of time and size are set so high for it that they do not matter.
"""

import argparse
import http.client
import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import processes
from bench.servers import OURS, Server, serving
from bench.stores import DATA, stored

_BOUNDS = {
    "COMMUNIQUE_RESULT_BYTES": str(8 << 30),
    "COMMUNIQUE_DEADLINE": "900",
    "COMMUNIQUE_LONGEST": "900",
}
_TRIPLE = 130
"""Bytes of a triple in N-Triples, about."""
_PART = 1 << 20
_MB = 1e6


@dataclass(slots=True)
class Watched:
    """The most that was held while a block ran, in bytes."""

    web: int = 0
    everything: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def watch(self, process: int) -> None:
        """Return nothing, when the block is over.

        Raises:
            Nothing.
        """
        while not self._over.wait(0.2):
            self.everything = max(self.everything, processes.memory(process))

    def end(self) -> None:
        """Return nothing; end the watch.

        Raises:
            Nothing.
        """
        self._over.set()


@contextmanager
def watching(process: int) -> Iterator[Watched]:
    """Return what is held while the block runs; complete when it is over.

    Raises:
        OSError: the process is gone, or another user's.
    """
    Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")  # its peak starts anew
    watched = Watched()
    thread = threading.Thread(target=watched.watch, args=(process,))
    thread.start()
    try:
        yield watched
    finally:
        watched.end()
        thread.join()
        watched.web = processes.peak(process)


def fetch(server: Server, query: str, pace: float) -> dict[str, object]:
    """Return what came of the query, read at so many megabytes a second (0: as fast as can be).

    Raises:
        OSError: the connection broke.
    """
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=900)
    headers = {"content-type": "application/sparql-query", "accept": "application/n-triples"}
    begun = time.perf_counter()
    connection.request("POST", server.path, query, headers)
    answer = connection.getresponse()
    first = time.perf_counter() - begun
    size = lines = 0
    while part := answer.read(_PART):
        size += len(part)
        lines += part.count(b"\n")
        if pace:
            time.sleep(max(0.0, size / (pace * _MB) - (time.perf_counter() - begun - first)))
    taken = time.perf_counter() - begun
    connection.close()
    return {
        "status": answer.status,
        "headers": dict(answer.getheaders()),
        "megabytes": round(size / _MB),
        "triples": lines,
        "seconds": round(taken, 1),
        "seconds to the first byte": round(first, 2),
        "megabytes a second": round(size / _MB / taken, 1),
    }


def main() -> None:
    """Return nothing; print the figures.

    Raises:
        SystemExit: the server does not start.
    """
    asked = _options()
    made = stored(asked.documents, asked.data)
    times = max(1, round(asked.megabytes * _MB / (_TRIPLE * made.quads)))
    template = " . ".join(f"?s <urn:p{number}> ?o" for number in range(times))
    query = f"CONSTRUCT {{ {template} }} WHERE {{ ?s ?p ?o }}"
    with serving(OURS, made, _BOUNDS) as server:
        processes.rest(server.process)
        server.ask("SELECT * { ?s ?p ?o } LIMIT 1")
        rest = processes.peak(server.process)
        for name, pace in (("quick", 0.0), ("slow", asked.pace)):
            with watching(server.process) as watched:
                found = fetch(server, query, pace)
            held = {"web process": watched.web, "web process before": rest, "all processes": watched.everything}
            megabytes = {f"peak MB of {what}": round(size / _MB) for what, size in held.items()}
            print(json.dumps({"client": name, **found, **megabytes}, indent=1))  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--megabytes", type=int, default=1_000)
    parser.add_argument("--pace", type=float, default=25, help="megabytes a second that the slow client reads")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder in which stores are kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
