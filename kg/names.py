"""The only place that mints names: IRIs of things, graphs and evidence.

In      slugs, file names, texts, offsets
Out     IRIs and ids; the same input always gives the same name.
Source  design: https://w3id.org/communique/id/{kind}/{slug or content hash}; RFC 5147 for `#char=`; W3C Web Annotation.
Limits  no clock, no randomness; BASE is the one setting for all IRIs of things.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.model import Span, TopicKind

BASE = "https://w3id.org/communique/"
ONTOLOGY = f"{BASE}ontology#"

ONTOLOGY_GRAPH = NamedNode(f"{BASE}ontology")
CURATED_GRAPH = NamedNode(f"{BASE}id/graph/curated")
DERIVED_GRAPH = NamedNode(f"{BASE}id/graph/derived")
MINTED_GRAPH = NamedNode(f"{BASE}id/graph/minted")
CATALOG_GRAPH = NamedNode(f"{BASE}id/graph/catalog")
SERVICE_GRAPH = NamedNode(f"{BASE}id/graph/service")
"""What a published snapshot says of itself; it stands in snapshots only, never in the live store."""
DESCRIPTION = NamedNode(f"{BASE}.well-known/void")
"""The document that describes the dataset and the service."""
DEFAULT_GRAPH = NamedNode(f"{BASE}id/graph/default")
"""What the catalog calls the graph that has no name."""

SCRATCH_GRAPH = NamedNode("urn:x-communique:scratch")
"""A graph of scratch stores only, for notes that are read and thrown away."""

_SEPARATOR = "\x1f"


def term(local: str) -> NamedNode:
    """Return the ontology's term of that local name.

    Raises:
        Nothing.

    >>> term("speaker").value
    'https://w3id.org/communique/ontology#speaker'
    """
    return NamedNode(ONTOLOGY + local)


def thing(kind: str, slug: str) -> NamedNode:
    """Return the IRI of one thing, such as ``actor/nato``.

    Raises:
        Nothing.
    """
    return NamedNode(f"{BASE}id/{kind}/{slug}")


def actor_iri(slug: str) -> NamedNode:
    """Return the IRI of an actor.

    Raises:
        Nothing.
    """
    return thing("actor", slug)


def topic_iri(kind: TopicKind, slug: str) -> NamedNode:
    """Return the IRI of a demand or an issue.

    Raises:
        Nothing.
    """
    return thing(kind.value, slug)


def doc_id(source: str) -> str:
    """Return the id of the document known by that source name: 16 hex digits.

    Raises:
        Nothing.

    >>> doc_id("https://example.org/a") == doc_id("https://example.org/a")
    True
    """
    return _digest([source], 16)


def document_iri(document: str) -> NamedNode:
    """Return the IRI of a document, which is also the name of its graph.

    Raises:
        Nothing.
    """
    return thing("document", document)


def is_document(graph: object) -> bool:
    """Say whether a graph's name is that of a document.

    Raises:
        Nothing.

    >>> is_document(document_iri("0123456789abcdef")), is_document(CATALOG_GRAPH)
    (True, False)
    """
    return isinstance(graph, NamedNode) and graph.value.startswith(f"{BASE}id/document/")


def is_reserved(graph: object) -> bool:
    """Say whether a graph's name is one that only the store itself gives: to what it derives, notes and was curated.

    Raises:
        Nothing.
    """
    own = isinstance(graph, NamedNode) and graph.value.startswith(f"{BASE}id/graph/")
    return own or graph in {ONTOLOGY_GRAPH, SCRATCH_GRAPH}


def is_actor(node: object) -> bool:
    """Say whether a node is named as actors are.

    Raises:
        Nothing.
    """
    return isinstance(node, NamedNode) and node.value.startswith(f"{BASE}id/actor/")


def graph_iri(store: str, content: bytes, count: int) -> NamedNode:
    """Return a name below a graph store's address for new content; ``count`` tells graphs of the same content apart.

    Raises:
        ValueError: the address is no IRI.
    """
    return NamedNode(f"{store.rstrip('/')}/{_digest([hashlib.sha256(content).hexdigest(), str(count)], 20)}")


def statement_id(document: str, quote: str, occurrence: int) -> str:
    """Return a statement's id: it names *these words at their n-th place in this document*, however they are read.

    Kind, speaker, confidence and offsets stay out, so that a better reading or a shifted text keeps the id.

    Raises:
        Nothing.
    """
    return _digest([document, quote, str(occurrence)], 20)


def statement_iri(identifier: str) -> NamedNode:
    """Return the IRI of a statement from its id.

    Raises:
        Nothing.
    """
    return thing("statement", identifier)


def evidence_iri(document: str, span: Span) -> NamedNode:
    """Return the IRI of a stretch of a document's text (RFC 5147 fragment).

    Raises:
        Nothing.
    """
    return NamedNode(f"{document_iri(document).value}#char={span.start},{span.end}")


def selector_iri(document: str, span: Span, which: str) -> NamedNode:
    """Return the IRI of a selector of a stretch of text: ``position`` or ``quote``.

    Raises:
        Nothing.
    """
    return NamedNode(f"{evidence_iri(document, span).value}&{which}")


def mention_iri(document: str, span: Span) -> NamedNode:
    """Return the IRI of a mention: the stretch of text that stands for an actor.

    Raises:
        Nothing.
    """
    return NamedNode(f"{evidence_iri(document, span).value}&mention")


def report_iri(document: str, issuers: Iterable[str]) -> NamedNode:
    """Return the IRI of a publication that a document cites, named by the chain of issuers above it.

    Raises:
        Nothing.
    """
    return thing("report", _digest([document, *issuers], 20))


def software_iri(version: str) -> NamedNode:
    """Return the IRI of a version of this program, as the agent of extractions.

    Raises:
        Nothing.
    """
    return thing("software", f"communique-{version}")


def described(part: str, *key: str) -> NamedNode:
    """Return the IRI of a part of what the service says of itself, such as the dataset or a partition of it.

    Raises:
        Nothing.

    >>> described("dataset").value
    'https://w3id.org/communique/.well-known/void#dataset'
    """
    return NamedNode(f"{DESCRIPTION.value}#{part}{'-' if key else ''}{_digest(key, 16) if key else ''}")


def slug(name: str) -> str:
    """Return the ASCII slug of a name, as used in IRIs.

    Raises:
        Nothing.

    >>> slug("José Manuel Albares"), slug("Recep Tayyip Erdoğan"), slug("O’Brien")
    ('jose-manuel-albares', 'recep-tayyip-erdogan', 'obrien')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’‘`]", "", ascii_only)).strip("-") or _digest([name], 12)


def text_hash(text: str) -> str:
    """Return the SHA-256 of a stored text's UTF-8 bytes, in hex.

    Raises:
        Nothing.
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})


def _digest(parts: Iterable[str], length: int) -> str:
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8")).hexdigest()[:length]
