"""One answered request, as the metrics and the log tell of it.

In      what the server knows when the last byte of an answer is handed over
Out     Seen; the outcome of a query by its status.
Limits  no headers, no query string, no body: what is not kept cannot leak from a log.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that was answered, or whose asker went away."""

    route: str
    """Class of routes, one of a handful: sparql, store, rest, page, health, metrics, admin, other."""
    method: str
    path: str
    """Without the query string."""
    status: int
    """499 where the asker went away before there was an answer."""
    seconds: float
    """From the request's first byte to the answer's last."""
    sent: int = 0
    """Bytes of the answer's body, as they went out (compressed, if they were)."""
    client: str = ""
    id: str = ""
    """Of the request: the asker's own `x-request-id`, or one that was made for it."""
    query: str | None = None
    """Text of the query or update; None for whatever is neither."""
    outcome: str = ""
    """Of a query: see `OUTCOMES`; empty where the status says it."""
    lane: str = ""
    """Of a query: where it was answered, such as `quick`, `slow` or `cache`."""
    cached: bool = False
    rows: int | None = None
    snapshot: str = ""
    """Id of the snapshot that was asked."""


OUTCOMES = ("answered", "cached", "unchanged", "timeout", "memory", "refused", "too many", "gone", "failed")
"""What becomes of a query: `unchanged` is a 304, `refused` any other 4xx, `failed` a fault of ours."""

_BY_STATUS = {304: "unchanged", 499: "gone", 503: "too many", 504: "timeout", 507: "memory"}


def outcome_of(status: int, cached: bool) -> str:
    """Return what became of a query that was answered with this status.

    Raises:
        Nothing.

    >>> outcome_of(200, False), outcome_of(200, True), outcome_of(400, False), outcome_of(504, False)
    ('answered', 'cached', 'refused', 'timeout')
    """
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 500:
        return "failed"
    if status >= 400:
        return "refused"
    return "cached" if cached else "answered"
