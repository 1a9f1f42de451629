"""The derived graph kept in step: a head stays as long as any document supports it.

In      a document's graph before and after, as quads
Out     derived triples that come and go, and in the catalog the number of documents behind each of them.
Source  decision 0003: asking the store for other support costs more with every document; counting does not.
Limits  rules run on a bench in memory that holds the curated knowledge and one document, never on the whole store.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.names import CATALOG_GRAPH, CURATED_GRAPH, ONTOLOGY_GRAPH, term, thing
from kg.store.rules import Rule

SUPPORT = term("supportCount")
_WEAR = 30_000
"""A store in memory keeps what was removed from it, half a kilobyte a quad: so it is set up anew now and then."""
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")

Swap = tuple[NamedNode, Iterable[Quad], Iterable[Quad]]
"""A document, its graph before and its graph after."""


class Derivation:
    """The rules, the live store, and the bench on which one document at a time is read."""

    def __init__(self, rules: tuple[Rule, ...], live: Store) -> None:
        self._rules = rules
        self._live = live
        self._bench: Store | None = None
        self._worn = 0
        """Quads that have been on the bench and off it again."""

    def change(self, swaps: Iterable[Swap]) -> tuple[set[Quad], set[Quad]]:
        """Return the quads to delete and to insert when new graphs take the place of old ones.

        Raises:
            OSError: the store cannot be read.
        """
        steps: Counter[Quad] = Counter()
        for document, old, new in swaps:
            steps.update(self.heads(document, new))
            steps.subtract(self.heads(document, old))
        deleted: set[Quad] = set()
        inserted: set[Quad] = set()
        for head, step in steps.items():
            if step == 0:
                continue
            count = self._support(head)
            deleted |= _standing(head, count)
            inserted |= _standing(head, count + step)
        return deleted, inserted

    def everything(self, documents: Iterable[NamedNode]) -> set[Quad]:
        """Return all derived quads, and their counts, of these documents of the live store.

        Raises:
            OSError: the store cannot be read.
        """
        counts: Counter[Quad] = Counter()
        for document in documents:
            counts.update(self.heads(document, self._live.quads_for_pattern(None, None, None, document)))
        return {quad for head, count in counts.items() for quad in _standing(head, count)}

    def heads(self, document: NamedNode, quads: Iterable[Quad]) -> set[Quad]:
        """Return what the rules draw from a document with that graph.

        Raises:
            OSError: the store cannot be read.
        """
        bench = self._set_up()
        own = [quad for quad in quads if quad.graph_name == document]
        self._worn += len(own)
        bench.extend(own)
        heads = {head for rule in self._rules for head in rule.heads(bench, document)}
        bench.remove_graph(document)
        return heads

    def forget_bench(self) -> None:
        """Return nothing; read the curated knowledge again at the next document.

        Raises:
            Nothing.
        """
        self._bench = None

    def _set_up(self) -> Store:
        if self._bench is None or self._worn > _WEAR:
            self._worn = 0
            self._bench = Store()
            for graph in (ONTOLOGY_GRAPH, CURATED_GRAPH):
                self._bench.extend(self._live.quads_for_pattern(None, None, None, graph))
        return self._bench

    def _support(self, head: Quad) -> int:
        for quad in self._live.quads_for_pattern(_name(head), SUPPORT, None, CATALOG_GRAPH):
            if isinstance(quad.object, Literal):
                return int(quad.object.value)
        return 0


def standing(store: Store, head: Quad) -> set[Quad]:
    """Return a head and the count of its support as a store holds them; nothing if it holds neither.

    Raises:
        OSError: the store cannot be read.
    """
    found = set(store.quads_for_pattern(_name(head), SUPPORT, None, CATALOG_GRAPH))
    return found | set(store.quads_for_pattern(head.subject, head.predicate, head.object, head.graph_name))


def _standing(head: Quad, count: int) -> set[Quad]:
    if count < 1:
        return set()
    return {head, Quad(_name(head), SUPPORT, Literal(str(count), datatype=_INTEGER), CATALOG_GRAPH)}


def _name(head: Quad) -> NamedNode:
    return thing("head", hashlib.sha256(str(head.triple).encode("utf-8")).hexdigest()[:20])
