"""What was done to the store, one JSON line each: for people who ask when a document came or went.

In      document, digest, action
Out     lines appended to journal.jsonl: time (UTC), document, digest, action.
Limits  the graph is the truth: a line is written after its transaction, so a crash may lose the last line.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kg.store.disk import told

JOURNAL: Final = "journal.jsonl"


def note(store: Path, document: str, digest: str, action: str) -> None:
    """Return nothing; append one line to the store's journal.

    Raises:
        StoreError: the disk is full.
    """
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    entry = {"time": time, "document": document, "digest": digest, "action": action}
    with told(store), (store / JOURNAL).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")
