"""What a graph says of one thing: enough to understand the thing without asking again.

In      a store, the IRI of the thing
Out     quads: those about it and about its parts, what says who holds an office or takes a stand, and the names of
        whatever these quads speak of.
Source  Concise Bounded Description (W3C member submission), widened by parts that have IRIs; decision 0003.
Limits  a part is a blank node, a stretch of a document, or a cited report. A document's description is its whole graph.
        Of a thing that nothing is said of, but that others point at, a hundred of the pointers are given.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import BlankNode, NamedNode, Quad, Store
from rapidfuzz import fuzz, process

from kg.names import BASE, CURATED_GRAPH, DERIVED_GRAPH, MINTED_GRAPH, ONTOLOGY, SERVICE_GRAPH, is_document, term
from kg.paths import path_of

_ORG = "http://www.w3.org/ns/org#"
_HOLDERS = (NamedNode(f"{_ORG}member"), NamedNode(f"{_ORG}role"))
"""What points from a membership to the person and to the post."""
_LABEL, _HEADLINE = (
    NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
    NamedNode("https://schema.org/headline"),
)
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_REPORTS = (term("citedReport"), term("citesSource"))
_OURS = (f"{BASE}id/", ONTOLOGY)
_NAMELESS = tuple(f"{BASE}id/{kind}/" for kind in ("statement", "report", "membership", "head"))
_POINTERS, _LIKE = 100, 75.0
_KINDS = ("actor", "demand", "issue", "event", "post")
"""Things that have names of their own, which somebody can mistype."""

PREFIXES = {
    **{kind: f"{BASE}id/{kind}/" for kind in (*_KINDS, "statement", "document", "report", "membership", "graph")},
    "cq": ONTOLOGY,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "org": _ORG,
    "oa": "http://www.w3.org/ns/oa#",
    "wd": "http://www.wikidata.org/entity/",
}
"""For people who read a description."""

_Node = NamedNode | BlankNode


def description(store: Store, thing: NamedNode) -> list[Quad]:
    """Return what is said of a thing, in an order that is the same each time; nothing if the graph does not know it.

    Raises:
        OSError: the store cannot be read.
    """
    said = set(_about(store, thing))
    if is_document(thing):
        said.update(store.quads_for_pattern(None, None, None, thing))
    said.update(_stands(store, thing))
    if not said:
        said.update(islice(store.quads_for_pattern(None, None, thing), _POINTERS))
    said.update(_names(store, said))
    return sorted(said, key=str)


def similar(store: Store, kind: str, slug: str) -> list[str]:
    """Return what somebody may have meant, as ``actor/nato``: the same slug of another kind, else slugs like it.

    Raises:
        OSError: the store cannot be read.
    """
    named = sorted(set(_named(store)))
    same = [path for path in named if path.partition("/")[2] == slug]
    wanted = {path.partition("/")[2]: path for path in named if kind not in _KINDS or path.startswith(f"{kind}/")}
    found = process.extract(slug, list(wanted), scorer=fuzz.WRatio, processor=_words, limit=3, score_cutoff=_LIKE)
    return same or [wanted[one] for one, _, _ in found]


def _words(slug: str) -> str:
    return slug.replace("-", " ")


def _about(store: Store, thing: NamedNode) -> Iterator[Quad]:
    """What is said of a thing and of its parts, each part once."""
    waiting: list[_Node] = [thing]
    seen: set[_Node] = {thing}
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(), None, None):
            yield quad
            if _is_part(quad) and quad.object not in seen:
                assert isinstance(quad.object, NamedNode | BlankNode)
                seen.add(quad.object)
                waiting.append(quad.object)


def _is_part(quad: Quad) -> bool:
    value = quad.object
    if isinstance(value, NamedNode):
        is_stretch = value.value.startswith(f"{BASE}id/document/") and "#" in value.value
        return is_stretch or quad.predicate in _REPORTS
    return isinstance(value, BlankNode)


def _stands(store: Store, thing: NamedNode) -> Iterator[Quad]:
    """Who holds an office or which offices a person held; who takes a stand on a topic or against an actor."""
    for predicate in _HOLDERS:
        for pointer in store.quads_for_pattern(None, predicate, thing):
            yield from store.quads_for_pattern(pointer.subject, None, None)
    yield from store.quads_for_pattern(None, None, thing, DERIVED_GRAPH)


def _names(store: Store, said: Iterable[Quad]) -> Iterator[Quad]:
    """Labels and headlines of our things, and of terms that stand for values."""
    for node in {end for quad in said for end in (quad.subject, quad.object)}:
        if isinstance(node, NamedNode) and node.value.startswith(_OURS) and not _is_nameless(node.value):
            name = _HEADLINE if is_document(node) else _LABEL
            yield from (q for q in store.quads_for_pattern(node, name, None) if q.graph_name != SERVICE_GRAPH)


def _is_nameless(iri: str) -> bool:
    return iri.startswith(_NAMELESS) or "#char" in iri


def _named(store: Store) -> Iterator[str]:
    stems = tuple(f"{BASE}id/{kind}/" for kind in _KINDS)
    for graph in (CURATED_GRAPH, MINTED_GRAPH):
        for quad in store.quads_for_pattern(None, _TYPE, None, graph):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(stems):
                yield path_of(quad.subject.value)
