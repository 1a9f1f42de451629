"""What one process is told to export for another.

In      a snapshot, a format, a selection
Out     the same as JSON, and back.
Limits  the snapshot is named by its number: what is published meanwhile is not exported by mistake.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kg.export import selection
from kg.export.selection import Selection
from kg.store import Snapshot


@dataclass(frozen=True, slots=True)
class Order:
    """One export."""

    snapshot: Snapshot
    form: str
    selection: Selection


def packed(order: Order) -> str:
    """Return an order as JSON.

    Raises:
        Nothing.
    """
    of = order.snapshot
    named = {"store": str(of.store.resolve()), "number": of.number, "id": of.id, "published": of.published.isoformat()}
    return json.dumps({"snapshot": named, "form": order.form, "selection": selection.packed(order.selection)})


def unpacked(text: str) -> Order:
    """Return an order that was packed.

    Raises:
        ValueError: it was not.
    """
    told = json.loads(text)
    of = told["snapshot"]
    snapshot = Snapshot(Path(of["store"]), of["number"], of["id"], datetime.fromisoformat(of["published"]))
    return Order(snapshot, told["form"], selection.unpacked(told["selection"]))
