"""The graph as one OWL ontology: what Protégé and other ontology editors take.

In      a Source, its quads
Out     triples: an ontology header, the vocabulary, what is curated, and the statements.
Source  OWL 2 structural specification, section 3: a document holds one ontology.
Limits  the headers of the vocabulary's own files are left out, and one of the export stands in their place, so that
        nothing is imported and nothing is missing. SHACL shapes and the catalog of digests are no ontology: left out.
"""

from collections.abc import Callable, Iterator
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple

from kg.export.quads import about
from kg.export.source import Source
from kg.names import CATALOG_GRAPH, ONTOLOGY_GRAPH

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_ONTOLOGY: Final = NamedNode(f"{_OWL}Ontology")
_SHACL: Final = "http://www.w3.org/ns/shacl#"


def triples(source: Source, quads: Callable[[Source], Iterator[Quad]]) -> Iterator[Triple]:
    """Return the triples of the ontology, its header first.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the store cannot be read.
    """
    export, left_out = about(source), _no_ontology(source.graph)
    yield Triple(export, _TYPE, _ONTOLOGY)
    if not source.selection.is_everything():
        yield from (_plain(quad) for quad in _vocabulary(source.graph) if quad.subject not in left_out)
    for quad in quads(source):
        if quad.graph_name != CATALOG_GRAPH and quad.subject not in left_out:
            yield _plain(quad)


def _plain(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def _vocabulary(store: Store) -> list[Quad]:
    """Also of a few chosen statements: an editor shows nothing of what has no class."""
    return sorted(store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH), key=str)


def _no_ontology(store: Store) -> set[object]:
    """Headers of the vocabulary's files, shapes, and the nodes without name that hang on shapes."""
    held = list(store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH))
    found: set[object] = {quad.subject for quad in held if quad.predicate == _TYPE and quad.object == _ONTOLOGY}
    found |= {quad.subject for quad in held if _is_shacl(quad)}
    below: dict[object, list[object]] = {}
    for quad in held:
        if isinstance(quad.object, BlankNode):
            below.setdefault(quad.subject, []).append(quad.object)
    waiting = list(found)
    while waiting:
        new = [node for node in below.get(waiting.pop(), ()) if node not in found]
        found.update(new)
        waiting += new
    return found


def _is_shacl(quad: Quad) -> bool:
    named = isinstance(quad.object, NamedNode) and quad.predicate == _TYPE and quad.object.value.startswith(_SHACL)
    return named or quad.predicate.value.startswith(_SHACL)
