"""What the quads of one graph say of each subject, and what stands as a property's value.

In      quads
Out     plain texts, numbers, IRIs.
Limits  reads what is there and judges nothing: what is missing is None. Subjects without a name are passed over.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.names import ONTOLOGY_GRAPH

OA: Final = "http://www.w3.org/ns/oa#"
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_NOTATION: Final = NamedNode("http://www.w3.org/2004/02/skos/core#notation")

Object = NamedNode | BlankNode | Literal | Triple
About = Mapping[str, list[Object]]
"""What is said of one subject, by property."""


def by_subject(quads: Iterable[Quad]) -> dict[str, About]:
    """Return the quads by subject and property.

    Raises:
        Nothing.
    """
    found: defaultdict[str, defaultdict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return dict(found)


def short_names(graph: Store) -> dict[str, str]:
    """Return the short names that a graph's ontology gives to classes of statements, types of answers and others.

    Raises:
        OSError: the graph cannot be read.
    """
    return {
        quad.subject.value: quad.object.value
        for quad in graph.quads_for_pattern(None, _NOTATION, None, ONTOLOGY_GRAPH)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def by_class(held: Mapping[str, About]) -> dict[str, list[str]]:
    """Return the subjects by their classes.

    Raises:
        Nothing.
    """
    found: dict[str, list[str]] = {}
    for iri, about in held.items():
        for cls in about.get(TYPE, ()):
            if isinstance(cls, NamedNode):
                found.setdefault(cls.value, []).append(iri)
    return found


def literal(about: About, prop: str) -> str | None:
    """Return the least literal of a property.

    Raises:
        Nothing.
    """
    return min((one.value for one in about.get(prop, ()) if isinstance(one, Literal)), default=None)


def iris(about: About, prop: str) -> list[str]:
    """Return the IRIs that a property has.

    Raises:
        Nothing.
    """
    return [one.value for one in about.get(prop, ()) if isinstance(one, NamedNode)]


def node(about: About, prop: str) -> str | None:
    """Return the least IRI that a property has.

    Raises:
        Nothing.
    """
    return min(iris(about, prop), default=None)


def local(about: About, prop: str) -> str | None:
    """Return the local name of the least IRI that a property has.

    Raises:
        Nothing.
    """
    found = node(about, prop)
    return None if found is None else found.rsplit("#", 1)[-1]


def number(text: str | None) -> float | None:
    """Return a text as a number; None where it is none.

    Raises:
        Nothing.
    """
    try:
        return None if text is None else float(text)
    except ValueError:  # of a graph that passed no gate
        return None


def whole(text: str | None) -> int | None:
    """Return a text as a whole number; None where it is none.

    Raises:
        Nothing.
    """
    return int(text) if text and text.lstrip("-").isdecimal() else None
