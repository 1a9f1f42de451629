"""What the drawing of the vocabulary shows: boxes of classes with their values, and lines of relations between them.

In      a Vocabulary
Out     Boxes and Lines.
Source  domains and ranges of the properties; rdfs:subClassOf.
Limits  a property of a narrower class is drawn at the broader one that has a box; a choice of classes at the box they
        share. Classes that only list values have no box. Properties without a domain are not drawn,
        nor are inferences.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rdflib import BNode, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDFS
from rdflib.term import Node

from kg.documentation.vocabulary import Vocabulary, local

_WRITTEN = {("Statement", "Event")}
"""Relations that stand in the box, as their line would cross others."""


@dataclass(slots=True)
class Box:
    """A class without a broader one."""

    term: URIRef
    values: list[tuple[URIRef, str]] = field(default_factory=list)
    """Properties with values, each with what kind of value."""
    loops: list[URIRef] = field(default_factory=list)
    """Properties from things of the box to things of the box."""

    @property
    def name(self) -> str:
        """Return the class's local name."""
        return local(self.term)


@dataclass(frozen=True, slots=True)
class Line:
    """All relations between two boxes."""

    ends: tuple[str, str]
    there: tuple[URIRef, ...]
    """Properties from the first to the second."""
    back: tuple[URIRef, ...]


def boxes(vocabulary: Vocabulary) -> dict[str, Box]:
    """Return a box for each class that has no broader one among ours and is no list of values, by name.

    Raises:
        Nothing.
    """
    found = {}
    for term in _terms(vocabulary, "Class"):
        if not _is_defined(vocabulary, term) and _top(vocabulary, term) == term:
            found[local(term)] = Box(term)
    for prop in _terms(vocabulary, "ObjectProperty"):
        start, end = _ends(vocabulary, prop)
        if start in found and start == end:
            found[start].loops.append(prop)
        elif start in found and end and (end not in found or (start, end) in _WRITTEN):
            found[start].values.append((prop, vocabulary.label(vocabulary.graph.value(prop, RDFS.range) or prop)))
    for prop in _terms(vocabulary, "DatatypeProperty"):
        start, _ = _ends(vocabulary, prop)
        if start in found:
            value = vocabulary.graph.value(prop, RDFS.range)
            found[start].values.append((prop, vocabulary.short(value).removeprefix("xsd:") if value else ""))
    return found


def lines(vocabulary: Vocabulary) -> list[Line]:
    """Return the lines between boxes, in the order of their ends.

    Raises:
        Nothing.
    """
    known = boxes(vocabulary)
    between: dict[tuple[str, str], list[URIRef]] = {}
    for prop in _terms(vocabulary, "ObjectProperty"):
        start, end = _ends(vocabulary, prop)
        if start in known and end in known and start != end and (start, end) not in _WRITTEN:
            between.setdefault((start, end), []).append(prop)
    found = []
    for ends, there in between.items():
        back = between.get((ends[1], ends[0]), [])
        if (len(there), ends) > (len(back), ends[::-1]):  # the way with more properties is the line's way
            found.append(Line(ends, tuple(there), tuple(back)))
    return sorted(found, key=lambda line: line.ends)


def narrower(vocabulary: Vocabulary, broader: URIRef | None) -> list[URIRef]:
    """Return the classes right below a class, by name; below none, those at the top.

    Raises:
        Nothing.
    """
    return [term for term in vocabulary.terms("Class") if _broader(vocabulary, term) == broader]


def _broader(vocabulary: Vocabulary, term: Node) -> URIRef | None:
    above = [one for one in vocabulary.graph.objects(term, RDFS.subClassOf) if isinstance(one, URIRef)]
    if not above:
        above = list(_parts(vocabulary, vocabulary.graph.value(term, OWL.equivalentClass)))[:1]
    return above[0] if above else None


def _top(vocabulary: Vocabulary, term: Node) -> Node:
    above = _broader(vocabulary, term)
    return term if above is None else _top(vocabulary, above)


def _terms(vocabulary: Vocabulary, sort: str) -> list[URIRef]:
    return [term for term in vocabulary.terms(sort) if term not in vocabulary.inferences]


def _is_defined(vocabulary: Vocabulary, term: URIRef) -> bool:
    """Whether a class is defined by an expression: what a choice of others is, or which values it has."""
    return (term, OWL.equivalentClass, None) in vocabulary.graph


def _ends(vocabulary: Vocabulary, prop: URIRef) -> tuple[str, str]:
    start, end = (_named(vocabulary, vocabulary.graph.value(prop, side)) for side in (RDFS.domain, RDFS.range))
    return start, end


def _named(vocabulary: Vocabulary, cls: Node | None) -> str:
    """The box of a class; of a choice of classes, the box they share."""
    if cls is None:
        return ""
    members = list(_parts(vocabulary, cls)) if isinstance(cls, BNode) else [cls]
    tops = {local(_top(vocabulary, member)) for member in members}
    return tops.pop() if len(tops) == 1 else ""


def _parts(vocabulary: Vocabulary, node: Node | None) -> Iterator[URIRef]:
    graph = vocabulary.graph
    for predicate in (OWL.intersectionOf, OWL.unionOf):
        members = graph.value(node, predicate) if node is not None else None
        if members is not None:
            yield from (one for one in Collection(graph, members) if isinstance(one, URIRef))
