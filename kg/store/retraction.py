"""Retracted statements: still there, word for word, and read by nobody as statements.

In      a document's graph, and which statements are retracted
Out     the graph with their triples moved to the mirror of the ontology (former:), or moved back.
Source  decision 0032; docs/corrections.md.
Limits  evidence, mentions and reports stay as they are: the words stand in the text, whatever was read into them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.names import FORMER, RETRACTIONS_GRAPH, former, present, retraction_iri, term
from kg.store.known import statements

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RETRACTS: Final = term("retracts")
_JOINING: Final = {term("answering"), term("answered")}
"""What joins two statements goes when one of them goes."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """Why a statement does not count any more."""

    statement: NamedNode
    at: Literal
    reason: str
    by: str | None


def applied(quads: Iterable[Quad], retracted: Collection[NamedNode]) -> list[Quad]:
    """Return a document's graph in which just these statements are former ones, and what joins others to them.

    Raises:
        Nothing.
    """
    given = restored(quads)
    gone = statements(given).intersection(retracted)
    if not gone:
        return given
    joined = {quad.subject for quad in given if quad.predicate in _JOINING and quad.object in gone}
    return [_moved(quad) if quad.subject in gone | joined or quad.object in gone else quad for quad in given]


def restored(quads: Iterable[Quad]) -> list[Quad]:
    """Return a document's graph as it is without any retraction.

    Raises:
        Nothing.
    """
    return [_back(quad) for quad in quads]


def all_retracted(store: Store) -> frozenset[NamedNode]:
    """Return the statements that were retracted, also those whose document is not there now.

    Raises:
        OSError: the store cannot be read.
    """
    found = store.quads_for_pattern(None, _RETRACTS, None, RETRACTIONS_GRAPH)
    return frozenset(quad.object for quad in found if isinstance(quad.object, NamedNode))


def retraction(store: Store, statement: NamedNode) -> Retraction | None:
    """Return the retraction of a statement; None if it was not retracted.

    Raises:
        OSError: the store cannot be read.
    """
    told = {quad.predicate: quad.object for quad in record(store, statement)}
    at, reason, by = (told.get(term(name)) for name in ("retractedAt", "reason", "retractedBy"))
    if not isinstance(at, Literal) or not isinstance(reason, Literal):
        return None
    return Retraction(statement, at, reason.value, by.value if isinstance(by, Literal) else None)


def record(store: Store, statement: NamedNode) -> set[Quad]:
    """Return what a store holds of a statement's retraction.

    Raises:
        OSError: the store cannot be read.
    """
    return set(store.quads_for_pattern(retraction_iri(statement), None, None, RETRACTIONS_GRAPH))


def recorded(retraction: Retraction) -> set[Quad]:
    """Return a retraction as quads.

    Raises:
        Nothing.
    """
    facts: dict[NamedNode, NamedNode | Literal] = {
        _TYPE: term("Retraction"),
        _RETRACTS: retraction.statement,
        term("retractedAt"): retraction.at,
        term("reason"): Literal(retraction.reason),
    }
    if retraction.by:
        facts[term("retractedBy")] = Literal(retraction.by)
    node = retraction_iri(retraction.statement)
    return {Quad(node, predicate, value, RETRACTIONS_GRAPH) for predicate, value in facts.items()}


def _moved(quad: Quad) -> Quad:
    value = former(quad.object) if quad.predicate == _TYPE and isinstance(quad.object, NamedNode) else quad.object
    return Quad(quad.subject, former(quad.predicate), value, quad.graph_name)


def _back(quad: Quad) -> Quad:
    is_class = quad.predicate == _TYPE and isinstance(quad.object, NamedNode) and quad.object.value.startswith(FORMER)
    if not is_class and not quad.predicate.value.startswith(FORMER):
        return quad
    value = present(quad.object) if is_class and isinstance(quad.object, NamedNode) else quad.object
    return Quad(quad.subject, present(quad.predicate), value, quad.graph_name)
