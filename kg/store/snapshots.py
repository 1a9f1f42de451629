"""Published snapshots: hard-linked copies of the store that readers open and that never change.

In      the store's folder
Out     snapshots/NNNNNN, and CURRENT, which names the one to read.
Source  decision 0003; opening a live RocksDB directory read-only is undefined behaviour.
Limits  the last three are kept, and others as long as a reader may still be on its way to them; a reader that opened
        an older one keeps its files until it closes it.
"""

import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.errors import NoSnapshotError, StoreError
from kg.store.disk import told, write_whole

KEPT = 3


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of a store."""

    store: Path
    number: int
    id: str
    """12 hex digits made from what was loaded: the same input gives the same id."""
    published: datetime

    @property
    def path(self) -> Path:
        """Return the folder of the snapshot."""
        return _folder(self.store, self.number)


def current(store: Path) -> Snapshot:
    """Return the snapshot that readers are to open.

    Raises:
        NoSnapshotError: nothing has been published.
        StoreError: CURRENT cannot be read.
    """
    try:
        entry = json.loads((store / "CURRENT").read_bytes())
        return Snapshot(store, int(entry["number"]), str(entry["id"]), datetime.fromisoformat(entry["published"]))
    except (FileNotFoundError, NotADirectoryError):
        raise NoSnapshotError(str(store)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{store / 'CURRENT'} cannot be read ({error}). Build the store again.") from error


def open_snapshot(snapshot: Snapshot) -> Store:
    """Return the snapshot's graph, read-only.

    Raises:
        StoreError: its files are missing or damaged.
    """
    try:
        with told(snapshot.path):
            return Store.read_only(str(snapshot.path))
    except RuntimeError as error:  # what the engine makes of damaged files
        raise StoreError(f"The snapshot {snapshot.path} is damaged: {error}") from error


def publish(store: Path, live: Store, identifier: str, seconds: float = 0, more: Sequence[Quad] = ()) -> Snapshot:
    """Return the new current snapshot of the live graph and ``more``; readers see the old one until it is whole.

    Those of the last ``seconds`` stay: a reader who has seen one of them named may be about to open it.

    Raises:
        StoreError: the disk is full or cannot be written.
    """
    with told(store):
        folder = store / "snapshots"
        folder.mkdir(exist_ok=True)
        for leftover in folder.glob("*.partial"):
            shutil.rmtree(leftover)
        number = max(_numbers(folder), default=0) + 1
        partial = folder / f"{number:06d}.partial"
        live.backup(partial)
        if more:
            _add(partial, more)
        partial.rename(_folder(store, number))
        made = Snapshot(store, number, identifier, datetime.now(UTC).replace(microsecond=0))
        write_whole(store / "CURRENT", _entry(made))
        for old in sorted(_numbers(folder))[:-KEPT]:
            if time.time() - _folder(store, old).stat().st_mtime >= seconds:
                shutil.rmtree(_folder(store, old))
    return made


def _add(folder: Path, more: Sequence[Quad]) -> None:
    """Write quads into a snapshot that nobody reads yet; the live store, with which it shares files, stays as it is."""
    snapshot = Store(folder)
    snapshot.bulk_extend(more)
    snapshot.flush()


def _entry(snapshot: Snapshot) -> bytes:
    published = snapshot.published.isoformat()
    return (json.dumps({"number": snapshot.number, "id": snapshot.id, "published": published}) + "\n").encode()


def _folder(store: Path, number: int) -> Path:
    return store / "snapshots" / f"{number:06d}"


def _numbers(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir() if path.name.isdecimal()]
