"""The figures of a whole graph: how many triples, of which properties, about things of which classes.

In      a store; the questions in counting/*.rq
Out     Figures: a number by what it counts.
Source  VoID, https://www.w3.org/TR/void/; what SIB's void-generator counts.
Limits  triples are counted as the engine counts them over the union of all graphs: one that stands in two graphs counts
        twice. Classes are those that are IRIs. Memory grows with the number of distinct objects.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Store

from kg.names import CATALOG_GRAPH, INFERRED_GRAPH, is_document, is_inferred, term
from kg.store import SYSTEM_GRAPHS

Key = tuple[str, ...]
"""What is counted, and of which property, class, class of the object or datatype."""
Figures = Counter[Key]

TRIPLES, SUBJECTS, OBJECTS = ("triples",), ("subjects",), ("objects",)
ENTITIES, DOCUMENTS = ("entities",), ("documents",)
GRAPH, PROPERTY, PROPERTY_SUBJECTS, CLASS = "graph", "property", "property-subjects", "class"
CLASS_PROPERTY, OBJECT_CLASS, DATATYPE = "class-property", "object-class", "datatype"
IN_DOCUMENTS, ELSEWHERE = "documents", "elsewhere"

DIGEST = term("graphDigest")
_QUESTIONS = Path(__file__).parent / "counting"
_THREADS = 2
"""The engine works outside Python's lock; more of the larger questions at once would need too much memory."""

Row = tuple[str, ...]
"""An answer's cells; an empty one stands for none."""


def whole(store: Store) -> Figures:
    """Return the figures of all that a store holds.

    Raises:
        OSError: the store or a question cannot be read.
    """
    names = ("datatypes", "object-classes", "properties", "graphs", "whole", "entities", "classes")
    with ThreadPoolExecutor(_THREADS) as threads:
        datatypes, object_classes, properties, graphs, all_in_all, entities, classes = threads.map(
            lambda name: answer(store, name), names
        )
    found: Figures = Counter()
    for cls, prop, datatype, number in datatypes:
        found[CLASS_PROPERTY, cls, prop] += int(number)
        if datatype:
            found[DATATYPE, cls, prop, datatype] += int(number)
    for *key, number in object_classes:
        found[OBJECT_CLASS, *key] = int(number)
    for prop, triples, subjects in properties:
        found[TRIPLES] += int(triples)
        found[PROPERTY, prop], found[PROPERTY_SUBJECTS, prop] = int(triples), int(subjects)
    for cls, number in classes:
        found[CLASS, cls] = int(number)
    for keys, (row, *_) in (((SUBJECTS, OBJECTS), all_in_all), ((ENTITIES,), entities)):
        found.update(dict(zip(keys, map(int, row), strict=True)))
    found.update(_by_graph(graphs, found[TRIPLES]))
    entries = store.quads_for_pattern(None, DIGEST, None, CATALOG_GRAPH)
    found[DOCUMENTS] = sum(is_document(entry.subject) for entry in entries)
    return +found


def kind(graph: NamedNode | BlankNode | DefaultGraph) -> str:
    """Return the name under which a graph's triples are counted: its own, or that of many graphs together.

    Raises:
        Nothing.
    """
    if graph in SYSTEM_GRAPHS and isinstance(graph, NamedNode):
        return graph.value
    if is_inferred(graph):
        return INFERRED_GRAPH.value
    return IN_DOCUMENTS if is_document(graph) else ELSEWHERE


def answer(store: Store, name: str) -> list[Row]:
    """Return the rows of one of the questions in counting/*.rq, over the union of all graphs.

    Raises:
        OSError: the store or the question cannot be read.
    """
    text = (_QUESTIONS / f"{name}.rq").read_text(encoding="utf-8")
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return [tuple(cell.value if isinstance(cell, NamedNode | Literal) else "" for cell in row) for row in found]


def _by_graph(graphs: Sequence[Row], triples: int) -> Figures:
    found: Figures = Counter()
    for name, number in graphs:
        found[GRAPH, kind(NamedNode(name) if name else DefaultGraph())] += int(number)
    found[GRAPH, ELSEWHERE] += triples - found.total()  # the graph without a name is none of the named ones
    return found
