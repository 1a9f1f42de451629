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
