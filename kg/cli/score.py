"""`kg score`: how good is the extraction on articles that a person annotated?

In      a gold file, paths of the articles; perhaps statements that were made elsewhere
Out     figures with their intervals, as tables or JSON; a page that shows every article, gold and found side by side.
Limits  a gold file that does not fit its articles is not scored: each of its faults is told.
"""

import os
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, OntologyOption, PathsArgument, app

if TYPE_CHECKING:
    from kg.errors import DataError
    from kg.model import Refusal
    from kg.score import Compared, Paper, Prediction


class Form(StrEnum):
    """Forms of output."""

    TABLE = "table"
    JSON = "json"


@app.command(epilog="Example:  kg score --gold gold.jsonl articles/ --html score.html")
def score(
    paths: PathsArgument,
    gold: Annotated[
        Path, typer.Option("--gold", help="Statements that a person marked, a JSON object a line.", readable=False)
    ],
    extractor: Annotated[str, typer.Option(help="How statements are found.")] = "rules",
    predictions: Annotated[
        Path | None,
        typer.Option(
            help="Statements made elsewhere, as `kg extract` writes them; nothing is extracted.", readable=False
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TABLE,
    html: Annotated[
        Path | None, typer.Option("--html", help="A page to write: every article, gold and found.", readable=False)
    ] = None,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
) -> None:
    """Measure statements found in articles against statements that a person marked in them."""
    from kg.cli import scored
    from kg.score import Made, as_json, report

    if html and not html.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {html.parent}", param_hint="--html")
    refused: list[Refusal] = []
    papers = _predicted(paths, predictions, refused) if predictions else _extracted(paths, extractor, ontology, refused)
    result = report(_compared(gold, papers, refused), Made(str(gold), str(predictions or extractor)))
    if form is Form.JSON:
        typer.echo(as_json(result))
    else:
        scored.show(result)
    if html:
        from kg.score.page import page

        _write(html, page(result))


def _compared(gold: Path, papers: Iterable["Paper"], refused: Sequence["Refusal"]) -> "Compared":
    """The gold file is read first: its faults are told before anything is extracted."""
    from kg.cli import screen
    from kg.score import compare, read_gold

    annotations, faults = read_gold(gold)
    _stop_at(faults, gold)
    compared = compare(annotations, papers)
    screen.refusals(refused)
    _stop_at(compared.faults, gold)
    for source in compared.unscored[: screen.SHOWN]:
        screen.say(f"{source}: {gold} marks nothing in it, so it is not scored. Annotate it, or leave it out of PATHS.")
    if len(compared.unscored) > screen.SHOWN:
        screen.say(f"… and {len(compared.unscored) - screen.SHOWN:,} more articles without gold")
    return compared


def _extracted(paths: Sequence[Path], extractor: str, ontology: Path, refused: list["Refusal"]) -> Iterable["Paper"]:
    from kg.cli import screen
    from kg.model import Refusal
    from kg.pipeline import Options, extract
    from kg.score import Paper, said

    for item in extract(paths, Options(extractor, ontology, tell=screen.say)):
        if isinstance(item, Refusal):
            refused.append(item)
        else:
            article, extraction = item
            found = tuple(said(statement, article.text) for statement in extraction.statements)
            yield Paper(article.source, article.text, found)


def _predicted(paths: Sequence[Path], predictions: Path, refused: list["Refusal"]) -> Iterable["Paper"]:
    from kg.cli.screen import say
    from kg.model import Refusal
    from kg.read import articles
    from kg.score import Paper, read_predictions

    rows, faults = read_predictions(predictions)
    _stop_at(faults, predictions)
    by_source: dict[str, list[Prediction]] = {}
    for row in rows:
        by_source.setdefault(row.document, []).append(row)
    for item in articles(paths):
        if isinstance(item, Refusal):
            refused.append(item)
        else:
            found = tuple(row.found for row in by_source.pop(item.source, []))
            yield Paper(item.source, item.text, found)
    for source, left in by_source.items():
        say(f"{predictions}: {len(left):,} statements of {source} are left out: it is not among the articles read.")


def _stop_at(faults: Sequence["DataError"], file: Path) -> None:
    from kg.cli.screen import SHOWN, say
    from kg.errors import KGError

    if len(faults) == 1:
        raise faults[0]
    for fault in faults[:SHOWN]:
        say(str(fault))
    if faults:
        raise KGError(f"{file} has {len(faults):,} such faults: correct them and run the command again.")


def _write(path: Path, words: str) -> None:
    """Write a page whole or not at all; a device or a pipe is written to as it is."""
    if path.exists() and not path.is_file():
        path.write_text(words, encoding="utf-8")
        return
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(words, encoding="utf-8")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
