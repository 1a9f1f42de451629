"""What the live graph holds that a published snapshot does not, and the other way round.

In      a snapshot's store, the live store, the rules
Out     a Difference: quads gone and come, of all graphs but the service graph; None where it is cheaper not to ask.
Source  decision 0003: the catalog's digests tell which graphs have changed; derived and minted triples, and the
        catalog's own, follow from the documents.
Limits  after a change of curated knowledge or rules, or of more than a thousand graphs, there is none.
"""

import io
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.names import CATALOG_GRAPH, DEFAULT_GRAPH, KNOWN_GRAPH, RETRACTIONS_GRAPH, SERVICE_GRAPH, is_document
from kg.store import minted, upkeep
from kg.store.derived import Derivation, standing
from kg.store.known import entries
from kg.store.listing import Digests, differing
from kg.store.rules import SYSTEM_GRAPHS

_MOST = 1_000
"""Changed graphs; reading each twice takes some milliseconds."""


@dataclass(frozen=True, slots=True)
class Difference:
    """From a snapshot to the live store."""

    before: Store
    """The snapshot's, read-only."""
    gone: frozenset[Quad]
    come: frozenset[Quad]


def difference(
    before: Store,
    live: Store,
    marks: tuple[Digests, Digests],
    derivation: Derivation,
    written: Collection[NamedNode] | None = None,
) -> Difference | None:
    """Return what became different, or None if the whole graph must be read to know; ``marks`` are both their digests.

    ``written`` are the documents written since, also those that are as they were; None if nobody knows.

    Raises:
        OSError: a store cannot be read.
    """
    old, new = marks
    changed = differing(old, new)
    if changed & (SYSTEM_GRAPHS - {SERVICE_GRAPH}) or len(changed) > _MOST:
        return None
    heads: set[Quad] = set()
    actors: set[NamedNode] = set()
    for name in filter(is_document, changed):
        was, now = upkeep.content(before, name), upkeep.content(live, name)
        heads |= derivation.heads(name, was) ^ derivation.heads(name, now)
        actors |= minted.reading(was).actors() | minted.reading(now).actors()
    timed = apart(before, live, written)
    was_held = _held(before, changed) | _following(before, heads, actors)
    now_held = _held(live, changed) | _following(live, heads, actors)
    return Difference(before, frozenset(was_held - now_held) | timed[0], frozenset(now_held - was_held) | timed[1])


def apart(before: Store, live: Store, written: Collection[NamedNode] | None) -> tuple[frozenset[Quad], frozenset[Quad]]:
    """Return what left and what entered the graphs that have no digest, after only these documents were written.

    Where nobody knows which, they are compared line by line.

    Raises:
        OSError: a store cannot be read.
    """
    if written is None:
        known = _compared(before, live, KNOWN_GRAPH)
    else:
        was, now = (_dated(store, written) for store in (before, live))
        known = was - now, now - was
    retracted = _compared(before, live, RETRACTIONS_GRAPH)
    return known[0] | retracted[0], known[1] | retracted[1]


def _dated(store: Store, documents: Iterable[NamedNode]) -> frozenset[Quad]:
    quads = ((name, store.quads_for_pattern(None, None, None, name)) for name in documents)
    return frozenset(entry for name, own in quads for entry in entries(store, name, own))


def _compared(before: Store, live: Store, graph: NamedNode) -> tuple[frozenset[Quad], frozenset[Quad]]:
    was, now = ({*_dumped(store, graph).splitlines()} for store in (before, live))
    gone, come = (parse(b"\n".join(lines), RdfFormat.N_TRIPLES) for lines in (was - now, now - was))
    return _in_graph(gone, graph), _in_graph(come, graph)


def _in_graph(triples: Iterable[Quad], graph: NamedNode) -> frozenset[Quad]:
    return frozenset(Quad(one.subject, one.predicate, one.object, graph) for one in triples)


def _dumped(store: Store, graph: NamedNode) -> bytes:
    out = io.BytesIO()
    store.dump(out, RdfFormat.N_TRIPLES, from_graph=graph)
    return out.getvalue()


def _held(store: Store, names: Iterable[NamedNode]) -> set[Quad]:
    """These graphs, and what the catalog says of them; the service graph itself is nobody's content."""
    found: set[Quad] = set()
    for name in names:
        found.update(store.quads_for_pattern(name, None, None, CATALOG_GRAPH))
        if is_document(name):
            found.update(upkeep.content(store, name))
        elif name != SERVICE_GRAPH:
            graph = DefaultGraph() if name == DEFAULT_GRAPH else name
            found.update(store.quads_for_pattern(None, None, None, graph))
    return found


def _following(store: Store, heads: Iterable[Quad], actors: Iterable[NamedNode]) -> set[Quad]:
    """What stands of these derived triples and minted actors."""
    found: set[Quad] = set()
    for head in heads:
        found |= standing(store, head)
    for actor in actors:
        found |= minted.standing(store, actor)
    return found
