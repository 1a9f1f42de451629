"""Somebody with ordinary questions: asks a server all the time and notes how long each answer took.

In      the server's port; on standard input `go`, `pause` or `tell`, a line each
Out     for each line one of JSON: by kind of question, the seconds of every answer since the last, what failed,
        and how late the machine woke it each time it slept.
Limits  a process of its own, so that nobody else's Python stands between a question and its answer.
"""

import http.client
import itertools
import json
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import quote

PAUSE = 0.01
"""Seconds between two questions of one kind."""
_PATIENCE = 10.0
GOING = threading.Event()


def health() -> Iterator[str]:
    return itertools.repeat("/health")


def saved() -> Iterator[str]:
    return (f"/demands?limit={1 + n % 50}" for n in itertools.count())


def sparql() -> Iterator[str]:
    """No two are alike, so that none is answered from memory."""
    text = "SELECT ?s ?o { ?s <https://schema.org/headline> ?o } LIMIT 3 # "
    return (f"/sparql?query={quote(text + str(n))}" for n in itertools.count())


KINDS = {"health": health, "saved": saved, "sparql": sparql}


class Probe:
    """One kind of question."""

    def __init__(self, port: int, paths: Iterator[str]) -> None:
        self._port = port
        self._paths = paths
        self._lock = threading.Lock()
        self._seconds: list[float] = []
        self._failures: list[str] = []
        self._late: list[float] = []
        threading.Thread(target=self._run, daemon=True).start()

    def told(self) -> dict[str, object]:
        with self._lock:
            told: dict[str, object] = {"seconds": self._seconds, "failures": self._failures, "late": self._late}
            self._seconds, self._failures, self._late = [], [], []
        return told

    def _run(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        for path in self._paths:
            GOING.wait()
            begun = time.monotonic()
            failure = ""
            try:
                line.request("GET", path)
                answer = line.getresponse()
                answer.read()
                failure = "" if answer.status == 200 else f"{path}: {answer.status}"
            except (OSError, http.client.HTTPException) as error:
                failure = f"{path}: {error!r}"
                line.close()
            seconds = time.monotonic() - begun
            with self._lock:
                self._seconds.append(seconds)
                self._failures.extend([failure] if failure else [])
            slept = time.monotonic()
            time.sleep(PAUSE)
            with self._lock:
                self._late.append(time.monotonic() - slept - PAUSE)


if __name__ == "__main__":
    probes = {name: Probe(int(sys.argv[1]), paths()) for name, paths in KINDS.items()}
    for word in sys.stdin:
        GOING.set() if word.strip() != "pause" else GOING.clear()
        sys.stdout.write(json.dumps({name: probe.told() for name, probe in probes.items()}) + "\n")
        sys.stdout.flush()
