"""How long it takes to draw what follows from a store: all of it, and what one changed document touches.

In      a store of made-up documents (bench/stores.py), copied; how many documents are changed, one after another
Out     seconds and processor time of drawing everything, rule by rule; of publishing after a changed document; memory;
        graphs and quads of inferences.
Source  run from the checkout: `python bench/inferences.py --documents 10000` (a million quads).
Limits  a changed document is one whose oldest statement was said a day later: it leaves some blocks and joins others.
"""

import argparse
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pyoxigraph import Literal, NamedNode, Quad, Store

from bench.stores import DATA, stored
from kg.describe import Description
from kg.infer import Inferences
from kg.infer.values import Block, Report
from kg.infer.world import World
from kg.names import INFERRED_GRAPH, is_document, is_inferred, term
from kg.places import ONTOLOGY
from kg.store import GraphStore, Snapshot, Standing, current, digests, open_snapshot
from kg.store.publication import Graphs


@dataclass
class Timed:
    """Draws inferences as ever, and notes how long each part takes."""

    inferences: Inferences
    spent: dict[str, list[float]] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """Return that of the rules."""
        return self.inferences.mark

    def whole(self, live: Store, marks: Mapping[NamedNode, str]) -> Graphs:
        """Yield all graphs."""
        return self._timed("whole", self.inferences.whole(live, marks))

    def changed(
        self, live: Store, marks: Mapping[NamedNode, str], standing: Standing, documents: Collection[NamedNode]
    ) -> Graphs:
        """Yield the graphs that these documents touch."""
        return self._timed("changed", self.inferences.changed(live, marks, standing, documents))

    def _timed(self, way: str, graphs: Graphs) -> Graphs:
        """Processor time that goes by between asking for a graph and having it; writing it is not counted."""
        spent, found = 0.0, iter(graphs)
        while True:
            begun = time.process_time()
            graph = next(found, None)
            spent += time.process_time() - begun
            if graph is None:
                break
            yield graph
        self.spent.setdefault(way, []).append(spent)


@dataclass(frozen=True)
class RuleTimed:
    """A rule as it is, and the processor time of what it draws."""

    rule: object
    spent: dict[str, float]

    def __getattr__(self, name: str) -> object:
        return getattr(self.rule, name)

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return what the rule draws."""
        begun = time.process_time()
        drawn: list[Quad] = self.rule.derive(block, reports, world)  # type: ignore[attr-defined]
        self.spent[block[0]] = self.spent.get(block[0], 0.0) + time.process_time() - begun
        return drawn


@contextmanager
def clocked(what: str) -> Iterator[None]:
    """Tell how long a block took."""
    begun, used = time.monotonic(), time.process_time()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"{what:<34} {time.process_time() - used:8.2f} s CPU {time.monotonic() - begun:8.2f} s, at most {peak} MB")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Draw everything, then change documents one by one."""
    asking = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asking.add_argument("--documents", type=int, default=10_000, help="documents of the made-up store (default 10000)")
    asking.add_argument("--store", type=Path, help="another store; it is copied and stays as it is")
    asking.add_argument("--changes", type=int, default=20, help="changed documents (default 20)")
    asked = asking.parse_args()
    store = asked.store or stored(asked.documents, DATA).store
    with tempfile.TemporaryDirectory(prefix="inferences-", dir=store.parent) as scratch:
        copy = Path(scratch) / "store"
        shutil.copytree(store, copy)
        measure(copy, asked.changes)


def measure(folder: Path, changes: int) -> None:
    """Print the figures of one store, which is changed."""
    by_rule: dict[str, float] = {}
    timed = Timed(Inferences([RuleTimed(rule, by_rule) for rule in Inferences().rules]))  # type: ignore[list-item]
    live = Store(folder / "live")
    for quad in list(live.quads_for_pattern(INFERRED_GRAPH, None, None, None)):
        live.remove(quad)
    del live
    with GraphStore.open(folder, describer=Description.read(ONTOLOGY), inferrer=timed) as store:
        with clocked("everything, published"):
            store.publish()
        say(f"{'of that, drawing everything':<34} {timed.spent['whole'][-1]:8.2f} s CPU")
        for rule, spent in sorted(by_rule.items()):
            say(f"{'    rule ' + rule:<34} {spent:8.2f} s CPU")
        told(current(folder))
        with clocked("one change, index not yet there"):
            change(store, 0)
            store.publish()
        took: list[tuple[float, float, float]] = []
        for number in range(1, changes + 1):
            change(store, number)
            begun, used = time.monotonic(), time.process_time()
            store.publish()
            took.append((time.process_time() - used, time.monotonic() - begun, timed.spent["changed"][-1]))
        for what, times in zip(
            ("CPU s, published", "s, published", "CPU s, drawing"), zip(*took, strict=True), strict=True
        ):
            say(f"{'one change: ' + what:<34} median {statistics.median(times):.3f}, most {max(times):.3f}")


def change(store: GraphStore, number: int) -> None:
    """Let the first dated statement of a document have been made on another day."""
    names = sorted((entry.iri for entry in store.documents()), key=str) if number == 0 else _NAMES
    _NAMES[:] = names
    name = names[number * 37 % len(names)]
    quads = list(store.quads(name))
    dated = next(quad for quad in quads if quad.predicate == term("utteredOn"))
    assert isinstance(dated.object, Literal)
    day = "2021-12-08" if dated.object.value != "2021-12-08" else "2021-12-09"
    new = Quad(dated.subject, dated.predicate, Literal(day, datatype=dated.object.datatype), name)
    store.replace(name, [new if quad == dated else quad for quad in quads], ())


_NAMES: list[NamedNode] = []


def told(snapshot: Snapshot) -> None:
    """Print how many documents and inferences there are."""
    graph = open_snapshot(snapshot)
    names = [name for name, _ in digests(graph)]
    quads = sum(1 for name in names if is_inferred(name) for _ in graph.quads_for_pattern(None, None, None, name))
    documents, graphs = sum(map(is_document, names)), sum(map(is_inferred, names))
    say(f"{documents} documents, {len(graph)} quads; of them {quads} inferences in {graphs} graphs")


if __name__ == "__main__":
    main()
