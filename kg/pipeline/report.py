"""What a build is told, what it tells while it runs, and what it tells at the end.

In      nothing
Out     Options, Progress, BuildReport; Tally and Stopwatch, in which a build keeps count.
Limits  counts and reasons only; words for people are chosen by kg.cli.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg.model import Refusal
from kg.places import ONTOLOGY
from kg.store import Change

REFUSALS_KEPT = 100
"""Refusals of whole files and articles that a report holds: a screen shows fewer, and memory stays flat."""


class Stage(StrEnum):
    """The stages of a build, in their order."""

    OPEN = "open"
    READ = "read"
    SEGMENT = "segment"
    EXTRACT = "extract"
    LIFT = "lift"
    GATE = "gate"
    LOAD = "load"
    PUBLISH = "publish"


def _silent(_: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build."""

    extractor: str = "rules"
    """Which of kg.extractors.names()."""
    ontology: Path = ONTOLOGY
    """The folder of ontology, shapes, rules and curated knowledge."""
    workers: int = 1
    """Processes that take articles in; with 1 this process does."""
    again: bool = False
    """Whether articles are extracted again of which nothing has changed."""
    tell: Callable[[str], None] = _silent
    """Who is told, line by line, what asking a server cost and what came of it; a function of a module."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come; told between two articles, so that raising an exception here stops it cleanly."""

    stage: Stage
    articles: int
    """Read so far."""
    files: int
    """How many files there are; one file may hold many articles."""
    item: str
    """The article just taken in."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    articles: int
    """Read."""
    skipped: int
    """Not extracted again, because nothing has changed; counted in all that follows as they were the last time."""
    refused: tuple[Refusal, ...]
    """The first files and articles that were not taken in at all; quarantine.jsonl holds the rest too."""
    refused_count: int
    """How many there were."""
    statements: int
    """Extracted."""
    loaded: int
    """Statements that passed the gate."""
    quarantined: Mapping[str, int]
    """Statements and candidates that were refused, by the stage that refused them; quarantine.jsonl holds them."""
    warnings: int
    """What the gate let pass but would like to be looked at."""
    changes: Mapping[Change, int]
    """Documents added, replaced, unchanged."""
    quads: int
    """In the graphs of the documents of this build."""
    seconds: Mapping[Stage, float]
    """Of all processes together."""
    snapshot: str | None
    """Id of the published snapshot; None where nothing could be read."""


@dataclass(slots=True)
class Tally:
    """The counts of a running build."""

    articles: int = 0
    skipped: int = 0
    refused_count: int = 0
    statements: int = 0
    loaded: int = 0
    warnings: int = 0
    quads: int = 0
    refused: list[Refusal] = field(default_factory=list)
    quarantined: Counter[str] = field(default_factory=Counter)
    changes: Counter[Change] = field(default_factory=Counter)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Return nothing; count refusals, and keep the first of them.

        Raises:
            Nothing.
        """
        for refusal in refusals:
            self.refused_count += 1
            if len(self.refused) < REFUSALS_KEPT:
                self.refused.append(refusal)

    def report(self, watch: "Stopwatch", snapshot: str | None) -> BuildReport:
        """Return the counts as the build's report.

        Raises:
            Nothing.
        """
        return BuildReport(
            articles=self.articles,
            skipped=self.skipped,
            refused=tuple(self.refused),
            refused_count=self.refused_count,
            statements=self.statements,
            loaded=self.loaded,
            quarantined=dict(self.quarantined),
            warnings=self.warnings,
            changes=dict(self.changes),
            quads=self.quads,
            seconds=dict(watch.seconds),
            snapshot=snapshot,
        )


class Stopwatch:
    """Seconds spent in each stage."""

    def __init__(self) -> None:
        self.seconds: dict[Stage, float] = dict.fromkeys(Stage, 0.0)

    def add(self, seconds: Mapping[Stage, float]) -> None:
        """Return nothing; add what another stopwatch has measured.

        Raises:
            Nothing.
        """
        for stage, more in seconds.items():
            self.seconds[stage] += more

    @contextmanager
    def __call__(self, stage: Stage) -> Iterator[None]:
        """Return a block whose time counts for the stage.

        Raises:
            Nothing.
        """
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - begun
