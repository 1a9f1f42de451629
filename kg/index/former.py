"""Retracted statements of a document's graph, kept apart from those that count.

In      the quads of a document's graph, the store with its retractions
Out     Former; the same as a row of the table `former`, and read from there.
Source  decision 0032; docs/corrections.md.
Limits  a retraction changes its document's digest, so the rows are written when the graph is read.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from pyoxigraph import NamedNode, Quad, Store

from kg.index.said import Place, Statement, said
from kg.names import FORMER
from kg.store.retraction import restored, retraction


@dataclass(frozen=True, slots=True)
class Former:
    """A statement that counted until it was retracted."""

    statement: Statement
    known: str | None
    """When it was first stored."""
    at: str
    """When it was retracted."""
    reason: str
    who: str | None

    def row(self) -> tuple[str, str | None, str, str, str | None, str]:
        """Return the columns from `iri` to `told`.

        Raises:
            Nothing.
        """
        told = json.dumps(asdict(self.statement))
        return self.statement.iri, self.known, self.at, self.reason, self.who, told


def former(store: Store, quads: Sequence[Quad], kinds: Mapping[str, str], known: Mapping[str, str]) -> Iterator[Former]:
    """Yield the retracted statements; ``known`` tells since when documents and statements are known.

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
            yield Former(one, since, told.at.value, told.reason, told.by)


def of_row(row: sqlite3.Row) -> Former:
    """Return what a row of the table `former` tells.

    Raises:
        Nothing.
    """
    told = json.loads(row["told"])
    several = {name: tuple(map(tuple, told[name])) for name in ("roles", "chain")}
    places = tuple(Place(**place) for place in told["places"])
    statement = Statement(**{**told, **several, "places": places, "events": tuple(told["events"])})
    return Former(statement, row["known"], row["at"], row["reason"], row["who"])


def _is_former(quad: Quad) -> bool:
    return quad.predicate.value.startswith(FORMER)
