"""`kg extract`: articles → statements, without a store.

In      paths; with --explain perhaps a typed sentence
Out     statements as JSON Lines or as a table; with --explain the reasons behind them.
Limits  nothing is validated or kept.
"""

import sys
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, ExtractorOption, OntologyOption, app
from kg.cli.workers import WorkersOption, how_many

if TYPE_CHECKING:
    from kg.extract import Extraction
    from kg.model import Article
    from kg.pipeline import Options


class Form(StrEnum):
    """Forms of output."""

    JSONL = "jsonl"
    TABLE = "table"


_Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATHS", help="Files and folders of articles.", readable=False, show_default=False),
]
_Form = Annotated[
    Form | None, typer.Option("--format", help="The form of the output.", show_default="jsonl; --explain: a page")
]
_Explain = Annotated[bool, typer.Option("--explain", help="Tell how each sentence was read, and why.")]
_Sentence = Annotated[str | None, typer.Option(help="With --explain: only this one, by number or by words in it.")]
_Typed = Annotated[str | None, typer.Option("--text", help="With --explain: a sentence to read instead of PATHS.")]
_Language = Annotated[str | None, typer.Option(help="With --text: its language, else it is detected.")]


@app.command(epilog="Example:  kg extract examples/articles --format table")
def extract(
    paths: _Paths = None,
    form: _Form = None,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
    extractor: ExtractorOption = "rules",
    explain: _Explain = False,
    sentence: _Sentence = None,
    text: _Typed = None,
    language: _Language = None,
    workers: WorkersOption = None,
) -> None:
    """Show the statements found in articles, without storing them; or how each sentence was read, and why."""
    if bool(paths) == (text is not None):
        raise typer.BadParameter("give files and folders, or with --explain a --text", param_hint="PATHS")
    if not explain and (sentence or text or language):
        raise typer.BadParameter("--sentence, --text and --language go with --explain", param_hint="--explain")
    if explain and (extractor != "rules" or form is Form.TABLE):
        raise typer.BadParameter("tells how the rules read, as a page or as jsonl", param_hint="--explain")
    if not explain:
        from kg.cli import screen
        from kg.pipeline import Options

        told = Options(extractor, ontology, how_many(workers), tell=screen.say)
        _list(paths or [], form or Form.JSONL, told)
        return
    from kg.cli.explain import Asked, show
    from kg.pipeline.explained import Typed

    source = paths or Typed(text or "", language)
    show(Asked(source, ontology, sentence, as_data=form is Form.JSONL))


def _list(paths: list[Path], form: Form, options: "Options") -> None:
    from kg.cli import screen
    from kg.errors import NoArticlesError, NothingAnsweredError
    from kg.extractors import asks
    from kg.pipeline import cells, extract_as, json_lines
    from kg.pipeline.report import Tally
    from kg.read import READERS

    tally = Tally()
    rows: list[tuple[str, ...]] = []
    shown: Callable[[Article, Extraction], str | tuple[tuple[str, ...], ...]] = (
        json_lines if form is Form.JSONL else cells
    )
    with closing(extract_as(shown, paths, options)) as found:
        for item in found:
            if isinstance(item, str):
                sys.stdout.write(item)
            elif isinstance(item, tuple):
                rows += item
            else:
                tally.refuse([item])
                continue
            tally.articles += 1
    if rows:
        screen.table(("article", "kind", "speaker", "target", "about", "words"), rows)
    screen.refusals(tally.refused, tally.refused_count)
    if not tally.articles and asks(options.extractor) and tally.refused_count:
        raise NothingAnsweredError
    if not tally.articles:
        raise NoArticlesError(", ".join(map(str, paths)), ", ".join(sorted(READERS)))
