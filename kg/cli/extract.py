"""`kg extract`: articles → statements, without a store.

In      paths; with --explain perhaps a typed sentence
Out     statements as JSON Lines or as a table; with --explain the reasons behind them.
Limits  nothing is validated or kept.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, OntologyOption, app


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
    extractor: Annotated[str, typer.Option(help="How statements are found.")] = "rules",
    explain: _Explain = False,
    sentence: _Sentence = None,
    text: _Typed = None,
    language: _Language = None,
) -> None:
    """Show the statements found in articles, without storing them; or how each sentence was read, and why."""
    if bool(paths) == (text is not None):
        raise typer.BadParameter("give files and folders, or with --explain a --text", param_hint="PATHS")
    if not explain and (sentence or text or language):
        raise typer.BadParameter("--sentence, --text and --language go with --explain", param_hint="--explain")
    if explain and (extractor != "rules" or form is Form.TABLE):
        raise typer.BadParameter("tells how the rules read, as a page or as jsonl", param_hint="--explain")
    if not explain:
        _list(paths or [], form or Form.JSONL, ontology, extractor)
        return
    from kg.cli.explain import Asked, show
    from kg.pipeline.explained import Typed

    source = paths or Typed(text or "", language)
    show(Asked(source, ontology, sentence, as_data=form is Form.JSONL))


def _list(paths: list[Path], form: Form, ontology: Path, extractor: str) -> None:
    from kg.cli import screen
    from kg.errors import NoArticlesError
    from kg.model import Refusal
    from kg.pipeline import Options, json_line
    from kg.pipeline import extract as run
    from kg.read import READERS

    refused: list[Refusal] = []
    rows: list[tuple[str, ...]] = []
    articles = 0
    for item in run(paths, Options(extractor, ontology)):
        if isinstance(item, Refusal):
            refused.append(item)
            continue
        articles += 1
        article, extraction = item
        for statement in extraction.statements:
            if form is Form.JSONL:
                sys.stdout.write(json_line(article, statement) + "\n")
            else:
                speakers, targets = (
                    ", ".join(m.actor for m in side) for side in (statement.speakers, statement.targets)
                )
                words = " ".join(statement.span.of(article.text).split())
                rows.append((article.source, statement.kind, speakers, targets, ", ".join(statement.topics), words))
    if form is Form.TABLE and rows:
        screen.table(("article", "kind", "speaker", "target", "about", "words"), rows)
    screen.refusals(refused)
    if not articles:
        raise NoArticlesError(", ".join(map(str, paths)), ", ".join(sorted(READERS)))
