"""How time and memory grow with the length of one article, whatever it is made of.

In      the long lines of tests/hostile.py, some or all
Out     on standard output, for each: CPU seconds and memory at each length, seconds a MB, and the exponent of growth
Source  run from the checkout: `python bench/robust.py [--largest KB] [NAMES…]`; 1 is linear, 2 the square
Limits  read, segment, link, extract, ground and lift, no store. Each article has a process of its own, forked from one
        that has read before; the memory is that process's most, with the program in it.
"""

import argparse
import math
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import linear_regression

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.read.compose import Page, compose
from tests.fuzz import walk
from tests.hostile import LINES

SMALLEST = 64
"""Kilobytes of the shortest line; each next one is twice as long."""
LEAD = "Judul berita pagi ini\n\nPresiden Putin mengatakan bahwa Rusia akan datang ke pertemuan itu. "


@dataclass(frozen=True, slots=True)
class Cost:
    """What one article cost."""

    kilobytes: int
    seconds: float
    megabytes: float


def read(line: str) -> None:
    """Return nothing; take a line, as an article, through the rooms before the store.

    Raises:
        EvidenceError: a span leaves the text.
    """
    article = compose(Page("long.txt", LEAD + line, None, None, None, None))
    walk(replace(article, language="en" if article.language == "en" else "id"))


def cost(name: str, kilobytes: int) -> Cost:
    """Return what an article of that length costs in a process of its own.

    Raises:
        SystemExit: the process died.
    """
    line = LINES[name]()(kilobytes * 1024)
    child = os.fork()
    if child == 0:
        read(line)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"bench: {name!r} of {kilobytes} kB ended with status {status}.")
    return Cost(kilobytes, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def row(name: str, costs: list[Cost]) -> str:
    """Return a line of the table.

    Raises:
        Nothing.
    """
    times = [max(one.seconds, 0.001) for one in costs]
    logs = [math.log(one.kilobytes) for one in costs], [math.log(time) for time in times]
    growth = linear_regression(*logs).slope if len(costs) > 1 else math.nan
    last = costs[-1]
    cells = " ".join(f"{time:7.2f}" for time in times)
    dear = f"{1024 * last.seconds / last.kilobytes:6.1f} s/MB"
    return f"{name:26} {cells}  {dear}  {last.megabytes:5.0f} MB  length^{growth:.2f}\n"


def main() -> None:
    """Return nothing; print the table as it comes.

    Raises:
        DataError: the ontology or a word list cannot be read.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAMES", help=f"of {', '.join(LINES)}")
    parser.add_argument("--largest", type=int, default=1024, help="kilobytes of the longest line")
    asked = parser.parse_args()
    unknown = sorted(set(asked.names) - LINES.keys())
    if unknown:
        sys.exit(f"bench: there is no line {', '.join(unknown)}; see --help.")
    sizes = [SMALLEST << power for power in range(max(1, (asked.largest // SMALLEST).bit_length()))]
    read(LEAD * 3)  # what is read once a process is there before the first fork
    sys.stdout.write(
        f"{'CPU seconds at kB':26} {' '.join(f'{size:7}' for size in sizes)}   at the longest: cost, memory\n"
    )
    for name in asked.names or LINES:
        sys.stdout.write(row(name, [cost(name, size) for size in sizes]))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
