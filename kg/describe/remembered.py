"""Figures of the snapshots that stand, kept so that the next one need not count everything again.

In      a store's folder
Out     figures.json there: a line with the version, then a line a snapshot: its id and its figures.
Limits  a file that is missing, damaged or of another version costs a count from scratch and nothing else.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.describe.figures import Figures
from kg.store.disk import write_whole

_VERSION = b'{"version": 2}'
"""Another number when other things are counted."""
_KEPT = 2
"""The snapshot that stands, and the one about to be published."""


def recall(store: Path, identifier: str) -> Figures | None:
    """Return the figures of the snapshot with that id, if they were kept.

    Raises:
        OSError: the file is there and cannot be read.
    """
    for line in _lines(store):
        if line.startswith(_start(identifier)):
            try:
                return Counter({tuple(key): number for key, number in json.loads(line)["figures"]})
            except (ValueError, KeyError, TypeError):
                return None
    return None


def keep(store: Path, identifier: str, figures: Figures) -> None:
    """Return nothing; keep the figures of the snapshot with that id, and those of the one before.

    Raises:
        OSError: the file cannot be written.
    """
    others = [line for line in _lines(store) if not line.startswith(_start(identifier))]
    told = {"id": identifier, "figures": list(figures.items())}
    lines = [_VERSION, *others[1 - _KEPT :], json.dumps(told).encode()]
    write_whole(_file(store), b"\n".join(lines) + b"\n")


def _start(identifier: str) -> bytes:
    return json.dumps({"id": identifier}).encode()[:-1] + b","


def _lines(store: Path) -> Iterator[bytes]:
    """The lines of the snapshots, not read yet."""
    try:
        version, *lines = _file(store).read_bytes().splitlines()
    except (FileNotFoundError, ValueError):
        return
    if version == _VERSION:
        yield from lines


def _file(store: Path) -> Path:
    return store / "figures.json"
