"""Retracted statements of a document's graph, kept apart from those that count.

In      the quads of a document's graph, the store with its retractions
Out     rows for the table `former`: what the statement had said, as JSON of kg.index.said.Statement.
Source  decision 0032; docs/corrections.md.
Limits  a retraction changes its document's digest, so the rows are written when the graph is read.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from pyoxigraph import NamedNode, Quad, Store

from kg.index.said import said
from kg.names import FORMER
from kg.paths import slug_of
from kg.store.retraction import restored, retraction

Row = tuple[str, str, str | None, str, str, str | None, str]
"""iri, slug, known, at, reason, who, told"""


def former(store: Store, quads: Sequence[Quad], kinds: Mapping[str, str], known: Mapping[str, str]) -> Iterator[Row]:
    """Yield a row for each retracted statement; ``known`` tells since when documents and statements are known.

    Raises:
        OSError: the store cannot be read.
    """
    gone = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode) and _is_former(quad)}
    if not gone:
        return
    for one in said(restored(quads), kinds).statements:
        told = retraction(store, NamedNode(one.iri)) if one.iri in gone else None
        if told:
            since = known.get(one.iri) or known.get(one.document or "")
            yield one.iri, slug_of(one.iri), since, told.at.value, told.reason, told.by, json.dumps(asdict(one))


def _is_former(quad: Quad) -> bool:
    return quad.predicate.value.startswith(FORMER)
