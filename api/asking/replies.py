"""Answers of workers as HTTP replies: which headers they carry, and whether the asker has them already.

In      an Answer, the Snapshot it is made of, the Variant it was wanted in
Out     Reply.
Source  RFC 9110 (validators, negotiation), RFC 9111 (caching), Fetch (CORS).
Limits  the entity tag is weak: two evaluations may name blank nodes differently.
"""

import zlib
from collections.abc import Mapping
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache

from api.asking.query import Variant
from api.exchange import Reply, Request
from api.problems import MEDIA_TYPE, ProblemError
from api.workers.wire import Answer
from kg.store import Snapshot

OPEN = (
    ("access-control-allow-origin", "*"),
    ("access-control-expose-headers", "etag, link, retry-after, x-request-id, x-snapshot, x-truncated"),
)
"""What is published may be read by pages of any origin."""
VARY = ("vary", "accept, accept-encoding")
_FOR_EVERYBODY = ("cache-control", "public, max-age=0, must-revalidate")
_FOR_NOBODY = ("cache-control", "no-store")

Headers = tuple[tuple[str, str], ...]


def answered(answer: Answer, snapshot: Snapshot, wanted: Variant, most_rows: int) -> Reply:
    """Return the reply to a query that was answered.

    Raises:
        Nothing.
    """
    kind = (answer.media_type, answer.encoded, answer.fleeting, most_rows if answer.cut else 0)
    return Reply(200, _headers(kind, snapshot, wanted.name, wanted.encoding), answer.body)


def unchanged(request: Request, snapshot: Snapshot, wanted: Variant) -> Reply | None:
    """Return a 304 if the asker holds the answer that this snapshot gives.

    Raises:
        Nothing.
    """
    held, since = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
    if request.method not in ("GET", "HEAD") or (held is None and since is None):
        return None
    tag = etag(snapshot, wanted.name)
    if held is not None:
        same = held.strip() == "*" or tag in [one.strip() for one in held.split(",")]
    else:
        same = _is_since(since or "", snapshot)
    return Reply(304, (("etag", tag), _FOR_EVERYBODY, VARY, *OPEN), b"") if same else None


def told(trouble: ProblemError, path: str) -> Reply:
    """Return the reply that tells of a problem at a path.

    Raises:
        Nothing.
    """
    headers = (("content-type", MEDIA_TYPE), *trouble.headers.items(), _FOR_NOBODY, VARY, *OPEN)
    return Reply(trouble.status, headers, trouble.body(path))


def options(request: Request, methods: str) -> Reply:
    """Return the reply to a browser that asks what it may do.

    Raises:
        Nothing.
    """
    asked: Mapping[str, str] = request.headers
    headers = (
        ("allow", methods),
        ("access-control-allow-methods", methods),
        ("access-control-allow-headers", asked.get("access-control-request-headers", "*")),
        ("access-control-max-age", "86400"),
        *OPEN,
    )
    return Reply(204, headers, b"")


def etag(snapshot: Snapshot, variant: str) -> str:
    """Return the tag of what a snapshot gives in one form.

    Raises:
        Nothing.
    """
    return f'W/"{snapshot.id}-{snapshot.number}-{zlib.crc32(variant.encode()):08x}"'


@lru_cache(maxsize=256)
def _headers(kind: tuple[str, bool, bool, int], snapshot: Snapshot, variant: str, encoding: str) -> Headers:
    media_type, encoded, fleeting, cut = kind
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    headers = [("content-type", media_type + charset), ("x-snapshot", snapshot.id), VARY, *OPEN]
    if encoded:
        headers.append(("content-encoding", encoding))
    if cut:
        headers.append(("x-truncated", f"{cut} rows"))
    if fleeting:
        return (*headers, _FOR_NOBODY)
    modified = format_datetime(snapshot.published, usegmt=True)
    return (*headers, _FOR_EVERYBODY, ("etag", etag(snapshot, variant)), ("last-modified", modified))


def _is_since(date: str, snapshot: Snapshot) -> bool:
    try:
        return snapshot.published <= parsedate_to_datetime(date)
    except (TypeError, ValueError):  # no date, or one without a zone
        return False
