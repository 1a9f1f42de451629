"""What the replacement of documents entails for all graphs, as one edit.

In      the live store, the documents, their new content
Out     an Edit: document graphs, derived graph, minted graph and catalog change together or not at all.
Source  decision 0003.
Limits  reads the live store and writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.names import CATALOG_GRAPH, DERIVED_GRAPH, is_document, term
from kg.store import catalog, known, minted
from kg.store.derived import SUPPORT, Derivation
from kg.store.edit import Edit

_TEXT_HASH = term("textHash")
_SILENCE = minted.Reading({}, {})


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be known of a document; nothing at all forgets it."""

    graph: tuple[Quad, ...]
    catalog: frozenset[Quad]
    """Its digest, and the classes it gave to minted actors."""


def content(live: Store, document: NamedNode) -> list[Quad]:
    """Return the document's graph and its claims: what its digest is made of.

    Raises:
        OSError: the store cannot be read.
    """
    return [*live.quads_for_pattern(None, None, None, document), *minted.claims_of(live, document)]


def replacement(live: Store, derivation: Derivation, contents: Mapping[NamedNode, Content], time: Literal) -> Edit:
    """Return the edit that puts new content of documents in the place of their old, at that time.

    Raises:
        OSError: the store cannot be read.
    """
    old = {document: content(live, document) for document in contents}
    before = minted.reading(quad for quads in old.values() for quad in quads)
    after = minted.reading(quad for new in contents.values() for quad in (*new.graph, *new.catalog))
    graph = {document: [quad for quad in quads if quad.graph_name == document] for document, quads in old.items()}
    deleted, inserted = known.turned(live, graph, {name: new.graph for name, new in contents.items()}, time)
    unsupported, supported = derivation.change((name, old[name], new.graph) for name, new in contents.items())
    deleted, inserted = deleted | unsupported, inserted | supported
    for actor in before.actors() | after.actors():
        deleted |= minted.standing(live, actor)
        inserted |= minted.triples(live, actor, (frozenset(contents), before), after)
    for document, new in contents.items():
        deleted |= {quad for quad in old[document] if quad.graph_name == CATALOG_GRAPH}
        deleted |= set(live.quads_for_pattern(document, None, None, CATALOG_GRAPH))
        inserted |= new.catalog
    graphs = frozenset(quad for new in contents.values() for quad in new.graph)
    return Edit(tuple(contents), frozenset(deleted - inserted), frozenset(inserted - deleted) | graphs)


def everything(live: Store, derivation: Derivation, entry: Quad) -> Edit:
    """Return the edit that brings derived and minted graphs in step with all documents, and notes why.

    Raises:
        OSError: the store cannot be read.
    """
    mentions = live.quads_for_pattern(None, minted.REFERS_TO, None)
    actors = {quad.object for quad in mentions if is_document(quad.graph_name)}
    stands = minted.standing(live, None) | set(live.quads_for_pattern(None, None, None, DERIVED_GRAPH))
    stands |= set(live.quads_for_pattern(None, SUPPORT, None, CATALOG_GRAPH))
    wanted = derivation.everything(one.iri for one in catalog.documents(live))
    for actor in actors:
        if isinstance(actor, NamedNode):
            wanted |= minted.triples(live, actor, (frozenset(), _SILENCE), _SILENCE)
    return Edit((), frozenset(stands - wanted), frozenset((wanted - stands) | {entry}))


def text_hashes(live: Store, document: NamedNode) -> set[str]:
    """Return the SHA-256 of the texts a document points to.

    Raises:
        OSError: the store cannot be read.
    """
    said = live.quads_for_pattern(None, _TEXT_HASH, None, document)
    return {quad.object.value for quad in said if isinstance(quad.object, Literal)}


def is_used(live: Store, text: str) -> bool:
    """Say whether a document points to the text with that SHA-256.

    Raises:
        OSError: the store cannot be read.
    """
    return any(live.quads_for_pattern(None, _TEXT_HASH, Literal(text)))
