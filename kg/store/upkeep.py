"""What the replacement of one document entails for all graphs, as one edit.

In      the live store, the document, its new content
Out     an Edit: document graph, derived graph, minted graph and catalog change together or not at all.
Source  decision 0003.
Limits  reads the live store and writes nothing.
"""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.names import CATALOG_GRAPH, DERIVED_GRAPH, term
from kg.store import catalog, minted
from kg.store.derived import SUPPORT, Derivation
from kg.store.edit import Edit

_TEXT_HASH = term("textHash")
_NOWHERE = NamedNode("urn:nowhere")
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


def replacement(live: Store, derivation: Derivation, document: NamedNode, new: Content) -> Edit:
    """Return the edit that puts a document's new content in the place of its old.

    Raises:
        OSError: the store cannot be read.
    """
    old = content(live, document)
    before, after = minted.reading(old), minted.reading([*new.graph, *new.catalog])
    deleted, inserted = derivation.change(document, old, new.graph)
    for actor in before.actors() | after.actors():
        deleted |= minted.standing(live, actor)
        inserted |= minted.triples(live, actor, (document, before), after)
    deleted |= {quad for quad in old if quad.graph_name == CATALOG_GRAPH}
    deleted |= set(live.quads_for_pattern(document, None, None, CATALOG_GRAPH))
    inserted |= new.catalog
    return Edit((document,), frozenset(deleted - inserted), frozenset(inserted - deleted) | frozenset(new.graph))


def everything(live: Store, derivation: Derivation, entry: Quad) -> Edit:
    """Return the edit that brings derived and minted graphs in step with all documents, and notes why.

    Raises:
        OSError: the store cannot be read.
    """
    actors = {quad.object for quad in live.quads_for_pattern(None, minted.REFERS_TO, None)}
    stands = minted.standing(live, None) | set(live.quads_for_pattern(None, None, None, DERIVED_GRAPH))
    stands |= set(live.quads_for_pattern(None, SUPPORT, None, CATALOG_GRAPH))
    wanted = derivation.everything(one.iri for one in catalog.documents(live))
    for actor in actors:
        if isinstance(actor, NamedNode):
            wanted |= minted.triples(live, actor, (_NOWHERE, _SILENCE), _SILENCE)
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
