"""The derived graph kept in step: a head stays as long as any document supports it.

In      a document's graph before (in the live store) and after (as quads)
Out     heads that lose their last support, heads to add.
Source  SEMANTICS, incremental derivation: one look-up per lost head; DELETE … FILTER NOT EXISTS took 5.8 s a document.
Limits  reads the live store, so it runs before the transaction; GraphStore is the one writer.
"""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store

from kg.names import CURATED_GRAPH, ONTOLOGY_GRAPH
from kg.store.rules import Rule


class Derivation:
    """The rules, the live store, and a bench in memory on which a new document graph is read beforehand."""

    def __init__(self, rules: tuple[Rule, ...], live: Store) -> None:
        self._rules = rules
        self._live = live
        self._bench: Store | None = None

    def change(self, document: NamedNode, quads: Iterable[Quad]) -> tuple[set[Quad], set[Quad]]:
        """Return the heads to remove and the heads to add when ``quads`` replace the document's graph.

        Raises:
            OSError: the store cannot be read.
        """
        before = self._heads(self._live, document) if self._live.contains_named_graph(document) else set()
        after = self._foreseen(document, quads)
        lost = {head for head in before - after if not self._supported(head, document)}
        return lost, after - before

    def everything(self) -> set[Quad]:
        """Return all heads of all documents of the live store.

        Raises:
            OSError: the store cannot be read.
        """
        return self._heads(self._live, None)

    def forget_bench(self) -> None:
        """Return nothing; read the curated knowledge again at the next document.

        Raises:
            Nothing.
        """
        self._bench = None

    def _foreseen(self, document: NamedNode, quads: Iterable[Quad]) -> set[Quad]:
        if not self._rules:
            return set()
        if self._bench is None:
            self._bench = Store()
            for graph in (ONTOLOGY_GRAPH, CURATED_GRAPH):
                self._bench.extend(self._live.quads_for_pattern(None, None, None, graph))
        self._bench.extend(quads)
        heads = self._heads(self._bench, document)
        self._bench.remove_graph(document)
        return heads

    def _heads(self, store: Store, document: NamedNode | None) -> set[Quad]:
        return {head for rule in self._rules for head in rule.heads(store, document)}

    def _supported(self, head: Quad, besides: NamedNode) -> bool:
        return any(rule.supports(self._live, head, besides) for rule in self._rules if rule.predicate == head.predicate)
