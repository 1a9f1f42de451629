"""What a person sees of a score: tables on standard output.

In      Report of kg.score
Out     the figures with their intervals, kinds, confusion, confidence, articles.
Limits  a slot that never came up shows a dash.
"""

import typer

from kg.cli.screen import table
from kg.model import Kind
from kg.score import Band, Figure, Interval, Report

_NOTHING = "–"
_COLUMNS = ("value", "95 %", "precision", "recall", "counts")


def show(report: Report) -> None:
    """Return nothing; show all tables.

    Raises:
        BrokenPipeError: nobody listens any more.
    """
    drawn = report.resampled
    typer.echo(
        f"{report.made.gold} and {report.made.maker}; 95 %: {drawn.units:,} {drawn.unit} drawn {drawn.times:,} ×"
    )
    table(("figure", *_COLUMNS), map(_figure, report.figures))
    typer.echo("\nKinds; their counts add up to the row `statement`")
    table(("kind", *_COLUMNS), map(_figure, report.kinds))
    typer.echo("\nKinds in the gold (rows) by kinds found (columns)")
    _confusion(report)
    if report.bands:
        typer.echo("\nConfidence, and how much of it is right")
        rows = [_band(f"{band.low:.1f} – {band.high:.1f}", band) for band in report.bands if band.count]
        sure = [_band(f"≥ {report.trusted.low:.1f}", report.trusted)] if report.trusted else []
        table(("confidence", "found", "right", "share", "95 %"), rows + sure)
    typer.echo("\nArticles, worst first")
    _articles(report)


def _figure(figure: Figure) -> tuple[str, ...]:
    counts, name = figure.counts, figure.measure.name
    if not any(counts):
        return name, _NOTHING, "", "", "", "never came up"
    value = (name, f"{counts.f1:.3f}", _interval(figure.f1))
    if figure.measure.share:
        return *value, "", "", f"{counts.right:,} of {counts.gold:,}"
    told = f"{counts.right:,} right, {counts.found:,} found, {counts.gold:,} in the gold"
    return *value, f"{counts.precision:.3f}", f"{counts.recall:.3f}", told


def _confusion(report: Report) -> None:
    counts = {(cell.gold, cell.found): cell.count for cell in report.cells}
    golds = [kind for kind in Kind if any(gold is kind for gold, _ in counts)]
    founds = [kind for kind in Kind if any(found is kind for _, found in counts)]
    rows = [
        (gold.value if gold else "spurious", *(str(counts.get((gold, found), "·")) for found in (*founds, None)))
        for gold in (*golds, None)
    ]
    table(("gold", *(kind.value for kind in founds), "missed"), rows)


def _band(name: str, band: Band) -> tuple[str, ...]:
    share = f"{band.share:.3f}" if band.share is not None else _NOTHING
    return name, f"{band.count:,}", f"{band.right:,}", share, _interval(band.interval)


def _articles(report: Report) -> None:
    rows = [
        (article.sheet.source, f"{c.f1:.3f}", f"{c.precision:.3f}", f"{c.recall:.3f}", *(str(n) for n in c))
        for article in sorted(report.articles, key=lambda article: article.statement.f1)
        for c in [article.statement]
    ]
    table(("article", "F1", "precision", "recall", "right", "found", "gold"), rows)


def _interval(interval: Interval | None) -> str:
    return f"{interval.low:.2f}–{interval.high:.2f}" if interval else ""
