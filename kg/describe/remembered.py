"""Figures of the snapshots that stand, kept so that the next one need not count everything again.

In      a store's folder
Out     figures.json there: figures by the id of the snapshot they belong to, each in a line of its own.
Limits  a file that is missing, damaged or of another version costs a count from scratch and nothing else.
"""

import json
from collections import Counter
from pathlib import Path

from kg.describe.figures import Figures
from kg.store.disk import write_whole

_VERSION = 1
"""Another number when other things are counted."""
_KEPT = 2
"""The snapshot that stands, and the one about to be published."""
_HEAD, _TAIL = f'{{"version": {_VERSION}, "figures": {{'.encode(), b"}}"


def recall(store: Path, identifier: str) -> Figures | None:
    """Return the figures of the snapshot with that id, if they were kept.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        told = json.loads(_file(store).read_bytes())
        found = told["figures"].get(identifier) if told["version"] == _VERSION else None
        return None if found is None else Counter({tuple(key): number for key, number in found})
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(store: Path, identifier: str, figures: Figures) -> None:
    """Return nothing; keep the figures of the snapshot with that id, and those of the one before.

    Raises:
        OSError: the file cannot be written.
    """
    name = f"{json.dumps(identifier)}: ".encode()
    others = [line for line in _lines(store) if not line.startswith(name)]
    lines = [*others[1 - _KEPT :], name + json.dumps(list(figures.items())).encode()]
    write_whole(_file(store), b"\n".join([_HEAD, b",\n".join(lines), _TAIL, b""]))


def _lines(store: Path) -> list[bytes]:
    """The figures that are kept, unread: there are thousands of them."""
    try:
        lines = _file(store).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    whole = lines[:1] == [_HEAD] and lines[-1:] == [_TAIL]
    return [line.removesuffix(b",") for line in lines[1:-1]] if whole else []


def _file(store: Path) -> Path:
    return store / "figures.json"
