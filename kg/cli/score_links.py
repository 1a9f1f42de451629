"""`kg score-links`: how good is the linking, measured against answers and acts that a reader marked?

In      a folder of marks, a file of answers and acts that were found
Out     figures with their intervals, as tables or JSON.
Limits  reads no article: statements are matched by their offsets.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app

if TYPE_CHECKING:
    from kg.score.linking.report import ArticleLinks, Report
    from kg.score.linking.tally import Row, Tally


class LinksForm(StrEnum):
    """Forms of output."""

    TABLE = "table"
    JSON = "json"


@app.command("score-links", epilog="Example:  kg score-links --gold marks/ links.jsonl")
def score_links(
    found: Annotated[
        Path, typer.Argument(help="Answers and acts that were found, a JSON object a line.", readable=False)
    ],
    gold: Annotated[Path, typer.Option("--gold", help="The folder of what a reader marked.", readable=False)],
    only: Annotated[
        list[str] | None,
        typer.Option(help="A set of articles that were read together, such as seeds; may be repeated."),
    ] = None,
    form: Annotated[LinksForm, typer.Option("--format", help="The form of the output.")] = LinksForm.TABLE,
) -> None:
    """Measure answers and acts that were found against those that a reader marked."""
    from kg.score.linking import as_json, read_found, read_marks, report

    marks = read_marks(gold)
    if unknown := sorted({*(only or ())} - {*marks.together.values()}):
        known = ", ".join(sorted({*marks.together.values()}))
        raise typer.BadParameter(f"there is no set {unknown[0]!r}; there are: {known}", param_hint="--only")
    told = report(marks.only(only) if only else marks, read_found(found))
    if form is LinksForm.JSON:
        typer.echo(as_json(told))
    else:
        _show(told)


def _show(report: "Report") -> None:
    from kg.cli.screen import table
    from kg.score.linking.report import MAIN

    table(("figure", "F1", "95 %", "precision", "95 %", "recall", "95 %", "counts"), map(_row, report.rows))
    typer.echo(
        f"\n{report.trapped:,} of {report.traps:,} pairs that are no answers were taken for one; "
        f"{report.nowhere:,} statements were not marked; {report.unread:,} answers between articles "
        "that were not read together are left out"
    )
    typer.echo("\nEach article: right, found and marked; and F1 of all the others")
    table(("article", *(f"{name}{part}" for name in MAIN for part in ("", ", others"))), map(_article, report.articles))


def _row(row: "Row") -> tuple[str, ...]:
    tally = row.tally
    numbers = ((tally.f1, row.f1), (tally.precision, row.precision), (tally.recall, row.recall))
    cells = (
        cell
        for value, interval in numbers
        for cell in (f"{value:.3f}", f"{interval.low:.2f}–{interval.high:.2f}" if interval else "")
    )
    return row.name, *cells, _counts(tally)


def _article(article: "ArticleLinks") -> tuple[str, ...]:
    cells = (cell for name in article.own for cell in (_counts(article.own[name]), f"{article.without[name].f1:.3f}"))
    return article.source, *cells


def _counts(tally: "Tally") -> str:
    return f"{tally.right_found:.4g} {tally.found:.4g} {tally.marked:.4g}"
