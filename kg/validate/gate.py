"""The gate itself: which statements of a document conform, which are refused, and in whose words.

In      a document's IRI, its quads, and the types of what they name
Out     Verdict
Source  ontology/shapes.ttl; decision 0005.
Limits  it refuses, it never repairs; curated data is examined apart, once, not with every document.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.curated import curated_quads
from kg.model import Refusal
from kg.names import ONTOLOGY
from kg.validate.parts import Node, Parts
from kg.validate.verdict import Finding, Verdict

_SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_STAGE = "gate"
_NAMELESS = "A document's graph holds no blank nodes and no triple terms: give each node an IRI (kg.names)."
"""Shapes are asked about nodes by their IRIs, so a nameless node would pass unseen."""


class Gate:
    """The shapes and the class tree of one ontology folder, read once; ``curated`` are its quads, if at hand."""

    def __init__(self, ontology: Path, curated: Iterable[Quad] | None = None) -> None:
        # Loading pyshacl costs over a second, and only a gate needs it.
        from kg.validate.graphs import rdf_graph
        from kg.validate.shacl import Shapes

        self._shapes = Shapes(ontology / "shapes.ttl")
        self._rdf_graph = rdf_graph
        quads = curated_quads(ontology) if curated is None else curated
        self.classes = [quad for quad in quads if _is_subclass(quad)]
        """The class tree, as far as `sh:class` and `sh:targetClass` follow it."""

    def check(self, document: NamedNode, quads: Sequence[Quad], context: Sequence[Quad]) -> Verdict:
        """Return what passes of a document's quads, and what is refused and why.

        Raises:
            DataError: the shapes are not valid SHACL.
        """
        odd = [quad for quad in quads if not _is_plain(quad)]
        if odd:
            return Verdict([], [_refusal(document, [_NAMELESS], str(odd[0]))], [])
        parts = Parts(document, quads)
        refused: list[Refusal] = []
        while True:
            findings = self._findings(parts, quads, context)
            faults: dict[Node, set[str]] = defaultdict(set)
            for finding in findings:
                if not finding.warning:
                    for owner in parts.owners(finding.focus) or (document,):
                        faults[owner].add(finding.message)
            if document in faults:
                return Verdict([], [_refusal(document, faults[document], "")], [])
            if not faults:
                return Verdict(list(quads), refused, [f for f in findings if f.warning])
            refused += [_refusal(s, faults[s], parts.quote(s)) for s in sorted(faults, key=str)]
            # Checked again: a statement may answer, or contradict, one that has just been taken out.
            quads = parts.without(faults)
            parts = Parts(document, quads)

    def faults(self, name: NamedNode, quads: Sequence[Quad], context: Sequence[Quad]) -> list[Refusal]:
        """Return what speaks against a graph as it stands, node by node; nothing is taken out of it.

        Raises:
            DataError: the shapes are not valid SHACL.
        """
        odd = [quad for quad in quads if not _is_plain(quad)]
        if odd:
            return [_refusal(name, [_NAMELESS], str(odd[0]))]
        parts = Parts(name, quads)
        found = [finding for finding in self._findings(parts, quads, context) if not finding.warning]
        return [Refusal(_STAGE, finding.focus, finding.message, _words(parts, finding.focus)) for finding in found]

    def examine(self, quads: Iterable[Quad]) -> list[Finding]:
        """Return what the shapes find anywhere in a graph, such as the curated knowledge or a whole small store.

        Raises:
            DataError: the shapes are not valid SHACL.
        """
        return self._shapes.findings(self._rdf_graph(self.classes, quads))

    def _findings(self, parts: Parts, quads: Sequence[Quad], context: Sequence[Quad]) -> list[Finding]:
        return self._shapes.findings(self._rdf_graph(self.classes, context, quads), parts.nodes())


def _words(parts: Parts, focus: str) -> str:
    return next((parts.quote(owner) for owner in sorted(parts.owners(focus), key=str)), "")


def _is_plain(quad: Quad) -> bool:
    return isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)


def _is_subclass(quad: Quad) -> bool:
    """Say whether a quad puts a named class, ours or an adopter's, below one of ours: all that shapes ask for."""
    if quad.predicate != _SUBCLASS or not isinstance(quad.subject, NamedNode):
        return False
    return isinstance(quad.object, NamedNode) and quad.object.value.startswith(ONTOLOGY)


def _refusal(item: Node, messages: Iterable[str], words: str) -> Refusal:
    name = item.value if isinstance(item, NamedNode) else str(item)
    return Refusal(_STAGE, name, " ".join(sorted(messages)), words)
