"""Speed and memory of `kg extract` and `kg build` from a thousand to a hundred thousand articles, by number of workers.

In      made-up articles (bench/newsroom.py), written to a temporary file; the `kg` of this environment, as processes
Out     a line a run: articles and sentences a second, CPU milliseconds an article, peak memory of parent and workers,
        memory at a tenth and at the end of the run; then how much faster two workers are than one.
Source  run from the checkout: `python bench/pipeline.py`; `--help` lists what can be chosen. The whole takes long;
        `python bench/pipeline.py --extract 1000 --build 300` gives a first idea.
Limits  Linux (/proc). Wall time depends on what else runs on the machine: compare the lines of one run, and CPU time,
        from which the last figures are reckoned (workers never wait: they sleep for under a hundredth of their time).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.newsroom import articles

KG = Path(sys.executable).with_name("kg")
_PAUSE = 0.1
_HEAD = ("command", "articles", "workers", "wall s", "CPU s", "articles/s", "sentences/s", "CPU ms/article")
_MEMORY = ("parent MB", "worker MB", "parent at 1/10", "at the end")
Sample = tuple[int, int]
"""Kilobytes of the parent, and of its largest worker."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of articles."""

    file: Path
    articles: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a command."""

    command: str
    corpus: Corpus
    workers: int
    wall: float
    cpu: float
    samples: tuple[Sample, ...]

    def row(self) -> tuple[str, ...]:
        """Return the cells of its line.

        Raises:
            Nothing.
        """
        count = self.corpus.articles
        parents, workers = zip(*self.samples, strict=True)
        memory = (max(parents), max(workers), max(parents[: 1 + len(parents) // 10]), parents[-1])
        rates = (count / self.wall, self.corpus.sentences / self.wall, 1000 * self.cpu / count)
        return (
            *(self.command, f"{count:,}", str(self.workers), f"{self.wall:.1f}", f"{self.cpu:.1f}"),
            *(f"{rates[0]:,.0f}", f"{rates[1]:,.0f}", f"{rates[2]:.2f}"),
            *(f"{size / 1024:.0f}" for size in memory),
        )


def write(folder: Path, count: int) -> Corpus:
    """Return a file of so many articles, written one after the other.

    Raises:
        OSError: the file cannot be written.
    """
    file, sentences = folder / f"{count}.jsonl", 0
    with file.open("w", encoding="utf-8") as lines:
        for line, size in articles(count):
            lines.write(line + "\n")
            sentences += size
    return Corpus(file, count, sentences)


def run(command: str, corpus: Corpus, workers: int) -> Measured:
    """Return what one run took.

    Raises:
        SystemExit: the command failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        words: list[str | Path] = [KG, command, corpus.file, "--workers", str(workers)]
        words += ["--store", Path(folder) / "store"] if command == "build" else []
        begun = time.perf_counter()
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123
            process = subprocess.Popen(words, stdout=nowhere, stderr=subprocess.DEVNULL)  # noqa: S603
        samples = tuple(_watched(process.pid))
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{' '.join(map(str, words))} ended with status {os.waitstatus_to_exitcode(status)}")
        wall = time.perf_counter() - begun
    return Measured(command, corpus, workers, wall, used.ru_utime + used.ru_stime, samples)


def _watched(parent: int) -> Iterator[Sample]:
    """Yield the memory of a process and of its largest child, until it ends."""
    while (size := resident(parent)) or not Path(f"/proc/{parent}/stat").read_text().split(") ")[1].startswith("Z"):
        yield size, max((resident(child) for child in children(parent)), default=0)
        time.sleep(_PAUSE)


def resident(process: int) -> int:
    """Return the kilobytes a process holds; 0 for one that has ended.

    Raises:
        Nothing.
    """
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def children(process: int) -> list[int]:
    """Return the processes that a process has started and that have not ended.

    Raises:
        Nothing.
    """
    try:
        return [int(p) for p in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def main() -> None:
    """Return nothing; measure, line by line, what was asked for.

    Raises:
        SystemExit: a command failed.
    """
    asked = _options()
    lines = [(*_HEAD, *_MEMORY)]
    print(" | ".join(lines[0]), flush=True)  # noqa: T201
    done: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        for command, sizes in (("extract", asked.extract), ("build", asked.build)):
            for count in sizes:
                corpus = write(Path(folder), count)
                for workers in asked.workers:
                    done.append(run(command, corpus, workers))
                    print(" | ".join(done[-1].row()), flush=True)  # noqa: T201
    for line in _compared(done):
        print(line)  # noqa: T201


def _compared(done: Sequence[Measured]) -> Iterator[str]:
    """Yield how much faster each run is than the one with a single worker; what an article costs beside start-up."""
    alone = {(one.command, one.corpus.articles): one for one in done if one.workers == 1}
    for one in done:
        single = alone.get((one.command, one.corpus.articles))
        if single and one.workers > 1:
            faster, free = single.wall / one.wall, one.workers * single.cpu / one.cpu
            told = f"{one.workers} workers {faster:.2f} × one, and {free:.2f} × with as many processors to themselves"
            yield f"{one.command}, {one.corpus.articles:,} articles: {told}"
    for command in ("extract", "build"):
        runs = [one for one in done if one.command == command and one.workers == 1]
        if len(runs) > 1:
            first, last = runs[0], runs[-1]
            articles, sentences = (
                last.corpus.articles - first.corpus.articles,
                last.corpus.sentences - first.corpus.sentences,
            )
            cpu = last.cpu - first.cpu
            rate = f"{1000 * cpu / articles:.2f} CPU ms an article, {sentences / cpu:,.0f} sentences a CPU second"
            yield f"{command}, beside start-up: {rate}"


def _options() -> argparse.Namespace:
    def numbers(words: str) -> list[int]:
        return [int(word) for word in words.split(",") if word]

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--extract", type=numbers, default=[1_000, 10_000, 100_000], help="articles, with commas")
    parser.add_argument("--build", type=numbers, default=[1_000, 5_000], help="articles, with commas; '' for none")
    parser.add_argument("--workers", type=numbers, default=[1, 2], help="numbers of workers, with commas")
    return parser.parse_args()


if __name__ == "__main__":
    main()
