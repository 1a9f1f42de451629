"""How names are made: the base of all IRIs, terms, and digests.

In      local names, texts
Out     IRIs and digests; the same input always gives the same.
Limits  no clock, no randomness; BASE is the one setting for all IRIs of things.
"""

import hashlib
from collections.abc import Iterable

from pyoxigraph import NamedNode

BASE = "https://w3id.org/communique/"
ONTOLOGY = f"{BASE}ontology#"
FORMER = f"{BASE}former#"
"""Mirrors the terms of the ontology: what a retracted statement said, without being a statement."""
_SEPARATOR = "\x1f"


def term(local: str) -> NamedNode:
    """Return the ontology's term of that local name.

    Raises:
        Nothing.

    >>> term("speaker").value
    'https://w3id.org/communique/ontology#speaker'
    """
    return NamedNode(ONTOLOGY + local)


def former(node: NamedNode) -> NamedNode:
    """Return the mirror of a term of the ontology; any other node as it is.

    Raises:
        Nothing.

    >>> former(term("speaker")).value
    'https://w3id.org/communique/former#speaker'
    """
    own = node.value.startswith(ONTOLOGY)
    return NamedNode(FORMER + node.value.removeprefix(ONTOLOGY)) if own else node


def present(node: NamedNode) -> NamedNode:
    """Return the term of the ontology that a node mirrors; any other node as it is.

    Raises:
        Nothing.

    >>> present(former(term("speaker"))) == present(term("speaker")) == term("speaker")
    True
    """
    own = node.value.startswith(FORMER)
    return NamedNode(ONTOLOGY + node.value.removeprefix(FORMER)) if own else node


def thing(kind: str, slug: str) -> NamedNode:
    """Return the IRI of one thing, such as ``actor/nato``.

    Raises:
        Nothing.
    """
    return NamedNode(f"{BASE}id/{kind}/{slug}")


def digested(parts: Iterable[str], length: int) -> str:
    """Return hex digits that these parts in this order always give, and hardly ever any others.

    Raises:
        Nothing.
    """
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8")).hexdigest()[:length]


def text_hash(text: str) -> str:
    """Return the SHA-256 of a stored text's UTF-8 bytes, in hex.

    Raises:
        Nothing.
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
