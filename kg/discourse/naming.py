"""What nodes are called.

In      an index, ids of nodes, a language
Out     Name by id.
Limits  kinds are called by their ids; a document by its headline.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from kg.index import Index
from kg.index.labels import Language, label

_THINGS: Final = """
SELECT t.kind, t.slug, t.class, t.iri, {label} AS label FROM json_each(:ids) AS e
JOIN thing t ON t.kind = json_extract(e.value, '$[0]') AND t.slug = json_extract(e.value, '$[1]')"""
_DOCUMENTS: Final = """
SELECT 'document' AS kind, d.slug, NULL AS class, d.iri, d.headline AS label FROM json_each(:ids) AS e
JOIN document d ON d.slug = json_extract(e.value, '$[1]') WHERE json_extract(e.value, '$[0]') = 'document'"""


class Name(NamedTuple):
    """What a node is called, and what it is."""

    label: str
    kind: str
    sort: str | None
    """Of an actor: Person, State, …"""
    iri: str | None


def names(index: Index, nodes: Iterable[str], language: Language) -> dict[str, Name]:
    """Return the names of nodes, by their ids.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    pairs = [tuple(node.split("/", 1)) for node in nodes]
    found = {f"{kind}/{slug}": Name(slug, kind, None, None) for kind, slug in pairs}
    ids = json.dumps(pairs)
    for sql in (_THINGS.format(label=label(language)), _DOCUMENTS):
        for row in index.rows(sql, {"ids": ids}):
            node = f"{row['kind']}/{row['slug']}"
            found[node] = Name(row["label"] or row["slug"], row["kind"], row["class"], row["iri"])
    return found


def headings(nodes: Iterable[str], named: Mapping[str, Name]) -> dict[str, str]:
    """Return what to write over rows and columns: the labels, with the id where several have the same.

    Raises:
        Nothing.
    """
    told = {node: named[node].label if node in named else node for node in nodes}
    often = Counter(told.values())
    return {node: text if often[text] == 1 else f"{text} ({node})" for node, text in told.items()}
