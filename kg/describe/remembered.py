"""Figures of the snapshots that stand, kept so that the next one need not count everything again.

In      a store's folder
Out     figures.json there: figures by the id of the snapshot they belong to.
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


def recall(store: Path, identifier: str) -> Figures | None:
    """Return the figures of the snapshot with that id, if they were kept.

    Raises:
        OSError: the file is there and cannot be read.
    """
    told = _kept(store).get(identifier)
    return None if told is None else Counter({tuple(key): number for key, number in told})


def keep(store: Path, identifier: str, figures: Figures) -> None:
    """Return nothing; keep the figures of the snapshot with that id, and those of the one before.

    Raises:
        OSError: the file cannot be written.
    """
    told = {**_kept(store), identifier: [[list(key), number] for key, number in figures.items()]}
    newest = dict(list(told.items())[-_KEPT:])
    write_whole(_file(store), json.dumps({"version": _VERSION, "figures": newest}).encode())


def _kept(store: Path) -> dict[str, list[tuple[list[str], int]]]:
    try:
        told = json.loads(_file(store).read_bytes())
        return dict(told["figures"]) if told["version"] == _VERSION else {}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return {}


def _file(store: Path) -> Path:
    return store / "figures.json"
