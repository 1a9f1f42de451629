"""The hash of many lines of which few become others: what a store is identified by, what inferences rest on.

In      digests by graph, and the line in which a graph and its digest count
Out     hex digits of the SHA-256 of the lines, sorted.
Limits  a mapping that was given must not change afterwards: another takes its place.
"""

import hashlib
from bisect import bisect_left, insort
from collections.abc import Callable, Mapping
from typing import Final

from pyoxigraph import NamedNode

Digests = Mapping[NamedNode, str]
Line = Callable[[NamedNode, str], str | None]
"""The line of a graph with its digest; None where it does not count."""
_FEW: Final = 1_000
"""Graphs that are put into their places one by one; of more it is quicker to sort all."""


def differing(one: Digests, other: Digests) -> frozenset[NamedNode]:
    """Return the graphs that do not have the same digest in both.

    Raises:
        Nothing.
    """
    return frozenset(name for name, _ in one.items() ^ other.items())


class Listing:
    """Lines of digests, kept from one time to the next."""

    def __init__(self, line: Line, digits: int = 64) -> None:
        self._line = line
        self._digits = digits
        self._marks: Digests = {}
        self._lines: list[str] = []
        self._hash = self._hashed()

    def digest(self, marks: Digests) -> str:
        """Return the hash of these digests' lines.

        Raises:
            Nothing.
        """
        if marks is not self._marks:
            changed = differing(marks, self._marks)
            if len(changed) > _FEW:
                self._lines = sorted(line for pair in marks.items() if (line := self._line(*pair)))
            else:
                self._follow(changed, marks)
            self._marks = marks
            self._hash = self._hashed() if changed else self._hash
        return self._hash

    def _follow(self, changed: frozenset[NamedNode], marks: Digests) -> None:
        for name in changed:
            gone, come = (self._line(name, held[name]) if name in held else None for held in (self._marks, marks))
            if gone:
                del self._lines[bisect_left(self._lines, gone)]
            if come:
                insort(self._lines, come)

    def _hashed(self) -> str:
        return hashlib.sha256("\n".join(self._lines).encode("utf-8")).hexdigest()[: self._digits]
