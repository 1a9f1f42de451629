"""Writing without the gate: the engine's own update on the live store, whatever it says.

In      errands
Out     a changed, durable and published store, and a receipt.
Source  decision 0018; what the conformance suites of the W3C are run against.
Limits  quads are not counted; what the store keeps falls out of step until a GraphStore opens it again.
"""

from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.store import Snapshot, current
from kg.store.edit import Graph
from kg.store.ungated import UngatedStore
from kg.writer import audit
from kg.writer.bodies import named, quads
from kg.writer.gated import KEPT_SECONDS
from kg.writer.reading import Update
from kg.writer.receipt import Told, entry, receipt
from kg.writer.refusal import RefusedError, misspelt
from kg.writer.wire import Errand, GraphTask, Outcome

_FAILS = 500
"""The protocol's own status (section 2.2.4), which its tests tell from a refusal of the text; the gate says 409."""
_PENDING = ""
"""The id is made when the change is published: a pending entry cannot tell it beforehand."""


class UngatedWork:
    """The store, open to every update."""

    def __init__(self, store: Path) -> None:
        self._store = UngatedStore.open(store)
        audit.recover(store, self._store.publish(KEPT_SECONDS).id)

    def update(self, errand: Errand, update: Update) -> Outcome:
        """Return what came of an update.

        Raises:
            RefusedError: it is not SPARQL (400), cannot be carried out (500), or a server it calls failed (502).
            StoreError: the store cannot be written.
        """
        return Outcome(200, self._written(errand, update, []))

    def graph(self, errand: Errand, task: GraphTask) -> Outcome:
        """Return what came of putting, adding to or deleting a graph.

        Raises:
            RefusedError: its body cannot be read; there is no such graph.
            StoreError: the store cannot be written.
        """
        graph = named(self._store, task)
        stood = self._store.holds(graph)
        if task.method == "DELETE" and not stood:
            raise RefusedError(404, f"There is no graph {graph}.")
        name = graph.value if isinstance(graph, NamedNode) else ""
        update = Update(_as_update(graph, task), "", None, calls_out=False)
        told = self._written(errand, update, [name or "default"])
        return Outcome(200 if stood else 201, {**told, "graph": name})

    def close(self) -> None:
        """Return nothing; give the store back.

        Raises:
            StoreError: the disk is full.
        """
        self._store.close()

    def _written(self, errand: Errand, update: Update, graphs: list[str]) -> dict[str, Any]:
        before = current(self._store.path)
        audit.begin(self._store.path, entry(errand, Told(graphs, None, None, before.id, _PENDING)))
        try:
            self._store.update(update.text, update.base or None)
        except SyntaxError as error:
            raise misspelt(error, update.text, update.base) from error
        except (RuntimeError, ValueError) as error:
            raise RefusedError(_FAILS, f"The update cannot be carried out: {error}.") from error
        except OSError as error:
            if update.calls_out:
                raise RefusedError(502, f"A server that the update calls did not answer: {error}.") from error
            raise
        return self._published(errand, graphs, before)

    def _published(self, errand: Errand, graphs: list[str], before: Snapshot) -> dict[str, Any]:
        snapshot = self._store.publish(KEPT_SECONDS)
        told = Told(graphs, None, None, before.id, snapshot.id)
        audit.log(self._store.path, {**entry(errand, told), "outcome": "done"})
        return receipt(told, snapshot)


def _as_update(graph: Graph, task: GraphTask) -> str:
    """The task as one update, which is one transaction; the engine gives blank nodes names of its own."""
    called = f"GRAPH {graph}" if isinstance(graph, NamedNode) else "DEFAULT"
    content = list(quads(task.parts, graph, task.base))
    lines = [] if task.method == "POST" else [f"DROP SILENT {called}"]
    if task.method != "DELETE" and isinstance(graph, NamedNode):
        lines.append(f"CREATE SILENT GRAPH {graph}")
    if content:
        triples = " .\n".join(str(quad.triple) for quad in content)
        block = f"GRAPH {graph} {{ {triples} }}" if isinstance(graph, NamedNode) else f"{triples} ."
        lines.append(f"INSERT DATA {{ {block} }}")
    return " ;\n".join(lines)
