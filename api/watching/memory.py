"""How much memory the server and its workers have.

In      /proc
Out     bytes by kind of process.
Limits  Linux; elsewhere nothing is told. Pages that processes share are counted in each of them.
"""

import os
from collections.abc import Iterator
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")


def memory() -> dict[str, float]:
    """Return the resident bytes of this process and of all it has started, by kind.

    Raises:
        Nothing.
    """
    own = os.getpid()
    resident = _resident(own)
    if resident is None:
        return {}
    return {"web": resident, "workers": sum(_resident(pid) or 0 for pid in _below(own))}


def _below(pid: int) -> Iterator[int]:
    """All processes that this one started, and those that they started."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text(encoding="ascii").split()]
        except OSError:  # a thread that ended meanwhile
            continue
        for child in children:
            yield child
            yield from _below(child)


def _resident(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * _PAGE
    except OSError:
        return None
