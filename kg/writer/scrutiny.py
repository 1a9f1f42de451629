"""The gate over changed graphs: what may be stored, and everything that speaks against it.

In      changes of graphs, and the store they are to be made in
Out     new graphs, ready for the store, or reasons per graph and node.
Source  ontology/shapes.ttl; decisions 0005 and 0018.
Limits  all or nothing: unlike a build, a write does not lose the statements that do not conform; it is refused.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Refusal, Span
from kg.names import (
    CURATED_GRAPH,
    MINTED_GRAPH,
    ONTOLOGY_GRAPH,
    is_actor,
    is_document,
    is_reserved,
    mention_iri,
    term,
)
from kg.paths import slug_of
from kg.store import GraphStore, text_of
from kg.store.edit import Graph
from kg.store.minted import LABEL, TYPE
from kg.store.retraction import restored
from kg.store.revision import NewGraph, catalogued
from kg.store.texts import is_kept
from kg.validate import Context, Gate, misquotes
from kg.writer.effect import Change

_STAGE = "gate"
_HASH = term("textHash")
_UNTOLD = "The graph is named as a document and says nothing of that document: describe it, or rename the graph."
_TWICE = "This triple stands in {} already; in two graphs it would be counted twice. Leave it out, or say it otherwise."


class Scrutiny:
    """The gate with the curated knowledge of one store."""

    def __init__(self, ontology: Path, store: GraphStore) -> None:
        curated = [*store.quads(ONTOLOGY_GRAPH), *store.quads(CURATED_GRAPH)]
        self._gate = Gate(ontology, curated)
        self._context = Context(curated)
        self._curated = {quad.subject for quad in curated if quad.predicate == TYPE}
        self._store = store

    def judged(self, change: Change) -> tuple[NewGraph, list[Refusal]]:
        """Return the graph as it would be stored, and what speaks against it.

        Raises:
            DataError: the shapes are not valid SHACL.
            StoreError: the store or a stored text cannot be read.
        """
        if isinstance(change.graph, NamedNode) and is_document(change.graph):
            return self._document(change.graph, _without_retractions(change))
        new = NewGraph(change.graph, tuple(change.after), (), change.stands and _is_something(change))
        name = catalogued(change.graph)
        after = sorted(change.after, key=str)
        return new, self._gate.faults(name, after, self._context.slice(after))

    def unquoted(self, graph: NewGraph) -> list[str]:
        """Return the hashes of the texts that a document points to and that are not stored.

        Raises:
            Nothing.
        """
        return sorted(text for text in _texts(graph.quads) if not is_kept(self._store.path, text))

    def _document(self, name: NamedNode, change: Change) -> tuple[NewGraph, list[Refusal]]:
        if not change.after:
            return NewGraph(name, (), (), False), []
        introduced = {quad for quad in change.after if self._introduces(quad)}
        own = sorted(change.after - introduced, key=str)
        new = NewGraph(name, tuple(own), tuple(self._minted(name, own, introduced)), True)
        refusals = [] if any(q.subject == name for q in own) else [Refusal(_STAGE, name.value, _UNTOLD)]
        refusals += self._gate.faults(name, own, [*self._context.slice(own), *new.minted])
        refusals += self._misquoted(change, own)
        return new, refusals

    def _introduces(self, quad: Quad) -> bool:
        return quad.predicate in {TYPE, LABEL} and is_actor(quad.subject) and quad.subject not in self._curated

    def _minted(self, document: NamedNode, own: Iterable[Quad], introduced: Iterable[Quad]) -> Iterator[Quad]:
        """Yield class and label of the actors that nobody curates: as introduced, or as they are known."""
        told = set()
        for quad in sorted(introduced, key=str):
            told |= {quad.subject} if quad.predicate == TYPE else set()
            yield Quad(quad.subject, quad.predicate, quad.object, MINTED_GRAPH)
        actors = {quad.object for quad in own if is_actor(quad.object)} - told - self._curated
        for actor in sorted(actors, key=str):
            if isinstance(actor, NamedNode):
                known = self._store.opinion(document, actor)
                if known is not None:
                    yield Quad(actor, TYPE, known, MINTED_GRAPH)

    def _misquoted(self, change: Change, quads: Sequence[Quad]) -> list[Refusal]:
        """What the text does not hold and the graph has not said before: a write answers for what it changes."""
        before = {refusal for text in _texts(change.before) for refusal in self._against(text, change, change.before)}
        after = [refusal for text in _texts(quads) for refusal in self._against(text, change, quads)]
        return [refusal for refusal in after if refusal not in before]

    def _against(self, text: str, change: Change, quads: Iterable[Quad]) -> list[Refusal]:
        if not is_kept(self._store.path, text) or not isinstance(change.graph, NamedNode):
            return []
        # An outlet that only the file's metadata names is mentioned before the text and quotes nothing.
        outlet = mention_iri(slug_of(change.graph.value), Span(0, 0))
        return misquotes(text_of(self._store.path, text), [quad for quad in quads if quad.subject != outlet])


def _without_retractions(change: Change) -> Change:
    """The change as the document itself has it: what was retracted is judged, and stored, like the rest."""
    return replace(change, before=frozenset(restored(change.before)), after=frozenset(restored(change.after)))


def said_twice(store: GraphStore, changes: Sequence[Change]) -> Iterator[tuple[Graph, Refusal]]:
    """Yield a refusal for each new triple that would stand in two graphs, one of them a document's or the store's own.

    Graphs of other names may share triples among themselves, as far as the gate is concerned.

    Raises:
        StoreError: the store cannot be read.
    """
    new = {change.graph: {quad.triple for quad in change.after} for change in changes}
    for change in changes:
        for quad in sorted(change.after - change.before, key=str):
            if is_actor(quad.subject) and quad.predicate in {TYPE, LABEL}:
                continue  # an introduction: it goes to the graph of minted actors
            standing = {graph for graph in store.where(quad) if graph not in new}
            standing |= {graph for graph, triples in new.items() if quad.triple in triples}
            for other in sorted(standing - {change.graph}, key=str):
                if any(is_document(graph) or is_reserved(graph) for graph in (change.graph, other)):
                    yield change.graph, Refusal(_STAGE, _subject(quad), _TWICE.format(other), str(quad.triple))


def _texts(quads: Iterable[Quad]) -> set[str]:
    return {q.object.value for q in quads if q.predicate == _HASH and isinstance(q.object, Literal)}


def _is_something(change: Change) -> bool:
    """The graph without a name is there only as far as something stands in it."""
    return isinstance(change.graph, NamedNode) or bool(change.after)


def _subject(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
