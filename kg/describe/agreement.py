"""Figures that count their own description, as whoever asks the endpoint does.

In      the graph about to be published, and what is said of it beside figures
Out     Described: a description and figures that agree.
Limits  what is said beside figures must name things with a class, a literal and a link between such things: then every
        kind of figure stands in the first description, and the next ones have the same shape.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad, Store

from kg.describe import remembered
from kg.describe.change import change
from kg.describe.figures import OBJECTS, Figures, whole
from kg.describe.view import View
from kg.describe.void import counts
from kg.names import SERVICE_GRAPH
from kg.store import Publication

_OPEN = -(10**18) + 1
"""Stands for the number of distinct objects, which is an object itself, until all others are known."""


@dataclass(frozen=True, slots=True)
class Described:
    """A graph, a description of it, and the figures of both together."""

    graph: View
    quads: frozenset[Quad]
    figures: Figures

    def redescribed(self, quads: frozenset[Quad]) -> "Described":
        """Return the same graph with another description.

        Raises:
            OSError: the graph cannot be read.
        """
        before, after = self.view(), Described(self.graph, quads, self.figures).view()
        figures = Counter(self.figures)
        figures.update(change(before, after, self.quads - quads, quads - self.quads))
        return Described(self.graph, quads, +figures)

    def view(self) -> View:
        """Return the graph with its description.

        Raises:
            Nothing.
        """
        return View(_store(self.quads), self.graph) if self.quads else self.graph


def started(publication: Publication) -> Described:
    """Return the graph with the description of the last snapshot, if what has changed since is known; else with none.

    Raises:
        OSError: the store cannot be read.
    """
    live = View(publication.live)
    standing = publication.standing
    figures = remembered.recall(publication.path, standing.id) if standing else None
    difference = None if figures is None else publication.difference()
    if figures is None or difference is None:
        return Described(live, frozenset(), whole(publication.live))
    before = difference.before
    old = Described(live, frozenset(before.quads_for_pattern(None, None, None, SERVICE_GRAPH)), figures)
    figures.update(change(View(before), old.view(), difference.gone, difference.come))
    return Described(live, old.quads, +figures)


def agreed(found: Described, said: frozenset[Quad]) -> Described:
    """Return the graph with a description that holds what is ``said``, and whose figures are those of both together.

    Raises:
        OSError: the graph cannot be read.
    """
    found = _settled(found, said, _OPEN)
    others = found.figures[OBJECTS] - 1
    for number in (others, others + 1):  # it is one of the other objects, or one more
        final = _settled(found, said, number)
        if final.figures[OBJECTS] == number:
            return final
    return _settled(found, said, 0)  # neither is true: that figure is not told


def _settled(found: Described, said: frozenset[Quad], objects: int) -> Described:
    """The description whose other figures agree, with that number of distinct objects in it."""
    while True:
        wanted = said | frozenset(counts({**found.figures, OBJECTS: objects}))
        if wanted == found.quads:
            return found
        found = found.redescribed(wanted)


def _store(quads: Iterable[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store
