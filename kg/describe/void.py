"""Figures as VoID: counts of the dataset, of its parts, and of its classes and properties.

In      figures by what they count
Out     quads of the service graph.
Source  VoID, https://www.w3.org/TR/void/; http://ldf.fi/void-ext# for datatypes, as SIB's tools read them.
Limits  partitions have names made of what they are partitions of, and no rdf:type: tools find them by their properties.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.describe.figures import (
    CLASS,
    CLASS_PROPERTY,
    DATATYPE,
    DOCUMENTS,
    ENTITIES,
    GRAPH,
    IN_DOCUMENTS,
    OBJECT_CLASS,
    OBJECTS,
    PROPERTY,
    PROPERTY_SUBJECTS,
    SUBJECTS,
    TRIPLES,
    Key,
)
from kg.names import (
    CATALOG_GRAPH,
    CURATED_GRAPH,
    DERIVED_GRAPH,
    INFERRED_GRAPH,
    KNOWN_GRAPH,
    MINTED_GRAPH,
    ONTOLOGY_GRAPH,
    RETRACTIONS_GRAPH,
    SERVICE_GRAPH,
    described,
)

DATASET = described("dataset")
_VOID, _EXT = "http://rdfs.org/ns/void#", "http://ldf.fi/void-ext#"
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_REMEMBERED = 1 << 15
"""A description is made again and again, and most of its figures are those of the last time."""
_NAMESPACE = re.compile(r".*[#/:]")

PARTS = {
    IN_DOCUMENTS: described("documents"),
    CURATED_GRAPH.value: described("curated"),
    ONTOLOGY_GRAPH.value: described("ontology"),
    DERIVED_GRAPH.value: described("derived"),
    MINTED_GRAPH.value: described("minted"),
    INFERRED_GRAPH.value: described("inferred"),
    KNOWN_GRAPH.value: described("known"),
    RETRACTIONS_GRAPH.value: described("retractions"),
    CATALOG_GRAPH.value: described("catalog"),
    SERVICE_GRAPH.value: described("description"),
}
_DATASET_FIGURES: dict[Key, str] = {
    TRIPLES: "triples",
    ENTITIES: "entities",
    SUBJECTS: "distinctSubjects",
    OBJECTS: "distinctObjects",
    DOCUMENTS: "documents",
}
_PARTITIONS = {
    CLASS: ("", "class", "entities"),
    PROPERTY: ("", "property", "triples"),
    CLASS_PROPERTY: (CLASS, "property", "triples"),
    OBJECT_CLASS: (CLASS_PROPERTY, "class", "triples"),
    DATATYPE: (CLASS_PROPERTY, "datatype", "triples"),
}
"""What each is a part of, by what it is parted, and what is counted in it."""


def counts(figures: Mapping[Key, int]) -> Iterator[Quad]:
    """Return the figures as quads of the service graph.

    Raises:
        Nothing.
    """
    for key, name in _DATASET_FIGURES.items():
        if figures.get(key):
            yield _number(DATASET, name, figures[key])
    for part, node in PARTS.items():
        yield _number(node, "triples", figures.get((GRAPH, part), 0))
    yield _number(PARTS[IN_DOCUMENTS], "documents", figures.get(DOCUMENTS, 0))
    kinds = {kind: [key for key in figures if key[0] == kind] for kind in (CLASS, PROPERTY)}
    yield _number(DATASET, "classes", len(kinds[CLASS]))
    yield _number(DATASET, "properties", len(kinds[PROPERTY]))
    for namespace in {_namespace(key[1]) for keys in kinds.values() for key in keys}:
        yield _quad(DATASET, "vocabulary", NamedNode(namespace))
    for key, number in figures.items():
        yield from _partition(key, number)


@lru_cache(maxsize=_REMEMBERED)
def _partition(key: Key, number: int) -> tuple[Quad, ...]:
    """A part of the dataset, or a part of such a part: its link from the whole, what it is about, and its size."""
    if key[0] == PROPERTY_SUBJECTS:
        return (_number(described(PROPERTY, *key[1:]), "distinctSubjects", number),)
    if key[0] not in _PARTITIONS:
        return ()
    above, by, figure = _PARTITIONS[key[0]]
    whole, node = described(above, *key[1:-1]) if above else DATASET, described(*key)
    space = _EXT if by == "datatype" else _VOID
    return (
        _quad(whole, f"{by}Partition", node, space),
        _quad(node, by, NamedNode(key[-1]), space),
        _number(node, figure, number),
    )


def _number(subject: NamedNode, name: str, number: int) -> Quad:
    return _quad(subject, name, Literal(str(number), datatype=_INTEGER))


def _quad(subject: NamedNode, name: str, value: NamedNode | Literal, space: str = _VOID) -> Quad:
    return Quad(subject, NamedNode(space + name), value, SERVICE_GRAPH)


def _namespace(iri: str) -> str:
    found = _NAMESPACE.match(iri)
    return found.group() if found else iri
