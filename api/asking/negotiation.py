"""Which format an Accept header asks for.

In      an Accept header, and what can be offered, the preferred one first
Out     the media type to answer in, or None.
Source  RFC 9110, section 12.5.1 (quality values, the more specific range wins).
Limits  parameters of media ranges other than `q` are read over.
"""

from collections.abc import Mapping
from functools import lru_cache

TABLE = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
YES_NO = {name: media_type for name, media_type in TABLE.items() if not name.startswith("text/") or name == "text/xml"}
GRAPH = {
    "text/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/rdf+xml": "application/rdf+xml",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "application/ld+json": "application/ld+json",
    "application/json": "application/ld+json",
}


@lru_cache(maxsize=256)
def forms(accept: str) -> Mapping[str, str]:
    """Return the media type for each kind of result; a kind that the header excludes is missing.

    Raises:
        Nothing.

    >>> forms("text/turtle, text/csv;q=0.5")
    {'solutions': 'text/csv', 'graph': 'text/turtle'}
    """
    wanted = {"solutions": TABLE, "boolean": YES_NO, "graph": GRAPH}
    chosen = {kind: choice(accept, offered) for kind, offered in wanted.items()}
    return {kind: media_type for kind, media_type in chosen.items() if media_type is not None}


@lru_cache(maxsize=256)
def encoding(accept: str) -> str:
    """Return how an Accept-Encoding header lets a body be compressed: zstd, gzip, or an empty string for not at all.

    Raises:
        Nothing.

    >>> encoding("gzip, deflate, br, zstd"), encoding("gzip;q=0.5"), encoding("zstd;q=0, identity")
    ('zstd', 'gzip', '')
    """
    ranges = _ranges(accept)
    best = max(("zstd", "gzip"), key=lambda name: ranges.get(name, ranges.get("*", 0.0)))
    return best if ranges.get(best, ranges.get("*", 0.0)) > 0 else ""


def choice(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return what is meant by the best name on offer, or None if the header excludes all of them.

    Raises:
        Nothing.

    >>> choice("text/*;q=0.2, application/xml", TABLE), choice("image/png", TABLE), choice("", TABLE)
    ('application/sparql-results+xml', None, 'application/sparql-results+json')
    """
    ranges = _ranges(accept)
    if not ranges:
        return next(iter(offered.values()))
    best = max(offered, key=lambda name: _quality(name, ranges))  # of equals, max keeps the first
    return offered[best] if _quality(best, ranges) > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    ranges: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((value[2:].strip() for value in parameters if value.startswith("q=")), "1")
        try:
            ranges[name] = min(1.0, max(0.0, float(quality)))
        except ValueError:
            ranges[name] = 1.0
    ranges.pop("", None)
    return ranges


def _quality(name: str, ranges: Mapping[str, float]) -> float:
    for pattern in (name, f"{name.partition('/')[0]}/*", "*/*"):
        if pattern in ranges:
            return ranges[pattern]
    return 0.0
