"""What each number of /metrics means; the documentation is made from it.

In      nothing
Out     METRICS: full name → meaning; GAUGES: short name → full name and label.
Limits  numbers of the web process itself (`process_…`) are Prometheus' own and explained there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gauge:
    """A number that somebody else holds."""

    name: str
    label: str = ""
    grows: bool = False
    """Whether it only ever grows."""


GAUGES = {
    "in_flight": Gauge("communique_in_flight"),
    "waiting": Gauge("communique_waiting"),
    "workers": Gauge("communique_workers", "state"),
    "snapshot_number": Gauge("communique_snapshot_number"),
    "snapshot_age": Gauge("communique_snapshot_age_seconds"),
    "snapshot_in_memory": Gauge("communique_snapshot_in_memory"),
    "cache_bytes": Gauge("communique_cache_bytes"),
    "cache_answers": Gauge("communique_cache_answers"),
    "memory": Gauge("communique_memory_bytes", "process"),
    "worker_restarts": Gauge("communique_worker_restarts", "reason", grows=True),
    "log_lines_lost": Gauge("communique_log_lines_lost", grows=True),
    "build": Gauge("communique_build_info", "version"),
}

METRICS = {
    "communique_requests_total": "Requests answered, by class of route, method and status.",
    "communique_request_seconds": "Seconds from a request's first byte to its answer's last, by class of route.",
    "communique_sent_bytes_total": "Bytes of answers' bodies, as they went out, by class of route.",
    "communique_queries_total": "Queries by what became of them (outcome) and where they were answered (lane).",
    "communique_rows_total": "Rows of answers to queries, as far as they were counted.",
    "communique_worker_restarts_total": "Workers that ended, by reason: out of time, abandoned by the asker, died, …",
    "communique_in_flight": "Requests that are being answered now.",
    "communique_waiting": "Queries that wait for a worker now.",
    "communique_workers": "Workers by state.",
    "communique_snapshot_number": "Number of the published snapshot; it grows by one with each publication.",
    "communique_snapshot_age_seconds": "Seconds since the published snapshot was published.",
    "communique_snapshot_in_memory": "1 while answers come from a copy of the snapshot in memory, 0 from disk.",
    "communique_cache_bytes": "Bytes of answers that are kept for whoever asks the same again.",
    "communique_cache_answers": "Answers that are kept for whoever asks the same again.",
    "communique_memory_bytes": "Resident memory of the web process and of its workers; pages they share count twice.",
    "communique_log_lines_lost_total": "Lines of the request log that were lost: the disk or the pipe was full.",
    "communique_build_info": "1, with the version that runs as its label.",
}
