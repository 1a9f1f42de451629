"""What a process and all it has started take: processor time and memory, as Linux counts them.

In      a process id
Out     CPU seconds, bytes
Limits  Linux (/proc). Time in steps of a hundredth of a second; the last twentieth of a second of a child that ends is
        not seen.
"""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

_TICK = os.sysconf("SC_CLK_TCK")
_PAUSE = 0.05
_LOOKS = 20
"""In a second; a thread that wants to run at most of them is at work."""
_STILL = 12
"""Seconds without work after which none is expected to begin: some servers wait before they load data into memory."""


def tree(process: int) -> Iterator[int]:
    """Yield a process and all that it, or one of its own, has started and that still runs.

    Raises:
        Nothing.
    """
    yield process
    for task in _listed(Path(f"/proc/{process}/task")):
        for child in _read(task / "children").split():
            yield from tree(int(child))


class Meter:
    """The processor time that a tree of processes takes in a `with` block.

    It looks again and again, because of a child that ends without its parent waiting for it nothing is left to count.
    """

    def __init__(self, process: int) -> None:
        self._process = process
        self._before: dict[tuple[int, str], int] = {}
        self._seen: dict[tuple[int, str], int] = {}
        self._over = threading.Event()

    def __enter__(self) -> Self:
        self._before = _ticks(self._process)
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """Return the seconds, once the block is over."""
        return sum(ticks - self._before.get(one, 0) for one, ticks in self._seen.items()) / _TICK

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            self._seen |= _ticks(self._process)
        self._seen |= _ticks(self._process)


def rest(process: int, longest: float = 1_800) -> None:
    """Return nothing, once no thread of a tree of processes has been at work for a while, or the time is over.

    On a busy machine one that wants to run may get no time: so its wish counts, not its time.

    Raises:
        Nothing.
    """
    still, end = 0, time.monotonic() + longest
    while still < _STILL and time.monotonic() < end:
        wishes: Counter[Path] = Counter()
        for _ in range(_LOOKS):
            tasks = (task for one in tree(process) for task in _listed(Path(f"/proc/{one}/task")))
            wishes.update(task for task in tasks if _state(task) == "R")
            time.sleep(1 / _LOOKS)
        still = 0 if any(count > _LOOKS / 2 for count in wishes.values()) else still + 1


def _state(task: Path) -> str:
    return _read(task / "stat").rpartition(")")[2].strip()[:1]


def memory(process: int) -> int:
    """Return the bytes of a tree of processes; pages that several share count once (PSS).

    Raises:
        Nothing.
    """
    told = (line for one in tree(process) for line in _read(Path(f"/proc/{one}/smaps_rollup")).splitlines())
    return sum(int(line.split()[1]) << 10 for line in told if line.startswith("Pss:"))


def peak(process: int) -> int:
    """Return the most bytes that one process, without those it started, has ever held (VmHWM).

    Raises:
        Nothing.
    """
    lines = _read(Path(f"/proc/{process}/status")).splitlines()
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM:")), 0)


def _ticks(process: int) -> dict[tuple[int, str], int]:
    """Ticks that each process of a tree has taken so far; a process is known by its id and its start."""
    found = {}
    for one in tree(process):
        fields = _read(Path(f"/proc/{one}/stat")).rpartition(")")[2].split()
        if fields:
            found[one, fields[19]] = int(fields[11]) + int(fields[12])
    return found


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # it has ended meanwhile
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
