"""`kg build`: articles → graph.

In      paths, the store's folder
Out     a built and published store; a summary.
Limits  status 0 where anything could be read, with a list of what could not.
"""

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, DEFAULT_STORE, ExtractorOption, OntologyOption, PathsArgument, StoreOption, app
from kg.cli.workers import WorkersOption, how_many


@app.command(epilog="Example:  kg build examples/articles --store data/store")
def build(
    paths: PathsArgument,
    store: StoreOption = DEFAULT_STORE,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
    extractor: ExtractorOption = "rules",
    workers: WorkersOption = None,
    again: Annotated[bool, typer.Option("--again", help="Extract unchanged articles again too.")] = False,
) -> None:
    """Build the graph from articles and publish it. Articles that were loaded before are replaced, never doubled."""
    from kg.cli import progress, screen
    from kg.cli.failure import interrupted_between
    from kg.errors import NoArticlesError, NothingAnsweredError
    from kg.extractors import asks
    from kg.pipeline import Options, Progress
    from kg.pipeline import build as run
    from kg.read import READERS

    with screen.afterwards() as later, interrupted_between() as check, progress.building() as tell:

        def told(step: Progress) -> None:
            tell(step)
            check()

        report = run(paths, store, Options(extractor, ontology, how_many(workers), again, later), told)
    if report.snapshot is None:
        screen.refusals(report.refused, report.refused_count)
        raise NoArticlesError(", ".join(map(str, paths)), ", ".join(sorted(READERS)))
    progress.summary(report, str(store))
    if asks(extractor) and report.refused_count and not report.changes:
        raise NothingAnsweredError
