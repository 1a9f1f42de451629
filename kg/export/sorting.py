"""Lines in order, however many: sorted in memory as long as they are few, else in runs on disk.

In      lines without their ends
Out     the same lines, by code point, each once.
Limits  a run is sorted in memory; runs lie in a file without a name, in the folder for temporary files.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import BinaryIO, Final

RUN: Final = 100_000
"""Lines: some 30 megabytes."""


def sorted_lines(lines: Iterable[str], run: int = RUN) -> Iterator[str]:
    """Return the lines in order, each once.

    Raises:
        OSError: there is no room for them on disk.

    >>> list(sorted_lines(["b", "a", "c", "a"], run=2))
    ['a', 'b', 'c']
    """
    waiting = iter(lines)
    first = sorted(set(islice(waiting, run)))
    if len(first) < run and (second := next(waiting, None)) is None:
        return iter(first)
    return _merged(first, waiting, run, second if len(first) < run else None)


def _merged(first: list[str], waiting: Iterator[str], run: int, more: str | None) -> Iterator[str]:
    with tempfile.TemporaryFile() as below:
        runs = [_kept(below, first)]
        held = [more] if more is not None else []
        while block := sorted({*held, *islice(waiting, run)}):
            runs.append(_kept(below, block))
            held = []
        ordered = heapq.merge(*(_read(below, *place) for place in runs))
        yield from map(itemgetter(0), groupby(ordered))


def _kept(below: BinaryIO, block: list[str]) -> tuple[int, int]:
    start = below.seek(0, 2)
    below.writelines(f"{line}\n".encode() for line in block)
    return start, below.tell()


def _read(below: BinaryIO, start: int, end: int, piece: int = 1 << 16) -> Iterator[str]:
    """One run, read piece by piece, as all runs lie in one file."""
    rest = b""
    while start < end:
        below.seek(start)
        read = below.read(min(piece, end - start))
        start += len(read)
        *whole, rest = (rest + read).split(b"\n")
        yield from (line.decode() for line in whole)
