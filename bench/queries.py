"""How long each saved query takes, over HTTP, on a store of made-up documents.

In      queries/*.rq; a store (bench/stores.py makes one of so many documents, or --store names one)
Out     a table of queries: rows, median and 99th percentile of the latency, processor time of the server.
Source  run from the checkout: `python bench/queries.py --documents 10000` (a million quads; the first run builds
        minutes), or with --only for a few of them.
Limits  one client, one connection, one request after another, a page of fifty rows or a few more: no two requests are
        the same, so that none is answered from a cache of answers. Actors and topics are asked for as often as they are
        spoken of. A query with parameters that may be left out is asked with and without them.
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
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import processes
from bench.servers import OURS, Server, serving
from bench.stores import DATA, Corpus, stored
from kg.model import Kind
from kg.names import document_iri
from kg.places import QUERIES
from kg.queries import NamedQuery, Parameter, ParameterType, load

_SEED: Final = 8
_PAGE: Final = 50
_LONGEST: Final = 40.0
"""Seconds that one query may be measured for."""
_DAYS: Final = [f"{year}-{month:02d}-15" for year in (2021, 2022) for month in range(1, 13)]
Draw = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a query took."""

    name: str
    given: Sequence[str]
    """The parameters it was asked with."""
    rows: int
    """Of the longest answer."""
    seconds: Sequence[float]
    cpu: float
    """Seconds of processor time of the server for one."""
    failed: int


class Client:
    """One connection that stays open."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)

    def get(self, address: str) -> tuple[int, dict[str, Any]]:
        """Return the status of an answer, and the answer.

        Raises:
            OSError: there is none.
        """
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        return answer.status, json.loads(answer.read())

    def items(self, address: str) -> list[dict[str, Any]]:
        """Return the items of the first page of a list.

        Raises:
            OSError: there is no answer.
        """
        found: list[dict[str, Any]] = self.get(f"{address}?limit=500")[1]["items"]
        return found


def ready(server: Server) -> None:
    """Return nothing, once the index of the snapshot is made and the workers hold their copies of it.

    Raises:
        SystemExit: there is no index after ten minutes.
    """
    for _ in range(300):
        if Client(server).get("/actors")[0] == 200:
            return processes.rest(server.process, 60)
        time.sleep(2)
    raise SystemExit("the server makes no index")


def drawing(client: Client) -> Mapping[ParameterType, Draw]:
    """Return how a value for each type of parameter is drawn.

    Raises:
        OSError: the server does not answer.
    """
    actors = _weighted(client.items("/actors"), "made")
    topics = _weighted([*client.items("/demands"), *client.items("/issues")], "statements")
    kinds = tuple(str(kind) for kind in Kind)
    return {
        ParameterType.ACTOR: actors,
        ParameterType.TOPIC: topics,
        ParameterType.DATE: lambda chance: chance.choice(_DAYS),
        ParameterType.KIND: lambda chance: chance.choice(kinds),
    }


def measure(client: Client, query: NamedQuery, ways: Mapping[str, Draw], times: int) -> Taken:
    """Return what a query takes with these parameters.

    Raises:
        OSError: the server does not answer.
    """
    chance = random.Random(_SEED)  # noqa: S311
    seconds, rows, failed, end = list[float](), 0, 0, time.monotonic() + _LONGEST
    with processes.Meter(client.server.process) as meter:
        for number in range(times):
            values = _in_order({name: draw(chance) for name, draw in ways.items()})
            address = f"/queries/{query.name}?{urlencode({**values, 'limit': _PAGE + number})}"
            began = time.perf_counter()
            status, answer = client.get(address)
            seconds.append(time.perf_counter() - began)
            failed += status != 200
            rows = max(rows, len(answer.get("rows", ())))
            if time.monotonic() > end and number > 1:
                break
    return Taken(query.name, list(ways), rows, seconds, meter.seconds / len(seconds), failed)


def ways_of(query: NamedQuery, client: Client, draws: Mapping[ParameterType, Draw]) -> Iterator[Mapping[str, Draw]]:
    """Yield the ways in which a query is asked: with what it must be given, and with all it may be given.

    Raises:
        OSError: the server does not answer.
    """
    needed = {p.name: _draw(p, client, draws) for p in query.parameters if not p.optional}
    yield needed
    every = {p.name: _draw(p, client, draws) for p in query.parameters if p.type in draws or not p.optional}
    if every.keys() != needed.keys():
        yield every


def table(taken: Sequence[Taken]) -> str:
    """Return what was measured, in Markdown.

    Raises:
        Nothing.
    """
    lines = ["| query | with | rows | median ms | p99 ms | CPU ms each |", "|---|---|---:|---:|---:|---:|"]
    for one in taken:
        high = statistics.quantiles(one.seconds, n=100)[98] if len(one.seconds) > 1 else one.seconds[0]
        figures = [f"{value * 1000:.1f}" for value in (statistics.median(one.seconds), high, one.cpu)]
        name = f"`{one.name}`" + (f" ({one.failed} of {len(one.seconds)} failed)" if one.failed else "")
        lines.append(f"| {' | '.join([name, ', '.join(one.given), str(one.rows), *figures])} |")
    return "\n".join(lines)


def _draw(parameter: Parameter, client: Client, draws: Mapping[ParameterType, Draw]) -> Draw:
    if parameter.type in draws:
        return draws[parameter.type]
    if parameter.type is not ParameterType.IRI:
        return lambda _: parameter.example or parameter.default or ""
    is_document = (parameter.example or "").startswith(document_iri("").value)
    known = [one["iri"] for one in client.items("/documents" if is_document else "/statements")]
    return lambda chance: str(chance.choice(known))


def _in_order(values: dict[str, str]) -> dict[str, str]:
    """Values with their days in order: the earlier for the parameter that stands first."""
    days = sorted(value for value in values.values() if value in _DAYS)
    return {name: days.pop(0) if value in _DAYS else value for name, value in values.items()}


def _weighted(items: Sequence[Mapping[str, Any]], weight: str) -> Draw:
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
    asked.add_argument("--times", type=int, default=20, help="requests for each query")
    asked.add_argument("--only", nargs="*", default=[], help="names of the queries to measure; all without it")
    given = asked.parse_args()
    corpus = Corpus(given.store.resolve().parent, 0, 0, "") if given.store else stored(given.documents, DATA)
    with serving(OURS, corpus) as server:
        ready(server)
        client, taken = Client(server), list[Taken]()
        draws = drawing(client)
        for query in load(QUERIES).values():
            if not given.only or query.name in given.only:
                taken += [measure(client, query, ways, given.times) for ways in ways_of(query, client, draws)]
                print(table(taken[-1:]).splitlines()[-1], file=sys.stderr, flush=True)  # noqa: T201
        print(table(taken))  # noqa: T201


if __name__ == "__main__":
    main()
