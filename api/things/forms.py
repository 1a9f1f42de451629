"""In which form a thing is asked for: by the end of its address, by `format`, or by the header Accept.

In      a Request whose path names a thing
Out     Wanted: the path without its suffix, and a media type.
Source  RFC 9110, section 12.5.1.
Limits  the address wins over `format`, and that over Accept: whoever writes a form down means it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from api.asking.negotiation import choice
from api.asking.query import pairs
from api.exchange import Request
from api.problems import ProblemError

HTML = "text/html"
SUFFIXES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "html": HTML,
}
"""Media types by the ends of addresses, which are also the values of `format`."""
OFFERED: Mapping[str, str] = {
    **{media_type: media_type for media_type in SUFFIXES.values()},
    "application/xhtml+xml": HTML,
    "application/json": "application/ld+json",
    "application/x-turtle": "text/turtle",
    "text/n-quads": "application/n-quads",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing, and the form it is to be told in."""

    path: str
    media_type: str

    @property
    def suffix(self) -> str:
        """Return the end of the address at which this form can be had whatever Accept says."""
        return next(suffix for suffix, media_type in SUFFIXES.items() if media_type == self.media_type)


def wanted(request: Request, root: str, offered: Mapping[str, str] = OFFERED) -> Wanted:
    """Return what a request below a root asks for, among the forms on offer.

    Raises:
        ProblemError: there is no such `format` (422), or none of those that Accept names (406).
    """
    path = request.path.removeprefix(root).lstrip("/")
    stem, dot, suffix = path.rpartition(".")
    if dot and SUFFIXES.get(suffix) in offered.values():
        return Wanted(stem, SUFFIXES[suffix])
    named = [value for name, value in pairs(request.query) if name == "format"]
    allowed = [suffix for suffix, media_type in SUFFIXES.items() if media_type in offered.values()]
    if named:
        if len(named) > 1 or named[0] not in allowed:
            detail = f"format is one of {', '.join(allowed)}, and given once; not {', '.join(map(repr, named))}."
            raise ProblemError(422, detail, allowed=allowed)
        return Wanted(path, SUFFIXES[named[0]])
    media_type = choice(request.headers.get("accept", ""), offered)
    if media_type is None:
        told = list(dict.fromkeys(offered.values()))
        raise ProblemError(406, f"This can be had as {', '.join(told)}.", offered=told)
    return Wanted(path, media_type)
