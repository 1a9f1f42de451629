"""Ids of nodes and edges: the same thing has the same id in every file, whatever else is in it.

In      kinds and slugs; what tells an edge from others
Out     ids, and numbers for formats that take nothing else.
Limits  names inside files, not IRIs: those stand beside them.
"""

import hashlib
from typing import Final

_DIGITS: Final = 13
"""Hex digits: 52 bits, so that programs that count in floating point read the number alike."""


def node_id(kind: str, slug: str) -> str:
    """Return the id of a node: the path of its IRI below /id/.

    Raises:
        Nothing.

    >>> node_id("actor", "nato")
    'actor/nato'
    """
    return f"{kind}/{slug}"


def edge_id(*parts: str) -> str:
    """Return the id of an edge, made of its ends and of what tells it from others between them.

    Raises:
        Nothing.

    >>> edge_id("actor/nato", "issue/sanctions", "threat")
    '9b394bd5da739'
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:_DIGITS]


def number(node: str) -> int:
    """Return the number of a node, made of its id.

    Raises:
        Nothing.
    """
    return int(edge_id(node), 16)
