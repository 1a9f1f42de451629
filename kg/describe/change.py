"""What a change of the graph does to its figures.

In      the graph before and after, and the quads that went and came
Out     Figures to add to those from before; some are below zero.
Source  kg.describe.figures counts the whole; adding these must come to the same, and a test holds it to that.
Limits  costs some lookups for every quad that went or came, and reads all that is said of things that change class.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.describe.figures import (
    CLASS,
    CLASS_PROPERTY,
    DATATYPE,
    DIGEST,
    DOCUMENTS,
    ENTITIES,
    GRAPH,
    OBJECT_CLASS,
    OBJECTS,
    PROPERTY,
    PROPERTY_SUBJECTS,
    SUBJECTS,
    TRIPLES,
    Figures,
    Key,
    kind,
)
from kg.describe.view import TYPE, Pattern, View
from kg.names import CATALOG_GRAPH, is_document


def change(before: View, after: View, gone: Collection[Quad], come: Collection[Quad]) -> Figures:
    """Return by how much each figure changes.

    Raises:
        OSError: a store cannot be read.
    """
    found: Figures = Counter()
    for quad in gone:
        found.subtract(_of_quad(quad))
    for quad in come:
        found.update(_of_quad(quad))
    touched = {*gone, *come}
    for key, pattern in {one for quad in touched for one in _presences(quad)}:
        found[key] += after.holds(pattern) - before.holds(pattern)
    typed = {quad.subject for quad in touched if quad.predicate == TYPE}
    changed = [node for node in typed if before.types(node) != after.types(node)]
    for quad in {*gone, *(quad for node in changed for quad in before.around(node))}:
        found.subtract(_by_class(quad, before))
    for quad in {*come, *(quad for node in changed for quad in after.around(node))}:
        found.update(_by_class(quad, after))
    return found


def _of_quad(quad: Quad) -> list[Key]:
    """What counts every quad."""
    keys: list[Key] = [TRIPLES, (PROPERTY, quad.predicate.value), (GRAPH, kind(quad.graph_name))]
    if quad.predicate == DIGEST and quad.graph_name == CATALOG_GRAPH and is_document(quad.subject):
        keys.append(DOCUMENTS)
    return keys


def _presences(quad: Quad) -> Iterator[tuple[Key, Pattern]]:
    """What counts once, however many quads there are: a figure, and the pattern that any of them must match."""
    yield SUBJECTS, (quad.subject, None, None)
    yield OBJECTS, (None, None, quad.object)
    yield (PROPERTY_SUBJECTS, quad.predicate.value), (quad.subject, quad.predicate, None)
    if quad.predicate == TYPE:
        if isinstance(quad.subject, NamedNode):
            yield ENTITIES, (quad.subject, TYPE, None)
        if isinstance(quad.object, NamedNode):
            yield (CLASS, quad.object.value), (quad.subject, TYPE, quad.object)


def _by_class(quad: Quad, view: View) -> Iterator[Key]:
    """What counts a quad by the classes of its subject, and by what its object is."""
    prop, value = quad.predicate.value, quad.object
    for cls in view.types(quad.subject):
        yield CLASS_PROPERTY, cls, prop
        if isinstance(value, Literal):
            yield DATATYPE, cls, prop, value.datatype.value
        else:
            for other in view.types(value):
                yield OBJECT_CLASS, cls, prop, other
