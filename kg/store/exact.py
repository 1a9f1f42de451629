"""Quads that really match.

In      quads that the engine found for a pattern with a literal
Out     those of them whose object is that literal.
Source  measured: on disk, pyoxigraph 0.5.13 answers a pattern whose object is an integer that ends in the byte FF (255,
        511, 1023 …) with the 256 integers from it on. Its SPARQL compares again, but for property paths.
Limits  only integers lie side by side in the engine's keys; other terms are hashes or far apart.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

_INTEGER: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def exactly(found: Iterable[Quad], value: Literal) -> Iterator[Quad]:
    """Return the quads whose object is this literal, as the store writes it.

    Raises:
        Nothing.
    """
    if value.datatype != _INTEGER:
        yield from found
        return
    for quad in found:
        if isinstance(quad.object, Literal) and _plain(quad.object) == _plain(value):
            yield quad


def _plain(number: Literal) -> str:
    """An integer without what the store leaves out: a plus, zeros in front."""
    sign, digits = ("-" if number.value.startswith("-") else ""), number.value.lstrip("+-").lstrip("0")
    return sign + digits if digits else "0"
