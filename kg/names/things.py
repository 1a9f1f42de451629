"""Names of things: actors, topics, documents, statements and what they rest on.

In      slugs, file names, texts, offsets
Out     IRIs and ids; the same input always gives the same name.
Source  design: https://w3id.org/communique/id/{kind}/{slug or content hash}; RFC 5147 for `#char=`; W3C Web Annotation.
"""

import re
import unicodedata
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.model import Span, TopicKind
from kg.names.graphs import DESCRIPTION
from kg.names.minting import BASE, digested, thing


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
    return digested([source], 16)


def document_iri(document: str) -> NamedNode:
    """Return the IRI of a document, which is also the name of its graph.

    Raises:
        Nothing.
    """
    return thing("document", document)


def is_demand(iri: str) -> bool:
    """Say whether an IRI is that of a demand.

    Raises:
        Nothing.

    >>> is_demand(f"{BASE}id/demand/ceasefire"), is_demand(f"{BASE}id/issue/sanctions")
    (True, False)
    """
    return iri.startswith(f"{BASE}id/demand/")


def is_actor(node: object) -> bool:
    """Say whether a node is named as actors are.

    Raises:
        Nothing.
    """
    return isinstance(node, NamedNode) and node.value.startswith(f"{BASE}id/actor/")


def statement_id(document: str, quote: str, occurrence: int) -> str:
    """Return a statement's id: it names *these words at their n-th place in this document*, however they are read.

    Kind, speaker, confidence and offsets stay out, so that a better reading or a shifted text keeps the id.

    Raises:
        Nothing.
    """
    return digested([document, quote, str(occurrence)], 20)


def statement_iri(identifier: str) -> NamedNode:
    """Return the IRI of a statement from its id.

    Raises:
        Nothing.
    """
    return thing("statement", identifier)


def retraction_iri(statement: NamedNode) -> NamedNode:
    """Return the IRI of the retraction of a statement.

    Raises:
        Nothing.
    """
    return thing("retraction", statement.value.rsplit("/", 1)[-1])


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
    return thing("report", digested([document, *issuers], 20))


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
    return NamedNode(f"{DESCRIPTION.value}#{part}{'-' if key else ''}{digested(key, 16) if key else ''}")


def slug(name: str) -> str:
    """Return the ASCII slug of a name, as used in IRIs.

    Raises:
        Nothing.

    >>> slug("José Manuel Albares"), slug("Recep Tayyip Erdoğan"), slug("O’Brien")
    ('jose-manuel-albares', 'recep-tayyip-erdogan', 'obrien')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’‘`]", "", ascii_only)).strip("-") or digested([name], 12)


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})
