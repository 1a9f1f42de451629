"""Who changed what: one line of JSON for each write, durable before the write is acknowledged.

In      what a write was, and what came of it
Out     STORE/audit.jsonl; STORE/audit.pending while a write is under way.
Source  decision 0018.
Limits  a writer killed between its commit and its line leaves the pending file, of which the next one makes the line.
"""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.store.disk import told, write_whole

_FILE, _PENDING = "audit.jsonl", "audit.pending"

Entry = Mapping[str, Any]


def begin(store: Path, entry: Entry) -> None:
    """Return nothing; note what is about to be done, with the id that the store will have (``after``).

    Raises:
        StoreError: the disk is full.
    """
    with told(store):
        write_whole(store / _PENDING, _line(entry), 0o600)


def log(store: Path, entry: Entry) -> None:
    """Return nothing; append a line, on disk when this returns.

    Raises:
        StoreError: the disk is full.
    """
    with told(store):
        descriptor = os.open(store / _FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, _line(entry))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        (store / _PENDING).unlink(missing_ok=True)


def recover(store: Path, identifier: str) -> None:
    """Return nothing; write the line of a write that a dead writer had under way; ``identifier`` is the store's now.

    Raises:
        StoreError: the disk is full.
    """
    try:
        pending = json.loads((store / _PENDING).read_bytes())
    except FileNotFoundError:
        return
    if not pending["after"]:
        outcome = "perhaps done, not acknowledged"  # without the gate the id is not known beforehand
    elif pending["after"] == identifier:
        outcome = "done, not acknowledged"
    else:
        outcome = "not done: the writer ended"
    log(store, {**pending, "outcome": outcome, "after": identifier})


def _line(entry: Entry) -> bytes:
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    return (json.dumps({"time": time, **entry}, ensure_ascii=False) + "\n").encode("utf-8", "replace")
