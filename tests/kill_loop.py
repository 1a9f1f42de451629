"""A writer that is killed again and again, at any moment, while a client writes: what was acknowledged must be there.

In      how many kills; `python -m tests.kill_loop --kills 200` for the long run
Out     counts; an AssertionError at the first write that was lost, or half done.
Limits  each request changes three graphs, two documents and a note, in one of eight groups; a seventh of them takes the
        three away. The kernel survives: what a power cut does to what was flushed is not tried here.
"""

import argparse
import json
import random
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import httpx2

from kg.names import ONTOLOGY
from kg.store import current, open_snapshot
from tests.writes import ask, in_step, kill_writer, made_up, store, triples, update, writable

GROUPS = 8
_CONFIDENCE = re.compile(r'(#confidence> ")[0-9.]+(")')
_STATE = f"""SELECT ?g (MIN(?v) AS ?least) (MAX(?v) AS ?most) {{
    {{ GRAPH ?g {{ ?s <{ONTOLOGY}confidence> ?v }} }} UNION {{ GRAPH ?g {{ ?s <e:number> ?v }} }} }} GROUP BY ?g"""
GONE = 0


@dataclass(slots=True)
class Counts:
    """What happened."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged_done: int = 0
    """Broken off after their commit: carried out as a whole, and logged by the next writer."""
    unacknowledged_undone: int = 0
    refused: int = 0
    """Asked while there was no writer."""
    reopened: int = 0
    """Times that the whole store was compared with a fresh derivation."""


@dataclass(slots=True)
class Client:
    """Writes one numbered request after the other, and remembers what was acknowledged."""

    client: httpx2.Client
    counts: Counts
    number: int = 0
    known: dict[int, int] = field(default_factory=dict)
    """By group: the number of the last request acknowledged; GONE where it took the group away."""
    in_doubt: tuple[int, int] | None = None
    """Group and number of the request that was broken off."""

    def until_broken_off(self) -> None:
        """Write until a request is not acknowledged."""
        while self.in_doubt is None:
            self.number += 1
            group = self.number % GROUPS
            wanted = GONE if self.number % 7 == 0 else self.number
            answer = update(self.client, request(group, wanted))
            if answer.status_code == 200:
                self.known[group] = wanted
                self.counts.acknowledged += 1
            elif answer.status_code == 503:
                self.counts.refused += 1
            else:
                assert answer.status_code == 500, answer.text
                self.in_doubt = (group, wanted)

    def settle(self, state: dict[int, int]) -> None:
        """Compare with what is there: as acknowledged, but for the request in doubt, which may be there or not."""
        assert self.in_doubt is not None
        group, number = self.in_doubt
        for one in range(GROUPS):
            expected = self.known.get(one, GONE)
            found = state.get(one, GONE)
            assert found == expected or (one == group and found == number), (one, found, expected, self.in_doubt)
        done = state.get(group, GONE) == number != self.known.get(group, GONE)
        self.counts.unacknowledged_done += done
        self.counts.unacknowledged_undone += not done
        self.known[group] = state.get(group, GONE)
        self.in_doubt = None


def request(group: int, number: int) -> str:
    """An update that gives a group's three graphs that number, or takes them away."""
    documents = made_up(2 * GROUPS)[2 * group : 2 * group + 2]
    note = f"<http://example.org/note/{group}>"
    parts = [f"DROP SILENT GRAPH {name}" for name in (*(name for name, _ in documents), note)]
    if number != GONE:
        for name, nquads in documents:
            numbered = _CONFIDENCE.sub(rf"\g<1>0.{number:06d}\g<2>", nquads)
            parts.append(f"INSERT DATA {{ GRAPH {name} {{ {triples(numbered).decode()} }} }}")
        parts.append(f"INSERT DATA {{ GRAPH {note} {{ {note} <e:number> {number} }} }}")
    return " ;\n".join(parts)


def state_of(rows: list[list[str]]) -> dict[int, int]:
    """By group, the number that its graphs hold; all three the same, and all three there."""
    names = {str(name): n // 2 for n, (name, _) in enumerate(made_up(2 * GROUPS))}
    names |= {f"<http://example.org/note/{group}>": group for group in range(GROUPS)}
    found: dict[int, list[int]] = {}
    for graph, least, most in rows:
        if graph in names:
            assert least == most, f"{graph} is half of one request and half of another"
            value = float(least.strip('"').split('"')[0])
            found.setdefault(names[graph], []).append(round(value * 1_000_000) if value < 1 else int(value))
    for group, numbers in found.items():
        assert len(numbers) == 3, f"group {group} has {len(numbers)} of its three graphs"
        assert len(set(numbers)) == 1, f"group {group} holds {numbers}"
    return {group: numbers[0] for group, numbers in found.items()}


def run(path: Path, kills: int, seed: int, every: int = 25) -> Counts:
    """Kill the writer that often; every so many kills all is stopped and the store looked over."""
    chance, counts = random.Random(seed), Counts()  # noqa: S311
    client = None
    while counts.kills < kills:
        with writable(path, memory_budget=0) as connection:
            client = client or Client(connection, counts)
            client.client = connection
            for _ in range(min(every, kills - counts.kills)):
                with _writing(client):
                    enough, late = counts.acknowledged + chance.randrange(4), time.monotonic() + 30
                    while counts.acknowledged < enough and time.monotonic() < late:
                        time.sleep(0.001)
                    time.sleep(chance.random() * 0.2)
                    while not kill_writer(connection):
                        time.sleep(0.005)
                    counts.kills += 1
                while update(connection, "").status_code != 200:  # until there is a writer that has looked
                    time.sleep(0.02)
                client.settle(state_of(ask(connection, _STATE)))
        faults = in_step(path)
        assert faults == [], faults[:10]
        counts.reopened += 1
        _logged(path)
        open_snapshot(current(path))
    return counts


@contextmanager
def _writing(client: Client) -> Iterator[None]:
    trouble: list[BaseException] = []

    def work() -> None:
        try:
            client.until_broken_off()
        except (AssertionError, httpx2.HTTPError) as error:
            trouble.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    yield
    thread.join(60)
    assert not thread.is_alive()
    if trouble:
        raise trouble[0]


def _logged(path: Path) -> None:
    """The lines of all writes that were carried out are a chain: each begins where the one before has ended."""
    lines = [json.loads(line) for line in (path / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    done = [line for line in lines if line["outcome"].startswith("done")]
    for one, other in pairwise(done):
        assert one["after"] == other["before"], (one, other)
    assert done[-1]["after"] == current(path).id


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="communique-kills-") as folder:
        counts = run(store(Path(folder)), given.kills, given.seed)
    print(f"{counts}\n{time.monotonic() - begun:.0f} s, nothing lost, nothing half done")  # noqa: T201


if __name__ == "__main__":
    main()
