"""Publishing under load: does anybody notice that a new snapshot of a million quads takes the place of the old one?

In      a store of made-up documents (bench/stores.py), copied; how many questions a second, by how many clients
Out     failed requests; how long answers took, over all and within two seconds of each switch; when a new snapshot
        was first seen in an answer.
Source  run from the checkout: `python bench/publish.py`; `--help` lists what can be chosen.
Limits  questions are sent at fixed times, ready or not, and timed from then: waiting behind a slow one counts too.
        Another process writes: each time one document is replaced by another reading of it, and published.
"""

import argparse
import asyncio
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pyoxigraph import Literal, Quad

from bench import processes
from bench.questions import Question, question
from bench.servers import JSON, OURS, ROOT, Server, serving
from bench.stores import DATA, Corpus, stored
from kg.describe import Description
from kg.infer import Inferences
from kg.names import term
from kg.places import ONTOLOGY
from kg.store import GraphStore

_NEAR = 2.0
"""Seconds after a switch in which answers count as near it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: when it should have been sent and how it ended, in seconds of the monotonic clock."""

    due: float
    ended: float
    status: int
    """0 where there was no answer."""
    snapshot: str

    @property
    def took(self) -> float:
        """Return milliseconds."""
        return 1_000 * (self.ended - self.due)


class Client:
    """One connection, opened again when it breaks."""

    def __init__(self, server: Server, posed: Question) -> None:
        self._server = server
        self._ids = posed.ids.read_text(encoding="ascii").split() if posed.ids else [""]
        self._query = posed.file.read_text(encoding="utf-8")
        self._chance = random.Random()  # noqa: S311
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, due: float, number: int) -> Answered:
        """Return what became of one question.

        Raises:
            Nothing.
        """
        query = self._query.replace("QQID", self._chance.choice(self._ids)).replace("QQNONCE", str(number)).encode()
        head = f"POST {self._server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {JSON}\r\n"
        head += f"Content-Type: application/sparql-query\r\nContent-Length: {len(query)}\r\n\r\n"
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._server.port)
            reader, writer = self._streams
            writer.write(head.encode() + query)
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            told = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
            await reader.readexactly(int(told["content-length"]))
        except (OSError, EOFError, KeyError):
            self._streams = None
            return Answered(due, time.monotonic(), 0, "")
        return Answered(due, time.monotonic(), int(lines[0].split()[1]), told.get("x-snapshot", ""))


async def load(server: Server, posed: Question, asked: argparse.Namespace, until: asyncio.Event) -> list[Answered]:
    """Return what became of questions asked at an even pace until an event.

    Raises:
        Nothing.
    """
    found: list[Answered] = []
    pace = asked.clients / asked.rate

    async def client(place: int) -> None:
        one, due, number = Client(server, posed), time.monotonic() + pace * place / asked.clients, place
        while not until.is_set():
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            found.append(await one.ask(due, number))
            due, number = due + pace, number + asked.clients

    await asyncio.gather(*(client(place) for place in range(asked.clients)))
    return found


async def measure(server: Server, posed: Question, asked: argparse.Namespace) -> tuple[list[Answered], list[float]]:
    """Return all answers, and when each new snapshot was published, while another process publishes.

    Raises:
        SystemExit: it failed.
    """
    over = asyncio.Event()
    loading = asyncio.create_task(load(server, posed, asked, over))
    await asyncio.sleep(asked.pause)
    words = [sys.executable, __file__, "--publisher", str(asked.store)]
    words += ["--times", str(asked.times), "--pause", str(asked.pause)]
    writer = await asyncio.create_subprocess_exec(*words, stdout=subprocess.PIPE, cwd=ROOT)
    printed, _ = await writer.communicate()
    await asyncio.sleep(_NEAR)
    over.set()
    answers = await loading
    if writer.returncode:
        raise SystemExit(f"the publishing process ended with status {writer.returncode}")
    return answers, [json.loads(line) for line in printed.splitlines()]


def publish(asked: argparse.Namespace) -> None:
    """Return nothing; replace a document and publish, again and again; print when each snapshot was there.

    Raises:
        StoreError: the store cannot be written.
    """
    with GraphStore.open(asked.publisher, describer=Description.read(ONTOLOGY), inferrer=Inferences()) as store:
        document = next(iter(store.documents())).iri
        quads = list(store.quads(document))
        for number in range(asked.times):
            note = Quad(document, term("titleAsPrinted"), Literal(f"{number} {time.time_ns()}"), document)
            store.replace(document, [*quads, note], [])
            store.publish()
            print(time.monotonic(), flush=True)  # noqa: T201
            time.sleep(asked.pause)


def told(answers: list[Answered], switches: list[float]) -> dict[str, object]:
    """Return the figures.

    Raises:
        Nothing.
    """
    near = [one for one in answers if any(-0.5 <= one.due - at <= _NEAR for at in switches)]
    seen: dict[str, float] = {}
    for one in sorted(answers, key=lambda one: one.ended):
        seen.setdefault(one.snapshot, one.ended)
    first = sorted(seen.values())[1:]
    lags = [min((f - at for f in first if f > at - 0.5), default=float("nan")) for at in switches]
    return {
        "requests": len(answers),
        "failed": sum(one.status != 200 for one in answers),
        "snapshots published": len(switches),
        "snapshots seen": len(seen.keys() - {""}),
        "p50 ms": _quantile(answers, 50),
        "p99 ms": _quantile(answers, 99),
        f"p99 ms within {_NEAR:g} s of a switch": _quantile(near, 99),
        "longest ms": round(max(one.took for one in answers), 1),
        "seconds from publishing to the first answer from it": [round(lag, 2) for lag in lags],
    }


def _quantile(answers: list[Answered], percent: int) -> float:
    return round(quantiles([one.took for one in answers], n=100)[percent - 1], 2)


def main() -> None:
    """Return nothing; print the figures.

    Raises:
        SystemExit: the server does not start, or the writer failed.
    """
    asked = _options()
    if asked.publisher:
        publish(asked)
        return
    made = stored(asked.documents, asked.data)
    with tempfile.TemporaryDirectory(dir=made.folder) as folder:
        shutil.copytree(made.store, Path(folder) / "store")
        copied: Corpus = replace(made, folder=Path(folder))
        shutil.copy(made.statements, copied.statements)
        asked.store = copied.store
        with serving(OURS, copied) as server:
            processes.rest(server.process)
            answers, switches = asyncio.run(measure(server, question("point", copied), asked))
    print(json.dumps({"quads": made.quads, **told(answers, switches)}, indent=1))  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rate", type=float, default=200, help="questions a second, of all clients together")
    parser.add_argument("--times", type=int, default=5, help="snapshots to publish")
    parser.add_argument("--pause", type=float, default=5, help="seconds between them")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder in which stores are kept")
    parser.add_argument("--publisher", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
