"""Attacks on a server of ours, on this machine, and what becomes of it and of others who ask it meanwhile.

In      tests/data/attacks: queries, a file each; the unfriendly clients below; a folder for a store
Out     a Course for each attack: statuses, how long ordinary questions took meanwhile, memory. As a program, a table.
Limits  Linux: processes are watched through /proc. Times are those of this machine and of whatever else runs on it.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from kg.store import GraphStore
from tests.graphs import DATA, RULES, curated, graph, names, sample
from tests.probes import KINDS
from tests.servers import ROOT, served, until
from tests.unfriendly import CLIENTS, Outcome, Target

QUERIES = sorted((DATA.parent / "attacks").glob("*.json"))
_LEAST = 150
"""Ordinary questions of each kind, under each attack."""
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Attack:
    """What is done, and what it may be answered."""

    name: str
    what: str
    gives: frozenset[int]
    run: Callable[[Target], list[Outcome]]


@dataclass(slots=True)
class Course:
    """What happened."""

    outcomes: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0
    """How long one attack took, at most."""
    slow: dict[str, float] = field(default_factory=dict)
    """By kind of ordinary question: in what time 99 of 100 were answered."""
    late: float = 0.0
    """How late this machine woke whoever asked the ordinary questions, in 99 of 100 cases at most."""
    slowest: float = 0.0
    count: int = 0
    """Ordinary questions of the kind that was asked least."""
    failures: list[str] = field(default_factory=list)
    """Of ordinary questions."""
    memory: int = 0
    """Bytes of all the server's processes together, at most."""

    def statuses(self) -> str:
        told = Counter(outcome.told() for outcome in self.outcomes)
        return ", ".join(f"{times} × {what}" for what, times in sorted(told.items()))


def _nothing(_: Target) -> list[Outcome]:
    time.sleep(0.5)
    return [Outcome(0)]


CALM = Attack("nothing", "for comparison", frozenset({0}), _nothing)


def attacks() -> list[Attack]:
    """Return all of them.

    Raises:
        Nothing.
    """
    found = []
    for path in QUERIES:
        told = json.loads(path.read_text(encoding="utf-8"))
        text = "".join(piece.replace("#", str(n)) for piece, times in told["parts"] for n in range(times))
        gives = frozenset(told["gives"]) | ({503} if 504 in told["gives"] else set())
        found.append(Attack(path.stem, told["what"], gives, _asking(text)))
    return found + [Attack(name, told.what, told.gives, told.run) for name, told in CLIENTS.items()]


def _asking(text: str) -> Callable[[Target], list[Outcome]]:
    def run(target: Target) -> list[Outcome]:
        return [target.post(text)]

    return run


def store(path: Path, documents: int) -> None:
    """Publish the sample articles, again and again as if from other sources."""
    with GraphStore.open(path, RULES) as held:
        held.curate(curated())
        for number in range(documents):
            told = sample(names()[number % len(names())])
            made = graph({**told, "source": f"{told['source']}-{number}"})
            held.replace(made.iri, made.quads, made.minted)
        held.publish()


class Stage:
    """A server under attack, somebody who asks it ordinary questions, and a watch on its processes."""

    def __init__(self, client: httpx2.Client, timeout: float) -> None:
        self._process: subprocess.Popen[str] = client.process  # type: ignore[attr-defined]
        self.port = client.base_url.port or 0
        self._target = Target(self.port, 3 * timeout + 15, timeout)
        self._probes = subprocess.Popen(
            [sys.executable, "-m", "tests.probes", str(self.port)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._say("go")

    def play(self, attack: Attack, clients: int = 4) -> Course:
        """Attack again and again from several sides, until enough ordinary questions were asked."""
        course, over = Course(), threading.Event()
        threads = [threading.Thread(target=self._again, args=(attack, course, over)) for _ in range(clients)]
        self._say("go")
        for thread in threads:
            thread.start()
        seen: dict[str, list[float]] = {kind: [] for kind in KINDS}
        late: list[float] = []
        while any(thread.is_alive() for thread in threads):
            time.sleep(0.1)
            course.memory = max(course.memory, memory(self._process.pid))
            for kind, told in self._say("tell").items():
                seen[kind] += told["seconds"]
                course.failures += told["failures"]
                late += told["late"]
            if min(len(found) for found in seen.values()) >= _LEAST:
                over.set()
        course.count = min(len(found) for found in seen.values())
        course.slow = {kind: _ninety_ninth(found) for kind, found in seen.items()}
        course.late = _ninety_ninth(late)
        course.slowest = max(max(found) for found in seen.values())
        return course

    def settles(self, seconds: float = 10) -> bool:
        """Say whether the server's processes come to rest when nobody asks."""
        self._say("pause")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            before = cpu(self._process.pid)
            time.sleep(0.3)
            if cpu(self._process.pid) - before < 0.1:
                return True
        return False

    def close(self) -> None:
        self._probes.kill()
        self._probes.communicate()

    def _say(self, word: str) -> dict[str, dict[str, list[Any]]]:
        assert self._probes.stdin is not None
        assert self._probes.stdout is not None
        self._probes.stdin.write(word + "\n")
        self._probes.stdin.flush()
        told: dict[str, dict[str, list[Any]]] = json.loads(self._probes.stdout.readline())
        return told

    def _again(self, attack: Attack, course: Course, over: threading.Event) -> None:
        while not over.is_set():
            begun = time.monotonic()
            course.outcomes += attack.run(self._target)
            course.seconds = max(course.seconds, time.monotonic() - begun)


@contextmanager
def staged(path: Path, timeout: float, **settings: float) -> Iterator[Stage]:
    """A stage with a server over this store, ready."""
    with served(path, **settings) as client:
        until(lambda: client.get("/demands").status_code == 200)
        stage = Stage(client, timeout)
        try:
            yield stage
        finally:
            stage.close()


def _ninety_ninth(found: list[float]) -> float:
    return sorted(found)[int(0.99 * (len(found) - 1))]


def family(root: int) -> list[int]:
    """The process and all it started."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            children.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def memory(root: int) -> int:
    """Bytes of a process and all it started; what they share counts once."""
    total = 0
    for pid in family(root):
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
            total += 1024 * int(told.partition("\nPss:")[2].split()[0])
    return total


def cpu(root: int) -> float:
    """Seconds that a process and all it started, and are still there, have taken."""
    ticks = 0
    for pid in family(root):
        with contextlib.suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
    return ticks / _TICK


def _row(attack: Attack, course: Course) -> str:
    slow = " · ".join(f"{1000 * course.slow[kind]:.0f}" for kind in KINDS)
    faults = sorted({outcome.fault for outcome in course.outcomes if outcome.fault})
    wrong = [f"FAULT {fault}" for fault in faults[:3]] + [f"FAILED {failure}" for failure in course.failures[:3]]
    cells = (
        f"{attack.name} ({attack.what})",
        course.statuses(),
        f"{course.seconds:.1f}",
        f"{course.count}",
        slow,
        f"{1000 * course.slowest:.0f}",
        f"{1000 * course.late:.0f}",
        f"{course.memory >> 20}",
        "; ".join(wrong),
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="attacks; all, if none is named")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--timeout", type=float, default=5.0, help="seconds that each query is given")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=NUMBER", help="a setting")
    told = parser.parse_args()
    settings = {
        name: float(value) if "." in value else int(value) for name, _, value in (s.partition("=") for s in told.set)
    }
    kinds = " · ".join(KINDS)
    with tempfile.TemporaryDirectory() as folder:
        store(Path(folder) / "store", told.documents)
        with staged(Path(folder) / "store", told.timeout, **settings) as stage:
            print(f"| attack | answers | s, at most | probes | p99 ms: {kinds} | slowest | machine | MiB | wrong |")  # noqa: T201
            print("|---|---|---|---|---|---|---|---|---|")  # noqa: T201
            for attack in [CALM, *attacks()]:
                if not told.names or attack.name in told.names:
                    course = stage.play(attack)
                    rests = stage.settles()
                    print(_row(attack, course) + ("" if rests else " NO REST"), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
