"""Whether a snapshot is answered from memory or from disk.

In      the snapshot's size on disk, the settings, what memory is free
Out     Plan, with the reason in words.
Source  decision 0019: measured, a quad takes 390 bytes in memory, and 200 to 350 on disk.
Limits  the estimate is twice the size on disk, rather too much than too little. Workers share a copy at first, but
        reading dirties its pages: each is counted with a copy of its own.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from api.settings import Settings

_GROWS = 2.0
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with a snapshot."""

    in_memory: bool
    slow_workers: int
    """As many as there is room for."""
    reason: str


def plan(on_disk: int, settings: Settings, free: int) -> Plan:
    """Return where a snapshot of that many bytes is answered from, with that many bytes of memory free.

    Raises:
        Nothing.

    >>> plan(10 << 20, Settings(Path("s"), memory_budget=0), 1 << 30).reason
    'answered from disk: no memory is set aside for copies'
    """
    budget = settings.memory_budget if settings.memory_budget >= 0 else free // 2
    if budget == 0:
        return Plan(False, settings.slow_workers, "answered from disk: no memory is set aside for copies")
    copy = int(on_disk * _GROWS)
    room = budget // max(1, copy) - 1 - settings.workers
    told = f"{copy // _MEGABYTE} MB a copy, {budget // _MEGABYTE} MB set aside"
    if room < 1:
        return Plan(False, settings.slow_workers, f"answered from disk: {told}")
    return Plan(True, min(settings.slow_workers, room), f"answered from memory: {told}")


def size_of(folder: Path) -> int:
    """Return the bytes of the files in a snapshot.

    Raises:
        Nothing.
    """
    total = 0
    for file in folder.glob("*"):
        with suppress(OSError):
            total += file.stat().st_size
    return total


def free_memory() -> int:
    """Return the bytes of memory that this process and its children may still take; 0 where nothing says.

    Raises:
        Nothing.
    """
    bounds = [*_meminfo(), *_cgroup()]
    return min(bounds, default=0)


def _meminfo() -> list[int]:
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return [int(line.split()[1]) << 10]
    return []


def _cgroup() -> list[int]:
    """What is left to the control group of this process, and to those it belongs to."""
    bounds = []
    with suppress(OSError):
        own = Path("/proc/self/cgroup").read_text(encoding="utf-8").partition("0::/")[2].partition("\n")[0]
        top = Path("/sys/fs/cgroup")
        for folder in (top / own, *(top / own).parents):
            with suppress(OSError, ValueError):  # the outermost has no bound, others may say `max`
                most, taken = (int((folder / f"memory.{name}").read_text("ascii")) for name in ("max", "current"))
                bounds.append(max(0, most - taken))
    return bounds
