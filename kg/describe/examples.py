"""Saved queries as examples that anybody can send to the endpoint as they stand.

In      the saved queries, and the graph, which says whether what a header gives as an example is in it
Out     quads of the service graph: one sh:SPARQLExecutable a query.
Source  https://github.com/sib-swiss/sparql-examples; SHACL's terms for queries.
Limits  where the graph does not hold a header's example, an actor, topic or document that it holds takes its place; a
        query is left out if there is none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, Store, Variable

from kg.describe.figures import answer
from kg.describe.view import TYPE
from kg.errors import ParameterError
from kg.names import CURATED_GRAPH, SERVICE_GRAPH, described, is_document, term, thing
from kg.paths import path_of
from kg.queries import NamedQuery, Parameter, ParameterType, bind, standalone

_SH, _RDFS = "http://www.w3.org/ns/shacl#", "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "https://schema.org/"

Term = NamedNode | Literal


class Held:
    """Things in a graph that a question may be asked about."""

    def __init__(self, graph: Store, marks: Mapping[NamedNode, str], most: dict[str, list[str]]) -> None:
        self.graph = graph
        self._marks = marks
        self._most = most
        """What was counted before, and what is counted here."""

    @property
    def actors(self) -> list[str]:
        """Return the IRIs of the two actors with most edges."""
        return self._counted("actors")

    @property
    def topics(self) -> list[str]:
        """Return the IRIs of two topics on which the first of them takes a position."""
        return self._counted("topics")

    @cached_property
    def documents(self) -> list[str]:
        """Return the IRI of the first document."""
        first = min((name.value for name in self._marks if is_document(name)), default=None)
        return [] if first is None else [first]

    @cached_property
    def statements(self) -> list[str]:
        """Return the IRI of a statement of the first document."""
        told = term("reportedIn")
        met = (q for one in self.documents for q in self.graph.quads_for_pattern(None, told, NamedNode(one)))
        return sorted(q.subject.value for q in met if isinstance(q.subject, NamedNode))[:1]

    @cached_property
    def events(self) -> list[str]:
        """Return the IRI of a curated event."""
        met = self.graph.quads_for_pattern(None, term("eventStatus"), None, CURATED_GRAPH)
        return sorted(q.subject.value for q in met if isinstance(q.subject, NamedNode))[:1]

    def _counted(self, what: str) -> list[str]:
        if what not in self._most:
            self._most[what] = [iri for (iri,) in answer(self.graph, what)]
        return self._most[what]

    def holds(self, named: Term) -> bool:
        """Say whether anything is told of a thing; of a literal, anything may be.

        Raises:
            OSError: the graph cannot be read.
        """
        return isinstance(named, Literal) or any(True for _ in self.graph.quads_for_pattern(named, None, None))

    def instead(self, parameter: Parameter) -> list[str]:
        """Return values that may stand in the place of a parameter's own example.

        Raises:
            Nothing.
        """
        match parameter.type:
            case ParameterType.ACTOR:
                return self.actors
            case ParameterType.TOPIC:
                return self.topics
            case ParameterType.IRI:
                kind = path_of(parameter.example or "").partition("/")[0]
                return {"document": self.documents, "statement": self.statements, "event": self.events}.get(kind, [])
        return []


def examples(queries: Mapping[str, NamedQuery], held: Held, endpoints: list[NamedNode]) -> Iterator[Quad]:
    """Return the queries that can be shown, as quads; ``endpoints`` are the addresses to which they may be sent.

    Raises:
        DataError: a query has no line `WHERE {`.
        OSError: the graph cannot be read.
    """
    for query in queries.values():
        terms = _terms(query, held)
        if terms is not None:
            yield from _quads(query, standalone(query, terms), endpoints)


def _terms(query: NamedQuery, held: Held) -> dict[Variable, Term] | None:
    """A term for each parameter that needs one; None if the graph has nothing to offer for one of them."""
    chosen: dict[Variable, Term] = {}
    for parameter in query.parameters:
        if parameter.default is not None or not parameter.optional:
            values = [parameter.default, parameter.example, *held.instead(parameter)]
            terms = (_term(query, parameter, value, held) for value in values if value)
            found = next((one for one in terms if one and one not in chosen.values()), None)
            if found is None:
                return None
            chosen[Variable(parameter.name)] = found
    return chosen


def _term(query: NamedQuery, parameter: Parameter, value: str, held: Held) -> Term | None:
    """The term that a value stands for, if the graph holds it."""
    try:
        term = bind(replace(query, parameters=(parameter,)), {parameter.name: value}, held.graph)
    except ParameterError:
        return None
    return next((one for one in term.values() if held.holds(one)), None)


def _quads(query: NamedQuery, text: str, endpoints: list[NamedNode]) -> Iterator[Quad]:
    node = thing("query", query.name)
    told: list[tuple[str, NamedNode | Literal]] = [
        (TYPE.value, NamedNode(f"{_SH}SPARQLExecutable")),
        (TYPE.value, NamedNode(f"{_SH}SPARQLSelectExecutable")),
        *_told(query),
        (f"{_SH}prefixes", described("prefixes")),
        (f"{_SH}select", Literal(text)),
        *((f"{_SCHEMA}target", endpoint) for endpoint in endpoints),
    ]
    for predicate, value in told:
        yield Quad(node, NamedNode(predicate), value, SERVICE_GRAPH)


def _told(query: NamedQuery) -> Iterator[tuple[str, Literal]]:
    """Title and question, in each language in which the query's header tells them."""
    for language in ("en", *query.elsewhere):
        told = query.told(language)
        yield f"{_RDFS}label", Literal(told.title, language=language)
        yield f"{_RDFS}comment", Literal(told.asks, language=language)
