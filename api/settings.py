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
    queue: int = 64
    """Questions that may wait for a worker; the next one is answered 503."""
    deadline: float = 30.0
    """Seconds a query may take, waiting included."""
    memory: int = 1 << 30
    """Bytes a worker may take beyond what it has at its start."""
    result_bytes: int = 64 << 20
    rows: int = 10_000
    """Rows of an answer to a saved query."""
    query_bytes: int = 256 << 10
    nesting: int = 100
