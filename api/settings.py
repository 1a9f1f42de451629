"""How much a query may take, and how many are answered at once.

In      nothing
Out     Settings with the bounds of the query service.
Limits  bounds are per query, not per client: a public server stands behind a proxy that counts clients.
"""

from dataclasses import dataclass
from pathlib import Path

from kg.places import QUERIES


@dataclass(frozen=True, slots=True)
class Settings:
    """The bounds of one server."""

    store: Path
    queries: Path = QUERIES
    workers: int = 2
    """Queries that are begun at the same time."""
    slow_workers: int = 4
    """Queries beyond those that may go on after `quick` seconds, in processes of their own."""
    quick: float = 0.05
    """Seconds after which a query counts as slow and no longer stands in the way of others."""
    queue: int = 64
    """Questions that may wait for a worker; the next one is answered 503."""
    deadline: float = 30.0
    """Seconds a query may take, waiting included, if its asker does not say."""
    longest: float = 30.0
    """Seconds an asker may give a query."""
    memory: int = 1 << 30
    """Bytes a worker may take beyond what it has at its start."""
    memory_budget: int = -1
    """Bytes that copies of the snapshot in memory may take, all workers together; 0 for none, -1 for half of what is
    free at the start."""
    result_bytes: int = 64 << 20
    rows: int = 10_000
    """Rows of an answer to a saved query."""
    sparql_rows: int = 1_000_000
    """Rows of a table that /sparql gives; more are cut off, and a header says so. 0 for any number."""
    cache_bytes: int = 64 << 20
    """Of answers that are kept for whoever asks the same of the same snapshot; 0 for none."""
    query_bytes: int = 256 << 10
    body_bytes: int = 16 << 20
    """Of a request that is not a query, such as an update or a graph."""
    nesting: int = 100
    union: bool = True
    """Whether a query that names no dataset is asked of all graphs at once; if not, of the unnamed graph, as the W3C's
    tests of queries and updates expect."""
    service: tuple[str, ...] = ()
    """Beginnings of IRIs that SERVICE, and in updates LOAD, may name; none by default."""
    writes: bool = False
    """Whether updates are taken, from those who hold a token."""
    gate: bool = True
    """Whether what is written must conform to the shapes."""
    tokens: Path | None = None
    """File of the hashed tokens; by default `tokens.json` in the store."""
    request_log: str = ""
    """File for one line of JSON a request, `-` for standard error, empty for none."""
    log_queries: bool = False
    """Whether that log holds the queries themselves, and not only their hashes."""
    slow_log: float = 1.0
    """Seconds from which on a query is logged as slow; 0 for never."""
    grace: float = 5.0
    """Seconds that running requests have once the server is told to stop; then they are ended."""
    hosts: tuple[str, ...] = ()
    """Names, as requests have them in Host, that the server answers for; any by default."""
    proxies: tuple[str, ...] = ()
    """Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none by default."""
