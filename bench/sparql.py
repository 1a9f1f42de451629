"""`kg serve` against Oxigraph's own server and rdflib-endpoint: the same data, the same queries, the same minutes.

In      stores of made-up documents (bench/stores.py, built at the first run); wrk; the extra `bench`
Out     bench/results/sparql-*.json, a table (printed; with --write also in bench/README.md), and a plot beside it.
Source  run from the checkout: `make bench`, or `python bench/sparql.py --documents 1000 --queries point --seconds 3`.
Limits  Linux (/proc). Servers take turns within every round, so that what else runs on the machine falls on all of
        them; a ratio is taken within a round, and its median over the rounds is told.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import load, processes, report, servers
from bench.load import Load
from bench.questions import NAMES, Question, question
from bench.servers import IN_MEMORY, NATIVE, OURS, RDFLIB, ROOT, Server, serving
from bench.stores import DATA, Corpus, stored

RESULTS = ROOT / "bench" / "results"
_RDFLIB_DOCUMENTS, _RDFLIB_QUERIES = 1_000, ("point", "repeated", "medium")
"""One slow query blocks rdflib-endpoint for everybody, and the heavy one takes it minutes."""
_MEMORY_DOCUMENTS = 10_000
_LONGEST = 120.0
"""Seconds that a single measurement may be expected to take."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One server under one load in one round."""

    documents: int
    query: str
    clients: int
    round: int
    server: str
    load: Load
    cpu: float
    """Seconds of processor time of the whole tree of processes, in the time of the load."""
    memory: int
    """Bytes after it (PSS)."""

    @property
    def rate(self) -> float:
        """Return the answers a second."""
        return self.load.requests / self.load.seconds


def measure(corpus: Corpus, asked: argparse.Namespace) -> Iterator[Measured]:
    """Yield what every server does with every question on one store.

    Raises:
        SystemExit: a server does not start, or two give different answers.
    """
    with ExitStack() as running:
        started = [running.enter_context(serving(name, corpus)) for name in _names(corpus, asked)]
        for one in started:
            processes.rest(one.process)
        for name in asked.queries:
            fit = [one for one in started if one.name != RDFLIB or name in _RDFLIB_QUERIES]
            try:
                posed = _agreed(fit, question(name, corpus))
            except OSError as error:
                _say(f"{name} is left out: {error}")
                continue
            for clients in asked.clients:
                slowest = max(posed.times.values())
                if slowest * clients / (os.cpu_count() or 1) > _LONGEST:
                    _say(f"{name} with {clients} clients is left out: one query takes {slowest:.0f} s")
                    continue
                for turn in range(asked.rounds):
                    order = fit[turn % len(fit) :] + fit[: turn % len(fit)]
                    yield from (_under_load(corpus, one, posed, (clients, turn, asked.seconds)) for one in order)


def _names(corpus: Corpus, asked: argparse.Namespace) -> list[str]:
    names = list(asked.servers)
    if corpus.documents > _RDFLIB_DOCUMENTS and RDFLIB in names:
        names.remove(RDFLIB)
    if corpus.documents > _MEMORY_DOCUMENTS and IN_MEMORY in names:
        names.remove(IN_MEMORY)
    return names


def _agreed(compared: Sequence[Server], posed: Question) -> Question:
    """The question, and how long each server takes for it, once all have given the same answers to a few."""
    times = dict.fromkeys((server.name for server in compared), 0.0)
    for number in range(3):
        given = {}
        for server in compared:
            begun = time.perf_counter()
            answer = json.loads(server.ask(posed.text(number)))
            if number:  # the first one finds nothing prepared
                times[server.name] = max(times[server.name], time.perf_counter() - begun)
            given[server.name] = Counter(json.dumps(row, sort_keys=True) for row in answer["results"]["bindings"])
        first = next(iter(given.values()))
        wrong = [name for name, rows in given.items() if _plain(rows) != _plain(first)]
        if wrong or not first:
            counts = {name: rows.total() for name, rows in given.items()}
            raise SystemExit(f"{posed.name}: the servers do not give the same rows: {counts}\n{posed.text(number)}")
    return replace(posed, times=times)


def _plain(rows: Counter[str]) -> Counter[str]:
    """Rows as all servers write them: some say of a string that it is an xsd:string."""
    string = ', "datatype": "http://www.w3.org/2001/XMLSchema#string"'
    return Counter({row.replace(string, ""): count for row, count in rows.items()})


def _under_load(corpus: Corpus, server: Server, posed: Question, how: tuple[int, int, float]) -> Measured:
    clients, turn, seconds = how
    if turn == 0 and posed.times[server.name] < 1:
        load.put(server, posed, clients, 1)  # warm
    with processes.Meter(server.process) as meter:
        done = load.put(server, posed, clients, seconds)
    size = processes.memory(server.process)
    made = Measured(corpus.documents, posed.name, clients, turn, server.name, done, meter.seconds, size)
    _say(
        f"{corpus.documents:>7,} {posed.name:8} c={clients} round {turn + 1} {server.name:25} {made.rate:10,.1f}/s "
        f"p50 {done.p50:9.2f} p99 {done.p99:9.2f} ms  CPU {1_000 * made.cpu / max(1, done.requests):9.3f} ms "
        f"{size >> 20:6,} MiB  errors {done.errors}"
    )
    return made


def main() -> None:
    """Return nothing; measure, keep the figures, print the table.

    Raises:
        SystemExit: wrk or a server is missing, or answers differ.
    """
    asked = _options()
    load.needed()
    servers.needed(asked.servers)
    done: list[Measured] = []
    for count in asked.documents:
        _say(f"{count:,} documents …")
        done += measure(stored(count, asked.data), asked)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"sparql-{time.strftime('%Y%m%d-%H%M%S')}.json"
    told = {"machine": _machine(), "rounds": [asdict(one) for one in done]}
    file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    table = report.table(told)
    print(table)  # noqa: T201
    _say(f"figures: {file.relative_to(ROOT)}\nplot:    {report.plot(told, file.with_suffix('.svg')).relative_to(ROOT)}")
    if asked.write:
        report.write(table)


def _machine() -> dict[str, str]:
    names = (line for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if "model name" in line)
    revision = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "processor": next(names, "").partition(":")[2].strip(),
        "processors": str(os.cpu_count()),
        "system": platform.platform(),
        "python": platform.python_version(),
        "revision": revision.stdout.strip(),
        **{name: version(name) for name in ("oxigraph", "pyoxigraph", "rdflib-endpoint")},
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--queries", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 8], help="how many ask at once")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5, help="of every measurement")
    every = (OURS, NATIVE, IN_MEMORY, RDFLIB)
    parser.add_argument("--servers", nargs="+", choices=every, default=(OURS, NATIVE, RDFLIB))
    parser.add_argument("--data", type=Path, default=DATA, help="the folder in which stores are kept")
    parser.add_argument("--write", action="store_true", help="put the table into bench/README.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
