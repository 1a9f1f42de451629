"""Two rdflib graphs that remember: one the parsed queries it is asked, one everything it is asked.

In      triples
Out     graphs that pyshacl takes as any other
Source  measured: pyshacl spends four fifths of its time parsing the same SPARQL text again for every focus node, and
        most of the rest asking an unchanging shapes graph the same questions; bench/gate.py shows the difference.
Limits  RememberingGraph is for graphs that are complete when first asked: a later triple makes it forget everything.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

_XSD_STRING = NamedNode("http://www.w3.org/2001/XMLSchema#string")
_MOST_ANSWERS = 50_000
"""Shapes ask a bounded set of questions; the limit keeps a long build safe should a release of pyshacl ask others."""

Pattern = Any
"""A triple with None for what is asked; rdflib overloads it too finely to repeat here."""


class QueryingGraph(Graph):
    """A graph that parses each SPARQL text once a process."""

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:  # noqa: ANN401
        """Return the answer, as Graph.query does.

        Raises:
            whatever Graph.query raises.
        """
        if isinstance(query_object, str):
            given = options.get("initNs") or (args[2] if len(args) > 2 else None)
            namespaces = (given or dict(self.namespaces())).items()
            query_object = _prepared(query_object, self.base, frozenset((p, str(n)) for p, n in namespaces))
        return super().query(query_object, *args, **options)


@lru_cache(maxsize=512)
def _prepared(text: str, base: str | None, namespaces: frozenset[tuple[str, str]]) -> Query:
    return prepareQuery(text, initNs=dict(namespaces), base=base)


class RememberingGraph(Graph):
    """A graph that finds the triples of each pattern once."""

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]]) -> None:
        super().__init__(bind_namespaces="none")
        self._answers: dict[Pattern, list[Any]] = {}
        for triple in triples:
            super().add(triple)

    def add(self, triple: tuple[Node, Node, Node]) -> "RememberingGraph":
        """Return the graph with one more triple; answers are forgotten if it is new.

        Raises:
            Nothing.
        """
        if triple not in self:
            self._answers.clear()
            super().add(triple)
        return self

    def triples(self, triple: Pattern) -> Iterator[Any]:  # type: ignore[override]
        """Return the triples of a pattern, as Graph.triples does.

        Raises:
            Nothing.
        """
        answer = self._answers.get(triple)
        if answer is None:
            answer = list(super().triples(triple))
            if len(self._answers) < _MOST_ANSWERS:
                self._answers[triple] = answer
        return iter(answer)


def rdf_graph(*parts: Iterable[Quad]) -> QueryingGraph:
    """Return the triples of the quads as a graph; which graph a quad stood in is not kept.

    Raises:
        Nothing.
    """
    graph = QueryingGraph(bind_namespaces="none")
    for quads in parts:
        for quad in quads:
            graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return graph


def node(term: NamedNode | BlankNode | Literal | Triple) -> URIRef | BNode | RdfLiteral:
    """Return an rdflib term; a plain string stays plain, as SHACL's `sh:in` compares terms, not values.

    Raises:
        TypeError: the term is a triple, which rdflib does not know.
    """
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdfLiteral(term.value, lang=term.language)
        return RdfLiteral(term.value, datatype=None if term.datatype == _XSD_STRING else _iri(term.datatype.value))
    if isinstance(term, BlankNode):
        return BNode(term.value)
    raise TypeError(f"{term} is a triple term; the document graphs hold RDF 1.1.")


@lru_cache(maxsize=4096)
def _iri(value: str) -> URIRef:
    return URIRef(value)
