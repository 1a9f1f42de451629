"""What is told of a write: to its asker, and to the audit log.

In      an errand, and what came of it
Out     entries of the audit log and receipts.
Limits  more than a hundred names of graphs are counted, not listed.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.store import Snapshot
from kg.writer.wire import Errand, GraphTask, Task, UpdateTask

_LISTED = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What a write changes."""

    graphs: Sequence[str]
    added: int | None
    removed: int | None
    """Quads that come and go; None where nobody has counted."""
    before: str
    after: str
    """Ids of the store's content."""


def entry(errand: Errand, told: Told) -> dict[str, Any]:
    """Return the entry of a write in the audit log, still without its outcome.

    Raises:
        Nothing.
    """
    return {
        **_about(errand),
        "graphs": list(told.graphs[:_LISTED]),
        "graph_count": len(told.graphs),
        "added": told.added,
        "removed": told.removed,
        "before": told.before,
        "after": told.after,
    }


def refused(errand: Errand, status: int, told: Mapping[str, object]) -> dict[str, Any]:
    """Return the entry of a write that was refused.

    Raises:
        Nothing.
    """
    return {**_about(errand), "outcome": "refused", "status": status, "detail": told.get("detail")}


def receipt(told: Told, snapshot: Snapshot, **more: object) -> dict[str, Any]:
    """Return what the asker is told of a write that was carried out, or had nothing to change.

    Raises:
        Nothing.
    """
    return {
        "snapshot": snapshot.id,
        "number": snapshot.number,
        "changed": told.before != told.after,
        "graphs": list(told.graphs[:_LISTED]),
        "added": told.added,
        "removed": told.removed,
        **more,
    }


def _about(errand: Errand) -> dict[str, Any]:
    operation, digest = _operation(errand.task)
    return {
        "token": errand.who.token,
        "client": errand.who.client,
        "operation": operation,
        "sha256": digest,
    }


def _operation(task: Task) -> tuple[str, str]:
    match task:
        case UpdateTask():
            return "update", hashlib.sha256(task.text.encode("utf-8", "surrogatepass")).hexdigest()
        case GraphTask():
            digest = hashlib.sha256()
            for part in task.parts:
                digest.update(part.content)
            return f"{task.method} {task.graph or 'default'}", digest.hexdigest()
