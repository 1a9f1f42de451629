"""Time in line with length and memory within bounds, whatever a line is made of; bench/robust.py shows the curves."""

import gc
import re
import subprocess
import sys
from dataclasses import replace
from time import process_time

import pytest

from kg.model import Article
from kg.read.compose import Page, compose
from kg.read.patterns import patterns
from tests.fuzz import walk
from tests.hostile import LINES, numbered, repeated
from tests.shown import ROOT

pytestmark = pytest.mark.alone

SMALL, LARGE = 8 * 1024, 32 * 1024
MOST = 6
"""Times the time, for four times the length; with the square of the length it would be sixteen."""
LEAD = "Judul berita pagi ini\n\nPresiden Putin mengatakan bahwa Rusia akan datang ke pertemuan itu. "
MEGABYTE = 1024 * 1024
PLAIN, HOSTILE = 200, 450
"""Megabytes of memory a process takes with one article of one MB: of plain words; of nothing but marks."""


def article(line: str) -> Article:
    """A long line as an article of a language that is read."""
    read = compose(Page("long.txt", LEAD + line, None, None, None, None))
    return replace(read, language="en" if read.language == "en" else "id")


def seconds(name: str, size: int) -> float:
    """How long reading and everything before the store take, in CPU seconds."""
    line = LINES[name]()(size)
    gc.collect()
    start = process_time()
    walk(article(line))
    return process_time() - start


def test_long_lines_are_as_long_as_asked() -> None:
    assert [len(repeated("dan ")(8)), len(numbered("{} ")(400)) // 100] == [7, 4]
    assert all(abs(len(make()(5000)) - 5000) < 3000 for make in LINES.values())


@pytest.mark.parametrize("name", LINES)
def test_time_grows_with_length_and_not_with_its_square(name: str) -> None:
    small, large = seconds(name, SMALL), seconds(name, LARGE)
    for _ in range(3):
        if large < MOST * small:
            return
        # another process may have had the caches: the shortest of several times is the article's own
        small, large = min(small, seconds(name, SMALL)), min(large, seconds(name, LARGE))
    assert large < MOST * small


PEAK = """
from tests.test_robust_time import LEAD, LINES, MEGABYTE, article, walk
walk(article(LEAD * 3))
walk(article(LINES[{name!r}]()(MEGABYTE)))
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""
"""A process of its own: a forked one counts the memory of the tests, and `ru_maxrss` that of whoever started it."""


def peak(name: str) -> int:
    """The most memory in MB that a process has while it reads one article of one MB."""
    code = PEAK.format(name=name)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout) // 1024


@pytest.mark.parametrize(("name", "most"), [("plain words", PLAIN), ("commas", HOSTILE)])
def test_one_megabyte_takes_bounded_memory(name: str, most: int) -> None:
    assert peak(name) < most


def test_teasers_are_sought_in_bounded_stretches() -> None:
    """They are sought at every place of a paragraph: an open end would have each look to the end of the text."""
    opened = [
        p.expression for p in patterns() if p.role.startswith("teaser") and re.search(r"(?<!\\)\.[*+]", p.expression)
    ]
    assert opened == []
