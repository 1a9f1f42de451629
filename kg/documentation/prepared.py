"""The graph that pyLODE is given: one language, and in words what pyLODE cannot say.

In      a Vocabulary
Out     a graph of the same terms.
Source  pyLODE 3.3.4: it shows every value whatever its language, fails at nested class expressions, puts the members of
        a union in an order by chance, and knows no chains, inverses and mappings.
Limits  only what is shown is in it; it is no ontology to reason with.
"""

import re
from collections.abc import Iterator

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.documentation.expressions import expression, notes
from kg.documentation.vocabulary import TERMS, Vocabulary
from kg.names import ONTOLOGY_GRAPH

_WORDED = (SKOS.definition, SKOS.scopeNote, DCTERMS.description)
"""Properties whose values pyLODE reads as Markdown."""
_EXPRESSIONS = (RDFS.subClassOf, OWL.equivalentClass, RDFS.domain, RDFS.range)
_ALIGNED = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass)
_KEPT = (RDF.type, RDFS.label, RDFS.subPropertyOf, SKOS.example, *_WORDED, *_EXPRESSIONS)
_SORTS = {OWL[sort] for sort in TERMS}

Triple = tuple[Node, URIRef, Node]


def prepared(vocabulary: Vocabulary) -> Graph:
    """Return the graph to be shown, its triples in the order in which they are to stand.

    Raises:
        DataError: an expression is of a form that is not known.
    """
    graph = Graph()
    for prefix, space in sorted(vocabulary.alignments.namespaces()):
        graph.bind(prefix, space)
    for triple in _header(vocabulary):
        graph.add(triple)
    for sort in TERMS:
        for term in vocabulary.terms(sort):
            for predicate, value in _said(vocabulary, term):
                graph.add((term, predicate, value))
    return graph


def _header(vocabulary: Vocabulary) -> Iterator[Triple]:
    ontology = URIRef(ONTOLOGY_GRAPH.value)
    for predicate, value in sorted(vocabulary.graph.predicate_objects(ontology), key=str):
        if _is_spoken(vocabulary, value):
            yield ontology, URIRef(str(predicate)), value


def _said(vocabulary: Vocabulary, term: URIRef) -> Iterator[tuple[URIRef, Node]]:
    graph = vocabulary.graph
    for predicate in _KEPT:
        values = [value for value in graph.objects(term, predicate) if _is_spoken(vocabulary, value)]
        if predicate == RDF.type:
            # In a section for functional properties the same terms would stand again.
            values = [value for value in values if value in _SORTS or not str(value).startswith(str(OWL))]
        yield from ((predicate, value) for value in _told(vocabulary, predicate, values))
    for predicate in _ALIGNED:
        outside = [one for one in vocabulary.alignments.objects(term, predicate) if isinstance(one, URIRef)]
        yield from ((predicate, value) for value in sorted(outside))
    yield from ((SKOS.note, Literal(note)) for note in notes(vocabulary, term))


def _told(vocabulary: Vocabulary, predicate: URIRef, values: list[Node]) -> Iterator[Node]:
    for value in values:
        if predicate in _EXPRESSIONS and isinstance(value, BNode):
            yield Literal(expression(vocabulary, value))
        elif predicate in _WORDED:
            yield Literal(plain(str(value)))
        else:
            yield value


def plain(words: str) -> str:
    r"""Return words as Markdown that shows them as they are.

    Raises:
        Nothing.

    >>> print(plain("a* (b|c) <d>"))
    a\* (b|c) &lt;d&gt;
    """
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]#])", r"\\\1", escaped)


def _is_spoken(vocabulary: Vocabulary, value: Node) -> bool:
    return not isinstance(value, Literal) or value.language in (None, vocabulary.language)
