"""The numbers of the server, in Prometheus' form.

In      counts from the hot path; gauges from functions that are called when somebody looks
Out     text for /metrics.
Source  Prometheus' text format 0.0.4 and OpenMetrics 1.0, as the Accept header asks.
Limits  one thread counts: plain integers cost a fifth of the library's own locked counters. Labels take few values:
        whatever a stranger chooses (paths, methods, ids) is no label.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import choose_encoder

from api.watching.meanings import GAUGES, METRICS, Gauge

_BOUNDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Seconds: where one bucket of the histogram ends and the next begins."""
_METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"}

Reading = Callable[[], float | Mapping[str, float] | None]
"""A number, numbers by label, or None where it is not known now."""


@dataclass(slots=True)
class Tally:
    """What is counted of one kind of request."""

    requests: int = 0
    sent: int = 0
    seconds: float = 0.0
    buckets: list[int] = field(default_factory=lambda: [0] * (len(_BOUNDS) + 1))

    def add(self, seconds: float, sent: int) -> None:
        """Return nothing; count a request.

        Raises:
            Nothing.
        """
        self.requests += 1
        self.sent += sent
        self.seconds += seconds
        self.buckets[bisect_left(_BOUNDS, seconds)] += 1


class Metrics:
    """What was counted, who knows the rest, and how it is told."""

    def __init__(self) -> None:
        self._tallies: dict[tuple[str, str, int], Tally] = {}
        self._queries: Counter[tuple[str, ...]] = Counter()
        self._rows = 0
        self._readings: dict[str, list[Reading]] = {name: [] for name in GAUGES}
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def tally(self, route: str, method: str, status: int) -> Tally:
        """Return what is counted of one kind of request.

        Raises:
            Nothing.
        """
        found = self._tallies.get((route, method, status))
        if found is None:
            key = (route, method if method in _METHODS else "other", status)
            found = self._tallies.setdefault(key, Tally())
        return found

    def asked(self, outcome: str, lane: str, rows: int | None) -> None:
        """Return nothing; count a query.

        Raises:
            Nothing.
        """
        self._queries[outcome, lane] += 1
        self._rows += rows or 0

    def gauge(self, name: str, reading: Reading) -> None:
        """Return nothing; what the function gives is told under this name from now on, added to others of that name.

        Raises:
            KeyError: `meanings.GAUGES` does not know the name.
        """
        self._readings[name].append(reading)

    def told(self, accept: str) -> tuple[bytes, str]:
        """Return all numbers as they are now, and their media type.

        Raises:
            Nothing.
        """
        encode, media_type = choose_encoder(accept)
        return encode(self._registry), media_type

    def collect(self) -> Iterator[Metric]:
        """Yield the numbers for the library to write.

        Raises:
            Nothing.
        """
        requests: Counter[tuple[str, ...]] = Counter()
        sent: Counter[tuple[str, ...]] = Counter()
        for (route, method, status), tally in self._tallies.items():
            requests[route, method, str(status)] = tally.requests
            sent[route,] += tally.sent
        yield _counts("communique_requests", ("route", "method", "status"), requests)
        yield _counts("communique_sent_bytes", ("route",), sent)
        yield self._seconds()
        yield _counts("communique_queries", ("outcome", "lane"), self._queries)
        yield _counts("communique_rows", (), {(): self._rows})
        for name, readings in self._readings.items():
            yield _read(GAUGES[name], readings)

    def _seconds(self) -> Metric:
        name = "communique_request_seconds"
        family = HistogramMetricFamily(name, METRICS[name], labels=["route"])
        for wanted in sorted({route for route, _, _ in self._tallies}):
            of_route = [tally for (route, _, _), tally in self._tallies.items() if route == wanted]
            heights = accumulate(map(sum, zip(*(tally.buckets for tally in of_route), strict=True)))
            buckets = [
                (bound, float(height)) for bound, height in zip((*map(str, _BOUNDS), "+Inf"), heights, strict=True)
            ]
            family.add_metric([wanted], buckets, sum(tally.seconds for tally in of_route))
        return family


def _counts(name: str, labels: tuple[str, ...], counts: Mapping[tuple[str, ...], int]) -> Metric:
    family = CounterMetricFamily(name, METRICS[f"{name}_total"], labels=labels)
    for values, number in counts.items():
        family.add_metric(list(values), number)
    return family


def _read(gauge: Gauge, readings: list[Reading]) -> Metric:
    kind, name = (CounterMetricFamily, f"{gauge.name}_total") if gauge.grows else (GaugeMetricFamily, gauge.name)
    family = kind(gauge.name, METRICS[name], labels=[gauge.label] if gauge.label else [])
    sums: dict[str, float] = {}
    for value in (reading() for reading in readings):
        if value is not None:
            for key, number in (value if isinstance(value, Mapping) else {"": value}).items():
                sums[key] = sums.get(key, 0.0) + number
    for key, number in sums.items():
        family.add_metric([key] if gauge.label else [], number)
    return family
