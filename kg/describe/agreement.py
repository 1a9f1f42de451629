"""Figures that count their own description, as whoever asks the endpoint does.

In      the graph about to be published, and what is said of it beside figures
Out     Described: a description and figures that agree.
Limits  what is said beside figures must name things with a class, a literal and a link between such things: then every
        kind of figure stands in the first description, and the next ones have the same shape.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Quad, Store

from kg.describe import remembered
from kg.describe.change import change
from kg.describe.figures import OBJECTS, Figures, whole
from kg.describe.view import Ends, Overlay, View
from kg.describe.void import counts
from kg.names import DERIVED_GRAPH, SERVICE_GRAPH
from kg.store import Publication

_OPEN = -(10**18) + 1
"""Stands for the number of distinct objects, which is an object itself, until all others are known."""


@dataclass(frozen=True, slots=True)
class Said:
    """A description, and the figures of it and its graph together."""

    quads: frozenset[Quad]
    figures: Figures
    ends: Ends
    """The quads by their ends, so that they need not be sorted again."""


@dataclass(frozen=True, slots=True)
class Described:
    """A graph, a description of it, and the figures of both together."""

    graph: Overlay
    """The graph with its description."""
    quads: frozenset[Quad]
    """The description."""
    figures: Figures

    @classmethod
    def of(cls, graph: View, quads: frozenset[Quad], figures: Figures) -> "Described":
        """Return a graph with a description; the figures are those of both together.

        Raises:
            Nothing.
        """
        return cls(Overlay(graph, {}, {}).changed((), quads), quads, figures)

    def redescribed(self, quads: frozenset[Quad]) -> "Described":
        """Return the same graph with another description.

        Raises:
            OSError: the graph cannot be read.
        """
        gone, come = self.quads - quads, quads - self.quads
        graph, figures = self.graph.changed(gone, come), Counter(self.figures)
        figures.update(change(self.graph, graph, gone, come))
        return Described(graph, quads, +figures)

    @property
    def said(self) -> Said:
        """Return the description without its graph."""
        return Said(self.quads, self.figures, self.graph.ends)


@dataclass(frozen=True, slots=True)
class Started:
    """A graph with the description of the snapshot before it, or with none."""

    described: Described
    derived_anew: bool
    """Whether any derived triple came or went since the last description that this process made."""


def started(publication: Publication, made: Mapping[str, Said]) -> Started:
    """Return the graph with the description of the last snapshot, if what has changed since is known; else with none.

    ``made`` are descriptions that this process made, by the id of their snapshot: it need not read them again.

    Raises:
        OSError: the store cannot be read.
    """
    live, standing = View(publication.live), publication.standing.id if publication.standing else ""
    last = made.get(standing)
    figures = last.figures if last else remembered.recall(publication.path, standing)
    difference = None if figures is None else publication.difference()
    if figures is None or difference is None:
        return Started(Described.of(live, frozenset(), whole(publication.live)), derived_anew=True)
    last = last or _read(difference.before, figures)
    graph = Overlay(live, *last.ends)
    now = Counter(figures)
    now.update(change(View(difference.before), graph, difference.gone, difference.come))
    derived = any(quad.graph_name == DERIVED_GRAPH for quad in (*difference.gone, *difference.come))
    return Started(Described(graph, last.quads, +now), derived or standing not in made)


def _read(before: Store, figures: Figures) -> Said:
    quads = frozenset(before.quads_for_pattern(None, None, None, SERVICE_GRAPH))
    return Described.of(View(before), quads, figures).said


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
