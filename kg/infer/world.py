"""What rules of inference know beside statements: curated knowledge, and actors that documents introduced.

In      quads of the curated graph and of the graph of minted actors
Out     World: labels, classes, who speaks for whom, what a demand asks for.
Limits  IRIs are plain strings, as in reports.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.names import ONTOLOGY, is_actor, term
from kg.paths import slug_of
from kg.sides import Sides

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_BROADER: Final = NamedNode("http://www.w3.org/2004/02/skos/core#broader")
_REFRAIN: Final = term("asksToRefrain")
_CONTRARY: Final = term("contraryTo")
_KEPT: Final = {_TYPE, _LABEL, _BROADER, _REFRAIN, _CONTRARY}


@dataclass(frozen=True)
class World:
    """Knowledge that no statement gives."""

    quads: tuple[Quad, ...]
    _said: dict[tuple[str, str], list[Quad]]

    @classmethod
    def read(cls, quads: Iterable[Quad]) -> "World":
        """Return what these quads tell.

        Raises:
            Nothing.
        """
        kept = tuple(quads)
        said: dict[tuple[str, str], list[Quad]] = {}
        for quad in kept:
            if quad.predicate in _KEPT and isinstance(quad.subject, NamedNode):
                said.setdefault((quad.subject.value, quad.predicate.value), []).append(quad)
        return cls(kept, said)

    @cached_property
    def sides(self) -> Sides:
        """Return who speaks for whom."""
        return Sides.read(self.quads)

    @cached_property
    def actor_labels(self) -> frozenset[str]:
        """Return the names of all actors, in every language."""
        return frozenset(
            quad.object.value
            for said in self._said.values()
            for quad in said
            if quad.predicate == _LABEL and is_actor(quad.subject) and isinstance(quad.object, Literal)
        )

    def label(self, iri: str, language: str = "en") -> str:
        """Return a thing's name in a language, else in none, else its slug.

        Raises:
            Nothing.
        """
        labels = {
            quad.object.language or "": quad.object.value
            for quad in self._about(iri, _LABEL)
            if isinstance(quad.object, Literal)
        }
        return labels.get(language) or labels.get("") or labels.get("en") or slug_of(iri)

    def klass(self, iri: str) -> str | None:
        """Return the local name of a thing's class, such as Person; None where it has none of ours.

        Raises:
            Nothing.
        """
        classes = (quad.object.value for quad in self._about(iri, _TYPE) if isinstance(quad.object, NamedNode))
        return min((one.removeprefix(ONTOLOGY) for one in classes if one.startswith(ONTOLOGY)), default=None)

    def asks_to_refrain(self, topic: str) -> bool:
        """Say whether a demand asks that something not be done.

        Raises:
            Nothing.
        """
        return any(
            isinstance(quad.object, Literal) and quad.object.value == "true" for quad in self._about(topic, _REFRAIN)
        )

    def broader(self, topic: str) -> frozenset[str]:
        """Return the topics that a topic is a part of, one step up.

        Raises:
            Nothing.
        """
        return frozenset(q.object.value for q in self._about(topic, _BROADER) if isinstance(q.object, NamedNode))

    def contraries(self, topic: str) -> frozenset[str]:
        """Return the demands that whoever upholds an issue turns down.

        Raises:
            Nothing.
        """
        return frozenset(q.object.value for q in self._about(topic, _CONTRARY) if isinstance(q.object, NamedNode))

    def contrary_issues(self, demand: str) -> frozenset[str]:
        """Return the issues whose upholders turn a demand down.

        Raises:
            Nothing.
        """
        issues = (subject for subject, predicate in self._said if predicate == _CONTRARY.value)
        return frozenset(issue for issue in issues if demand in self.contraries(issue))

    def _about(self, iri: str, predicate: NamedNode) -> list[Quad]:
        return self._said.get((iri, predicate.value), [])
