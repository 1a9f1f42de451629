"""The slice of curated knowledge that a document's shapes look at: what kind of thing each thing it names is.

In      curated quads, indexed once; then the quads of one document
Out     the `rdf:type` quads of the things the document names
Source  measured: a slice of some twenty quads keeps the gate at a document's own size, whatever is curated.
Limits  types only: no shape of a document looks at a label. Minted actors come with their document.
"""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.names import ONTOLOGY

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class Context:
    """What is known of the world, ready to be cut to what one document names."""

    def __init__(self, curated: Iterable[Quad]) -> None:
        self._types: dict[NamedNode, list[Quad]] = defaultdict(list)
        for quad in curated:
            if quad.predicate == _TYPE and isinstance(quad.subject, NamedNode) and not _is_term(quad.subject):
                self._types[quad.subject].append(quad)

    def slice(self, quads: Iterable[Quad]) -> list[Quad]:
        """Return the types of the curated things that the quads point to; sorted, each once.

        Raises:
            Nothing.
        """
        named = {quad.object for quad in quads if isinstance(quad.object, NamedNode)}
        found = {quad for thing in named & self._types.keys() for quad in self._types[thing]}
        return sorted(found, key=str)


def _is_term(thing: NamedNode) -> bool:
    """Say whether it is a word of the ontology itself, such as a kind or a stance: shapes list these by name."""
    return thing.value.startswith(ONTOLOGY)
