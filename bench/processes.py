"""What a process and all it has started take: processor time and memory, as Linux counts them.

In      a process id
Out     CPU seconds, bytes
Limits  Linux (/proc). Time in steps of a hundredth of a second. A child that has ended counts once its parent has
        taken note of it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def tree(process: int) -> Iterator[int]:
    """Yield a process and all that it, or one of its own, has started and that still runs.

    Raises:
        Nothing.
    """
    yield process
    for task in _listed(Path(f"/proc/{process}/task")):
        for child in _read(task / "children").split():
            yield from tree(int(child))


def seconds(process: int) -> float:
    """Return the processor time of a tree of processes since its start, those that have ended included.

    Raises:
        Nothing.
    """
    ticks = 0
    for one in tree(process):
        fields = _read(Path(f"/proc/{one}/stat")).rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))  # utime, stime, cutime, cstime
    return ticks / _TICK


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
