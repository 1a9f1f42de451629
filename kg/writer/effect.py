"""What an update does, found out without touching the live store.

In      the live store and an update, with what its words say of the graphs it can change
Out     each graph that changes: what stood in it, and what would.
Source  decision 0018. Measured: a copy of a store of a million quads is made and opened in a tenth of a second; to
        compare all graphs of two such stores takes many seconds, so what can have changed is narrowed down first.
Limits  updates that name all their graphs, and small graphs, are tried in memory; others on a copy on disk. What cannot
        be narrowed down is compared as a whole.
"""

import io
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count, islice

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, RdfFormat, Store

from kg.names import SCRATCH_GRAPH
from kg.store.edit import Graph
from kg.store.opened import Opened
from kg.writer.reading import Update
from kg.writer.refusal import RefusedError, misspelt
from kg.writer.steps import Step

MOST = 250_000
"""Quads that a graph may hold if it is to be changed: the gate looks it over as a whole."""
STAGING = "staging"
"""Where copies are made, in the store's folder; what is left there is of a writer that was killed."""
_NUMBERS = count()
_SMALL = 20_000
"""Quads that are copied into memory rather than the whole store on disk."""


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of one graph."""

    graph: Graph
    before: frozenset[Quad]
    after: frozenset[Quad]
    stood: bool
    stands: bool
    """Whether there was such a graph, and whether there would be."""


def effect(store: Opened, update: Update) -> list[Change]:
    """Return the graphs that an update changes, by name.

    Raises:
        RefusedError: the update is not SPARQL (400), cannot be carried out on this content (409), or a server that it
            calls did not answer as it should (502).
        StoreError: the disk is full.
    """
    if update.steps and any(step.clears_all for step in update.steps):
        raise RefusedError(403, "This would take the graphs that the store keeps itself: name those you mean.")
    changes = _in_memory(store, update)
    if changes is None:
        changes = _on_a_copy(store, update)
    changed = [one for one in changes if one.before != one.after or one.stood != one.stands]
    return sorted(changed, key=lambda one: str(one.graph))


def _in_memory(store: Opened, update: Update) -> list[Change] | None:
    """The changes, or None where they cannot be found in memory."""
    steps = update.steps
    if steps is None or any(step.reads_all or step.probe for step in steps):
        return None
    named = [_resolved(step, update.base) for step in steps]
    graphs: set[Graph] = {DefaultGraph()}
    for names in named:
        if names is None:
            return None
        graphs |= names
    bench = _small(store, graphs)
    if bench is None:
        return None
    _run(update, lambda: bench.update(update.text, base_iri=update.base or None))
    if not set(bench.named_graphs()) <= graphs:
        return None  # it wrote to a graph of which its words did not tell
    return [_change(store, bench, graph) for graph in graphs]


def _small(store: Opened, graphs: Iterable[Graph]) -> Store | None:
    bench, room = Store(), _SMALL
    for graph in graphs:
        quads = list(islice(store.quads(graph), room + 1))
        room -= len(quads)
        if room < 0:
            return None
        bench.extend(quads)
        if isinstance(graph, NamedNode) and store.holds(graph):
            bench.add_graph(graph)
    return bench


def _on_a_copy(store: Opened, update: Update) -> list[Change]:
    with _copied(store) as bench:
        touched = _stepwise(bench, update)
        if touched is not None:
            return [_change(store, bench, graph) for graph in touched]
    with _copied(store) as bench:
        _run(update, lambda: bench.update(update.text, base_iri=update.base or None))
        graphs: set[Graph] = {DefaultGraph(), *store.names(), *_names(bench)}
        return [_change(store, bench, graph) for graph in graphs if _differs(store, bench, graph)]


def _stepwise(bench: Store, update: Update) -> set[Graph] | None:
    """Carry out the operations one by one; return the graphs they can have changed, or None where that is in doubt."""
    touched: set[Graph] = {DefaultGraph()}
    if update.steps is None or (update.calls_out and len(update.steps) > 1):
        return None  # what another server sends may name graphs, and is not to be asked for twice
    for step in update.steps:
        names = _resolved(step, update.base)
        if names is None:
            return None
        touched |= names
        try:
            if step.probe:
                bench.update(step.probe, base_iri=update.base or None)
                found = bench.quads_for_pattern(None, None, None, SCRATCH_GRAPH)
                touched |= {quad.subject for quad in found if isinstance(quad.subject, NamedNode)}
                bench.remove_graph(SCRATCH_GRAPH)
            _run(update, partial(bench.update, step.text, base_iri=update.base or None))
        except (SyntaxError, RefusedError):
            return None  # the whole tells what is wrong, and where
    return touched


@contextmanager
def _copied(store: Opened) -> Iterator[Store]:
    # Names differ, because a copy stays open, and locked, as long as anybody holds it.
    folder = store.path / STAGING / str(next(_NUMBERS))
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    try:
        yield store.copy(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(update: Update, work: Callable[[], None]) -> None:
    try:
        work()
    except SyntaxError as error:
        raise misspelt(error, update.text, update.base) from error
    except RuntimeError as error:
        raise RefusedError(409, f"The update cannot be carried out: {error}.") from error
    except ValueError as error:
        raise RefusedError(400, f"The update cannot be carried out: {error}.") from error
    except OSError as error:
        if update.calls_out:
            raise RefusedError(502, f"A server that the update calls did not answer as it should: {error}.") from error
        raise


def _resolved(step: Step, base: str) -> set[NamedNode] | None:
    """The graphs that an operation names, as the engine itself understands the names; None where it does not."""
    if not step.names:
        return set()
    triples = " ".join(f"{name} {name} {name} ." for name in step.names)
    try:
        found = Store().query(f"{step.prologue}\nCONSTRUCT {{ {triples} }} WHERE {{}}", base_iri=base or None)
    except SyntaxError:
        return None
    assert isinstance(found, QueryTriples)
    return {triple.predicate for triple in found}


def _change(store: Opened, bench: Store, graph: Graph) -> Change:
    before, after = store.quads(graph), bench.quads_for_pattern(None, None, None, graph)
    stands = not isinstance(graph, NamedNode) or bench.contains_named_graph(graph)
    return Change(graph, frozenset(islice(before, MOST)), _bounded(after, graph), store.holds(graph), stands)


def _bounded(quads: Iterable[Quad], graph: Graph) -> frozenset[Quad]:
    found = frozenset(islice(quads, MOST))
    if len(found) == MOST:
        raise RefusedError(507, f"{graph} would hold {MOST:,} quads or more, which the gate cannot look over at once.")
    return found


def _differs(store: Opened, bench: Store, graph: Graph) -> bool:
    if not isinstance(graph, NamedNode):
        return True
    if not bench.contains_named_graph(graph) or not store.holds(graph):
        return True
    copied = io.BytesIO()
    bench.dump(copied, RdfFormat.N_TRIPLES, from_graph=graph)
    return copied.getvalue() != store.dumped(graph)


def _names(bench: Store) -> Iterator[NamedNode]:
    return (name for name in bench.named_graphs() if isinstance(name, NamedNode))
