"""Rules at work: all graphs of inferences of a store, or those that a few changed documents touch.

In      the documents of a store; for a few changed ones, the index of the snapshot before them
Out     graphs of inferences by name: their quads, none where nothing follows any more.
Source  decision 0031.
Limits  a graph follows from the reports of its block and from curated knowledge, and from nothing else: so a few
        changed documents give the same as all of them read anew, and a test holds it to that.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode, Quad, Store

from kg.index import Index, short_names
from kg.infer.earlier import Earlier
from kg.infer.reading import of_quads, order
from kg.infer.rows import of_rows
from kg.infer.rules import RULES
from kg.infer.values import Block, Report, Rule
from kg.infer.world import World
from kg.names import CURATED_GRAPH, inferred_graph, is_document
from kg.store import Standing, open_snapshot

Graphs = Iterable[tuple[NamedNode, Sequence[Quad]]]
_VERSION: Final = "1"
"""Another one when the same reports would be read otherwise."""
_CANDIDATES: Final = "SELECT s.id, g.name FROM statement s JOIN graph g ON g.id = s.graph WHERE "


@dataclass
class Inferences:
    """Draws what follows from statements."""

    rules: Sequence[Rule] = RULES
    _worlds: dict[str, World] = field(default_factory=dict, repr=False)
    """The last one that was read, by the digest of its graph."""
    _earlier: Earlier = field(default_factory=Earlier, repr=False)

    @property
    def mark(self) -> str:
        """Return a digest of the rules."""
        text = "\x1f".join([_VERSION, *(f"{rule.name} {rule.mark}" for rule in self.rules)])
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]

    def whole(self, live: Store, marks: Mapping[NamedNode, str]) -> Graphs:
        """Yield all graphs of inferences of a store; ``marks`` are the digests of its graphs.

        Raises:
            OSError: the store cannot be read.
        """
        world, named = self._world(live, marks), short_names(live)
        documents = sorted(filter(is_document, marks), key=str)
        blocks = self._by_block((_reports(live, document, named) for document in documents), world)
        for block in sorted(blocks):
            yield self._drawn(block, blocks[block], world)

    def changed(
        self, live: Store, marks: Mapping[NamedNode, str], standing: Standing, documents: Collection[NamedNode]
    ) -> Graphs:
        """Yield the graphs that may have changed since a snapshot, because these documents have.

        Raises:
            OSError: a store cannot be read.
            StoreError: the snapshot is damaged, or its index cannot be made.
        """
        world, named, before = self._world(live, marks), short_names(live), open_snapshot(standing.snapshot)
        now = {name: _reports(live, name, named) for name in documents}
        touched: set[Block] = set()
        for name, reports in now.items():
            touched |= self._touched(_reports(before, name, named), reports, world)
        if not touched:
            return
        index, behind = self._earlier.index(standing)
        read = behind.intersection(standing.marks) - now.keys()
        since = {name: self._earlier.reports(name, standing.marks[name], before, named) for name in read}
        others = self._others(index, touched, {name.value for name in behind | now.keys()}, world)
        beside = self._by_block([*since.values(), *now.values()], world)
        for block in sorted(touched):
            yield self._drawn(block, [*others[block], *beside[block]], world)

    def _drawn(self, block: Block, reports: Iterable[Report], world: World) -> tuple[NamedNode, Sequence[Quad]]:
        graph = inferred_graph(block[0], block[1:])
        drawn = self._rule(block).derive(block, sorted(reports, key=order), world)
        return graph, [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in drawn]

    def _touched(self, was: Sequence[Report], now: Sequence[Report], world: World) -> set[Block]:
        """The blocks for which it makes a difference that a document has other reports now."""
        blocks = self._blocks(was, world) | self._blocks(now, world)
        return {one for one in blocks if self._taking(one, was, world) != self._taking(one, now, world)}

    def _taking(self, block: Block, reports: Sequence[Report], world: World) -> list[Report]:
        return self._rule(block).taking_part(block, reports, world)

    def _others(
        self, index: Index, blocks: Iterable[Block], left: Collection[str], world: World
    ) -> Mapping[Block, list[Report]]:
        """Reports of the documents that an index knows, all but some, that may take part in blocks."""
        numbers = {block: self._candidates(index, block, left, world) for block in blocks}
        found = of_rows(index, {number for own in numbers.values() for number in own})
        return {block: [found[number] for number in own if number in found] for block, own in numbers.items()}

    def _candidates(self, index: Index, block: Block, left: Collection[str], world: World) -> list[int]:
        condition, values = self._rule(block).candidates(block, world)
        return [row["id"] for row in index.rows(f"{_CANDIDATES}{condition}", values) if row["name"] not in left]

    def _by_block(self, documents: Iterable[Sequence[Report]], world: World) -> Mapping[Block, list[Report]]:
        """The reports of whole documents by the blocks in which any of them takes part."""
        found: defaultdict[Block, list[Report]] = defaultdict(list)
        for reports in documents:
            for block in self._blocks(reports, world):
                found[block] += reports
        return found

    def _rule(self, block: Block) -> Rule:
        return next(rule for rule in self.rules if rule.name == block[0])

    def _blocks(self, reports: Sequence[Report], world: World) -> set[Block]:
        return {block for rule in self.rules for block in rule.blocks(reports, world)} if reports else set()

    def _world(self, live: Store, marks: Mapping[NamedNode, str]) -> World:
        mark = marks.get(CURATED_GRAPH, "")
        if mark not in self._worlds:
            self._worlds.clear()
            self._worlds[mark] = World.read(live.quads_for_pattern(None, None, None, CURATED_GRAPH))
        return self._worlds[mark]


def _reports(store: Store, document: NamedNode, named: Mapping[str, str]) -> list[Report]:
    quads: Iterator[Quad] = store.quads_for_pattern(None, None, None, document)
    return of_quads(quads, named)
