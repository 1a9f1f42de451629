"""Writing through the gate: what a task changes must conform, and everything the store keeps stays in step with it.

In      errands
Out     a changed, durable and published store, and a receipt; or a refusal, and nothing is changed.
Source  decision 0018.
Limits  one request is one transaction, however many operations and graphs it has.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad

from kg.describe import Description
from kg.infer import Inferences
from kg.model import Refusal
from kg.names import is_reserved
from kg.store import GraphStore
from kg.store.edit import Graph
from kg.store.revision import NewGraph, catalogued
from kg.writer import audit
from kg.writer.bodies import named, quads
from kg.writer.effect import STAGING, Change, effect
from kg.writer.reading import Update
from kg.writer.receipt import Told, entry, receipt
from kg.writer.refusal import RefusedError
from kg.writer.scrutiny import Scrutiny, said_twice
from kg.writer.wire import Errand, GraphTask, Outcome

KEPT_SECONDS = 60
"""For so long a snapshot stays although newer ones were published: longer than a question may wait."""
_LISTED = 200


class GatedWork:
    """The store, and the gate before it."""

    def __init__(self, store: Path, ontology: Path) -> None:
        self._store = GraphStore.open(store, ontology / "rules", Description.read(ontology), Inferences())
        shutil.rmtree(store / STAGING, ignore_errors=True)
        self._scrutiny = Scrutiny(ontology, self._store)
        audit.recover(store, self._store.publish(KEPT_SECONDS).id)

    def update(self, errand: Errand, update: Update) -> Outcome:
        """Return what came of an update.

        Raises:
            RefusedError: it is not SPARQL, or what it changes does not conform.
            StoreError: the store cannot be written.
        """
        return Outcome(200, self._written(errand, effect(self._store, update)))

    def graph(self, errand: Errand, task: GraphTask) -> Outcome:
        """Return what came of putting, adding to or deleting a graph.

        Raises:
            RefusedError: its body cannot be read, or does not conform; there is no such graph.
            StoreError: the store cannot be written.
        """
        graph = named(self._store, task)
        before, stood = frozenset(self._store.quads(graph)), self._store.holds(graph)
        if task.method == "DELETE":
            if not stood:
                raise RefusedError(404, f"There is no graph {graph}.")
            after: frozenset[Quad] = frozenset()
        else:
            after = frozenset(quads(task.parts, graph, task.base))
            after |= before if task.method == "POST" else frozenset()
        change = Change(graph, before, after, stood, task.method != "DELETE")
        told = self._written(errand, [change] if before != after or stood != change.stands else [])
        name = graph.value if isinstance(graph, NamedNode) else ""
        return Outcome(200 if stood else 201, {**told, "graph": name})

    def close(self) -> None:
        """Return nothing; give the store back.

        Raises:
            StoreError: the disk is full.
        """
        self._store.close()

    # ------------------------------------------------------------ inside

    def _written(self, errand: Errand, changes: Sequence[Change]) -> dict[str, Any]:
        graphs = self._conforming(changes)
        plan = self._store.plan(graphs)
        names = [catalogued(graph.name).value for graph in graphs]
        told = Told(names, plan.added, plan.removed, plan.before, plan.after)
        noted = entry(errand, told)
        if plan.before == plan.after:
            snapshot = self._store.publish(KEPT_SECONDS)
            audit.log(self._store.path, {**noted, "outcome": "unchanged"})
        else:
            audit.begin(self._store.path, noted)
            self._store.carry(plan)
            snapshot = self._store.publish(KEPT_SECONDS)
            audit.log(self._store.path, {**noted, "outcome": "done"})
        unquoted = [text for graph in graphs for text in self._scrutiny.unquoted(graph)]
        return receipt(told, snapshot, texts_not_stored=unquoted)

    def _conforming(self, changes: Sequence[Change]) -> list[NewGraph]:
        kept = [change.graph for change in changes if is_reserved(change.graph)]
        if kept:
            names = ", ".join(map(str, kept))
            raise RefusedError(403, f"{names}: kept by the store itself, and written by nobody else. Leave it alone.")
        judged = [self._scrutiny.judged(change) for change in changes]
        refused = [(new.name, refusal) for new, told in judged for refusal in told]
        refused += said_twice(self._store, changes)
        if refused:
            raise _refusal(refused)
        return [new for new, _ in judged]


def _refusal(refused: Sequence[tuple[Graph, Refusal]]) -> RefusedError:
    count = len(refused)
    detail = f"Nothing was written: {count} {'thing does' if count == 1 else 'things do'} not conform. " + (
        f"{refused[0][1].item}: {refused[0][1].reason}"
    )
    told = [
        {"graph": catalogued(graph).value, "item": one.item, "reason": one.reason, "words": one.detail}
        for graph, one in refused[:_LISTED]
    ]
    return RefusedError(422, detail, refused=told, refused_count=count)
