"""How long each route of the REST API takes, over HTTP, on a store of made-up documents.

In      a store (bench/stores.py makes one of so many documents, or --store names one)
Out     a table of routes: median and 99th percentile of the latency, processor time of the server, size of the answers.
Source  run from the checkout: `python bench/rest.py --documents 10000` (a million quads; the first run builds minutes).
Limits  one client, one connection, one request after another, each for another thing where a route names one: nothing
        is answered from a cache of answers. Actors and topics are asked for as often as they are spoken of. What is
        counted over the whole graph is counted once for a snapshot: `first` is what its first asker waits.
"""

import argparse
import http.client
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import processes
from bench.servers import OURS, Server, serving
from bench.stores import DATA, Corpus, stored

_SEED: Final = 5
_WORDS: Final = ("ceasefire", "guarantees", "demanded", "sanctions", "withdraw", "talks", "border", "rejected")
_STATUSES: Final = ("open", "answered", "rejected", "partly-met", "conceded", "withdrawn", "contested")
_WHOLE: Final = (
    *("/actors", "/demands", "/statements", "/documents", "/events", "/timeline", "/matrix", "/statistics"),
    *("/answers", "/acts", "/changes"),
)
_NAMES: Final = (
    "Putin",
    "Путин",
    "Putni",
    "Stoltenburg",
    "Amerika Serikat",
    "Biden",
    "uni eropa",
    "Zelensky",
    "kremlin",
)


@dataclass(frozen=True, slots=True)
class Route:
    """A route, and how its next address is made."""

    name: str
    address: Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a route took."""

    name: str
    first: float
    """Seconds of the first request, in which counts are made that are kept."""
    seconds: Sequence[float]
    cpu: float
    """Seconds of processor time of the server for one; it says what a route costs also where others are at work."""
    size: int
    """Bytes of the largest answer."""


class Client:
    """One connection that stays open."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)

    def get(self, address: str) -> tuple[float, bytes]:
        """Return how long an answer took, and the answer.

        Raises:
            SystemExit: it is not the answer that was hoped for.
        """
        began = time.perf_counter()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        body = answer.read()
        took = time.perf_counter() - began
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status} {body[:300]!r}")
        return took, body

    def items(self, address: str) -> list[dict[str, Any]]:
        """Return the items of a list, page after page.

        Raises:
            SystemExit: as for `get`.
        """
        found: list[dict[str, Any]] = []
        cursor = "*"
        while cursor:
            page = json.loads(self.get(f"{address}limit=500&cursor={cursor}")[1])
            found += page["items"]
            cursor = page["next"]
        return found


def routes(client: Client) -> Iterator[Route]:
    """Yield the routes that are measured, the whole of the API.

    Raises:
        SystemExit: the server does not answer.
    """
    actors = _drawn(client.items("/actors?"), "made")
    demands, issues = (_drawn(client.items(f"/{kind}?"), "statements") for kind in ("demands", "issues"))
    statements = [one["id"] for one in json.loads(client.get("/statements?limit=500&order=confidence")[1])["items"]]
    documents = [one["id"] for one in json.loads(client.get("/documents?limit=500")[1])["items"]]
    acts = [one["id"] for one in json.loads(client.get("/acts?limit=500")[1])["items"]]
    events = [one["id"] for one in json.loads(client.get("/events?limit=500")[1])["items"]]
    days = [f"{year}-{month:02d}-15" for year in (2021, 2022) for month in range(1, 13)]
    things: Mapping[str, Callable[[random.Random], str]] = {
        "/statements/{id}": lambda chance: f"/statements/{chance.choice(statements)}",
        "/documents/{id}": lambda chance: f"/documents/{chance.choice(documents)}",
        "/actors/{id}": lambda chance: f"/actors/{actors(chance)}",
        "/actors/{id}/positions": lambda chance: f"/actors/{actors(chance)}/positions",
        "/actors/{id}/positions?published_by": lambda chance: (
            f"/actors/{actors(chance)}/positions?published_by={chance.choice(days)}"
        ),
        "/actors/{id}/positions?side": lambda chance: f"/actors/{(who := actors(chance))}/positions?side={who}",
        "/actors/{id}/statements": lambda chance: f"/actors/{actors(chance)}/statements",
        "/demands/{id}": lambda chance: f"/demands/{demands(chance)}",
        "/demands/{id}/exchange": lambda chance: f"/demands/{demands(chance)}/exchange",
        "/issues/{id}": lambda chance: f"/issues/{issues(chance)}",
        "/compare?a&b": lambda chance: f"/compare?a={actors(chance)}&b={actors(chance)}",
        "/actors?q": lambda chance: f"/actors?q={quote(chance.choice(_NAMES))}",
        "/statements?q": lambda chance: f"/statements?q={chance.choice(_WORDS)}&from={chance.choice(days)}",
        "/statements?speaker&as_of": lambda chance: f"/statements?speaker={actors(chance)}&as_of={chance.choice(days)}",
        "/statements?kind&language": lambda chance: f"/statements?kind=threat&language=en&to={chance.choice(days)}",
        "/statements?side": lambda chance: f"/statements?side={actors(chance)}",
        "/answers?speaker": lambda chance: f"/answers?speaker={actors(chance)}",
        "/acts/{id}": lambda chance: f"/acts/{chance.choice(acts)}",
        "/acts?actor": lambda chance: f"/acts?actor={actors(chance)}",
        "/events/{id}": lambda chance: f"/events/{chance.choice(events)}",
        "/changes?topic": lambda chance: f"/changes?topic={demands(chance)}",
        "/search?q": lambda chance: f"/search?q={chance.choice(_WORDS)}",
        "/timeline?topic": lambda chance: f"/timeline?topic={demands(chance)}&by=week",
        "/matrix?from": lambda chance: f"/matrix?from={chance.choice(days)}",
        "/changes?published_by": lambda chance: f"/changes?published_by={chance.choice(days)}",
        "/demands?status": lambda chance: f"/demands?status={chance.choice(_STATUSES)}",
        "/demands?as_of": lambda chance: f"/demands?as_of={chance.choice(days)}",
    }
    yield from (Route(name, address) for name, address in things.items())
    for whole in _WHOLE:
        yield Route(whole, lambda _, whole=whole: whole)  # type: ignore[misc]


def measure(client: Client, route: Route, times: int) -> Taken:
    """Return what a route takes.

    Raises:
        SystemExit: the server does not answer.
    """
    chance = random.Random(_SEED)  # noqa: S311
    first, largest = client.get(route.address(chance))
    seconds, size = [], len(largest)
    with processes.Meter(client.server.process) as meter:
        for _ in range(times):
            took, body = client.get(route.address(chance))
            seconds.append(took)
            size = max(size, len(body))
    return Taken(route.name, first, seconds, meter.seconds / times, size)


def table(taken: Sequence[Taken]) -> str:
    """Return what was measured, in Markdown.

    Raises:
        Nothing.
    """
    lines = ["| route | median ms | p99 ms | first ms | CPU ms each | largest KiB |", "|---|---:|---:|---:|---:|---:|"]
    for one in taken:
        middle, high = statistics.median(one.seconds), statistics.quantiles(one.seconds, n=100)[98]
        figures = " | ".join(f"{value * 1000:.2f}" for value in (middle, high, one.first, one.cpu))
        lines.append(f"| `{one.name}` | {figures} | {one.size / 1024:.0f} |")
    return "\n".join(lines)


def _drawn(items: Sequence[Mapping[str, Any]], weight: str) -> Callable[[random.Random], str]:
    names, weights = [one["id"] for one in items], [one[weight] for one in items]
    return lambda chance: str(chance.choices(names, weights)[0])


def main() -> None:
    """Measure and print.

    Raises:
        SystemExit: the server does not answer.
    """
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, default=10_000, help="documents of the store that is made")
    asked.add_argument("--store", type=Path, help="a store to measure instead; its folder must be called store")
    asked.add_argument("--times", type=int, default=200, help="requests for each route")
    given = asked.parse_args()
    corpus = Corpus(given.store.resolve().parent, 0, 0, "") if given.store else stored(given.documents, DATA)
    with serving(OURS, corpus) as server:
        client = Client(server)
        client.get("/statistics")  # the index is made, if it was not there
        print(table([measure(client, route, given.times) for route in routes(client)]))  # noqa: T201


if __name__ == "__main__":
    main()
