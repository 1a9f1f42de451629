"""Figures counted in the plainest way there is, to hold those of kg.describe against.

In      all quads of a graph
Out     Figures.
Limits  for small graphs; shares no code with kg.describe but the names of figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.describe.figures import Figures, kind
from kg.names import CATALOG_GRAPH, is_document, term

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def counted(quads: Iterable[Quad]) -> Figures:
    """The figures of these quads."""
    stock = list(quads)
    types: dict[object, set[str]] = defaultdict(set)
    for quad in stock:
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            types[quad.subject].add(quad.object.value)
    found: Figures = Counter()
    found["triples",] = len(stock)
    found["subjects",] = len({quad.subject for quad in stock})
    found["objects",] = len({quad.object for quad in stock})
    found["entities",] = len({q.subject for q in stock if q.predicate == TYPE and isinstance(q.subject, NamedNode)})
    found["documents",] = sum(
        q.predicate == term("graphDigest") and is_document(q.subject) and q.graph_name == CATALOG_GRAPH for q in stock
    )
    for classes in types.values():
        found.update(("class", cls) for cls in classes)
    found.update(("property-subjects", prop.value) for _, prop in {(q.subject, q.predicate) for q in stock})
    for quad in stock:
        prop = quad.predicate.value
        found["property", prop] += 1
        found["graph", kind(quad.graph_name)] += 1
        for cls in types.get(quad.subject, ()):
            found["class-property", cls, prop] += 1
            if isinstance(quad.object, Literal):
                found["datatype", cls, prop, quad.object.datatype.value] += 1
            else:
                found.update(("object-class", cls, prop, other) for other in types.get(quad.object, ()))
    return +found
