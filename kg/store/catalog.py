"""The catalog graph: which documents and other graphs the store holds, and a digest of each.

In      the live store
Out     digests, entries, the document known by a name.
Source  decision 0003; `cq:graphDigest` stands on documents, on the curated graph and on the derived graph (its rules).
Limits  finding near matches reads all source names: fine for a command, not for a loop.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import UnknownDocumentError
from kg.names import CATALOG_GRAPH, INFERRED_GRAPH, doc_id, document_iri, is_document, is_inferred, term
from kg.paths import slug_of
from kg.store.listing import Listing

_DIGEST, _SOURCE_NAME = term("graphDigest"), term("sourceName")
_SOURCE = NamedNode("http://purl.org/dc/terms/source")
_HEADLINE = NamedNode("https://schema.org/headline")


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of the store."""

    iri: NamedNode
    source: str
    """Its URL or file name; empty if its graph does not say."""
    headline: str
    digest: str


def entry(name: NamedNode, digest: str) -> Quad:
    """Return the catalog's quad for a graph.

    Raises:
        Nothing.
    """
    return Quad(name, _DIGEST, Literal(digest), CATALOG_GRAPH)


def digests(store: Store) -> Iterator[tuple[NamedNode, str]]:
    """Return every graph of the catalog with its digest.

    Raises:
        OSError: the store cannot be read.
    """
    for quad in store.quads_for_pattern(None, _DIGEST, None, CATALOG_GRAPH):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject, quad.object.value


def digest_of(store: Store, name: NamedNode) -> str | None:
    """Return the digest of one graph, or None if the catalog does not hold it.

    Raises:
        OSError: the store cannot be read.
    """
    return _one(store, name, _DIGEST, CATALOG_GRAPH)


def identifier(store: Store) -> str:
    """Return 12 hex digits made from everything that was loaded: the same input gives the same.

    Raises:
        OSError: the store cannot be read.
    """
    return identity().digest(dict(digests(store)))


def identity() -> Listing:
    """Return what gives the 12 hex digits that a store with certain digests has.

    Of inferences only the rules count: the rest follows from the documents.

    Raises:
        Nothing.
    """
    return Listing(_counting, digits=12)


def _counting(name: NamedNode, mark: str) -> str | None:
    if is_inferred(name):
        return None
    return f"{name.value} {mark.partition('-')[0] if name == INFERRED_GRAPH else mark}"


def documents(store: Store) -> Iterator[DocumentEntry]:
    """Return the documents of the store, by IRI.

    Raises:
        OSError: the store cannot be read.
    """
    for iri, digest in sorted(digests(store), key=lambda pair: pair[0].value):
        if is_document(iri):
            source, headline = _one(store, iri, _SOURCE_NAME, iri), _one(store, iri, _HEADLINE, iri)
            yield DocumentEntry(iri, source or "", headline or "", digest)


def find(store: Store, name: str) -> NamedNode:
    """Return the document known by an id, an IRI, a URL or a file name.

    Raises:
        UnknownDocumentError: there is none; the message names similar ones.
    """
    for candidate in _candidates(store, name):
        if is_document(candidate) and digest_of(store, candidate) is not None:
            return candidate
    known = [known for one in documents(store) for known in (one.source, slug_of(one.iri.value)) if known]
    raise UnknownDocumentError(name, difflib.get_close_matches(name, known, n=3, cutoff=0.6))


def _candidates(store: Store, name: str) -> Iterator[NamedNode]:
    yield document_iri(doc_id(name))
    named = store.quads_for_pattern(None, _SOURCE_NAME, Literal(name))
    yield from (quad.subject for quad in named if isinstance(quad.subject, NamedNode))
    try:
        yield document_iri(name)
        iri = NamedNode(name)
    except ValueError:  # spaces and the like: a name, but no part of an IRI
        return
    yield iri
    cited = store.quads_for_pattern(None, _SOURCE, iri)
    yield from (quad.subject for quad in cited if isinstance(quad.subject, NamedNode))


def _one(store: Store, subject: NamedNode, predicate: NamedNode, graph: NamedNode) -> str | None:
    for quad in store.quads_for_pattern(subject, predicate, None, graph):
        if isinstance(quad.object, Literal):
            return quad.object.value
    return None
