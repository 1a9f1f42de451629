"""What each number of /metrics means; the documentation is made from it.

In      nothing
Out     METRICS: full name → meaning; GAUGES: short name → full name and label.
Limits  numbers of the web process itself (`process_…`) are Prometheus' own and explained there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gauge:
    """A number that goes up and down."""

    name: str
    label: str = ""


GAUGES = {
    "in_flight": Gauge("communique_in_flight"),
    "waiting": Gauge("communique_waiting"),
    "workers": Gauge("communique_workers", "state"),
    "snapshot_number": Gauge("communique_snapshot_number"),
    "snapshot_age": Gauge("communique_snapshot_age_seconds"),
    "snapshot_quads": Gauge("communique_snapshot_quads"),
    "cache_bytes": Gauge("communique_cache_bytes"),
    "cache_answers": Gauge("communique_cache_answers"),
    "memory": Gauge("communique_memory_bytes", "process"),
    "log_lines_lost": Gauge("communique_log_lines_lost"),
    "build": Gauge("communique_build_info", "version"),
}

METRICS = {
    "communique_requests_total": "Requests answered, by class of route, method and status.",
    "communique_request_seconds": "Seconds from a request's first byte to its answer's last, by class of route.",
    "communique_sent_bytes_total": "Bytes of answers' bodies, as they went out, by class of route.",
    "communique_queries_total": "Queries by what became of them (outcome) and where they were answered (lane).",
    "communique_rows_total": "Rows of answers to queries, as far as they were counted.",
    "communique_worker_restarts_total": "Workers that were replaced, by reason.",
    "communique_in_flight": "Requests that are being answered now.",
    "communique_waiting": "Queries that wait for a worker now.",
    "communique_workers": "Workers by state.",
    "communique_snapshot_number": "Number of the published snapshot; it grows by one with each publication.",
    "communique_snapshot_age_seconds": "Seconds since the published snapshot was published.",
    "communique_snapshot_quads": "Quads of the published snapshot, where they are known.",
    "communique_cache_bytes": "Bytes of answers that are kept for whoever asks the same again.",
    "communique_cache_answers": "Answers that are kept for whoever asks the same again.",
    "communique_memory_bytes": "Resident memory of the web process and of its workers; pages they share count twice.",
    "communique_log_lines_lost": "Lines of the request log that were lost since the start: the disk or pipe was full.",
    "communique_build_info": "1, with the version that runs as its label.",
}
