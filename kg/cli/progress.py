"""What a person sees of a build: how far it is, and at its end what became of everything.

In      Progress and BuildReport of kg.pipeline
Out     a bar on a terminal, else a line a stage, on standard error; a table of the stages on standard output.
Limits  no estimate of the time left where one file holds many articles.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kg.cli.screen import refusals, say, table
from kg.pipeline import BuildReport, Stage
from kg.pipeline import Progress as Step
from kg.store import Change

Tell = Callable[[Step], None]


@contextmanager
def building() -> Iterator[Tell]:
    """Return a block that gives a callable to be told of a build's progress.

    Raises:
        Nothing.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _line_a_stage()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield _bar(progress)


def summary(report: BuildReport, store: str) -> None:
    """Return nothing; show what a build did, stage by stage, and what it refused.

    Raises:
        BrokenPipeError: nobody listens any more.
    """
    lifted = report.statements - report.quarantined.get(Stage.LIFT, 0)
    did = {
        Stage.OPEN: "ontology, shapes and curated knowledge",
        Stage.READ: f"{report.articles:,} articles read, {report.refused_count:,} files or articles refused",
        Stage.SEGMENT: f"{sum(report.changes.values()):,} documents",
        Stage.EXTRACT: f"{report.statements:,} statements{_refused(report, Stage.EXTRACT)}{_skipped(report)}",
        Stage.LIFT: f"{lifted:,} statements{_refused(report, Stage.LIFT)}",
        Stage.GATE: f"{report.loaded:,} passed{_refused(report, Stage.GATE)}, {report.warnings:,} warnings",
        Stage.LOAD: f"{_changes(report)}; {report.quads:,} quads",
        Stage.PUBLISH: f"snapshot {report.snapshot} in {store}",
    }
    rows = [(stage.value, told, f"{report.seconds[stage]:.2f}") for stage, told in did.items()]
    table(("stage", "what happened", "seconds"), rows)
    if sum(report.quarantined.values()):
        say(f"{sum(report.quarantined.values()):,} refused statements, with reasons: {store}/quarantine.jsonl")
    refusals(report.refused, report.refused_count)


def _refused(report: BuildReport, stage: Stage) -> str:
    count = report.quarantined.get(stage, 0)
    return f", {count:,} refused" if count else ""


def _skipped(report: BuildReport) -> str:
    return f"; {report.skipped:,} unchanged articles not extracted again" if report.skipped else ""


def _changes(report: BuildReport) -> str:
    return ", ".join(f"{report.changes.get(change, 0):,} {change.value}" for change in Change)


def _bar(progress: Progress) -> Tell:
    task = progress.add_task("opening", total=None)

    def tell(step: Step) -> None:
        # A file may hold many articles: then there is no telling how many there will be.
        total = step.files if step.articles <= step.files else None
        words = "publishing" if step.stage is Stage.PUBLISH else step.item[-40:]
        progress.update(task, description=words.replace("[", "\\["), completed=step.articles, total=total)

    return tell


def _line_a_stage() -> Tell:
    told: set[Stage] = set()

    def tell(step: Step) -> None:
        if step.stage not in told:
            told.add(step.stage)
            count = f"{step.articles:,} articles" if step.stage is Stage.PUBLISH else f"{step.files:,} files"
            say(f"{step.stage.value} {count}")

    return tell
