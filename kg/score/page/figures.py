"""The top of the page: in a word, the figures, the kinds, and confidence.

In      Report
Out     Markup.
Limits  the words say what was counted, so that a figure can be read without the handbook.
"""

from collections import Counter
from collections.abc import Sequence

from kg.score.bands import TRUSTED, Band
from kg.score.bootstrap import Figure
from kg.score.page.plots import calibration, interval_plot, strip
from kg.score.page.words import MARKS, decimal, many, plain, reach
from kg.score.report import Report
from kg.score.values import Verdict
from kg.sheet.markup import Markup, join, tag

_TILES = ("statement", "core statement", "speaker", "kind")
_UNIT = {"statement": "F1", "core statement": "F1", "speaker": "share", "kind": "share"}


def summary(report: Report) -> Markup:
    """Return the page's first words: what became of the statements, and the figures that matter most.

    Raises:
        Nothing.
    """
    tiles = [_tile(figure) for figure in report.figures if figure.measure.name in _TILES]
    return tag("section", _in_a_word(report), tag("div", *tiles, class_="tiles"), class_="summary")


def figure_table(report: Report) -> Markup:
    """Return all figures with their intervals.

    Raises:
        Nothing.
    """
    drawn = report.resampled
    if drawn.unit == "articles":
        how = f"the {many(drawn.units, 'article')} drawn anew {drawn.times:,} times (rough where articles are few)"
    else:
        how = (
            f"the {many(drawn.units, 'statement')} drawn anew {drawn.times:,} times, because there are only "
            f"{many(len(report.articles), 'article')}: they do not tell how another article would fare"
        )
    return tag(
        "section",
        tag("h2", "Figures"),
        tag(
            "p",
            f"Whiskers: 95 % intervals by resampling, {how}. A row without any error has nothing to vary.",
            class_="note",
        ),
        _table("figure", report.figures),
        id="figures",
    )


def kind_table(report: Report) -> Markup:
    """Return the figures of every kind that came up.

    Raises:
        Nothing.
    """
    shown = [figure for figure in report.kinds if any(figure.counts)]
    note = "Statement by statement: place, speaker and kind are right. The counts add up to those of all statements."
    return tag("section", tag("h2", "By kind"), tag("p", note, class_="note"), _table("kind", shown), id="kinds")


def confidence(report: Report) -> Markup:
    """Return how much of what was found with some confidence is right; nothing where no confidence is given.

    Raises:
        Nothing.
    """
    if not report.bands:
        return Markup()
    rows = [_band_row(f"{band.low:.1f} – {band.high:.1f}", band) for band in report.bands if band.count]
    sure = report.trusted
    words = f"Nothing was found with a confidence of {TRUSTED} or more."
    if sure and sure.count:
        rows.append(_band_row(f"≥ {TRUSTED}", sure))
        words = f"Of {many(sure.count, 'statement')} with a confidence of {TRUSTED} or more, {sure.right:,} are right."
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in ("confidence", "right", "share", "95 %"))))
    return tag(
        "section",
        tag("h2", "Does confidence mean something?"),
        tag("p", words, class_="note"),
        tag(
            "div",
            calibration(report.bands),
            tag("div", tag("table", head, tag("tbody", *rows), class_="plain"), class_="scroll"),
            class_="beside",
        ),
        id="confidence",
    )


def _in_a_word(report: Report) -> Markup:
    counts = Counter(outcome.verdict for article in report.articles for outcome in article.sheet.outcomes)
    required = counts[Verdict.RIGHT] + counts[Verdict.WRONG] + counts[Verdict.MISSED]
    legend = [tag("span", tag("i", MARKS[v], class_=f"pill {v}"), f" {counts[v]:,} {v}") for v in Verdict if counts[v]]
    return tag(
        "div",
        tag(
            "p",
            tag("b", f"{counts[Verdict.RIGHT]:,} of {many(required, 'required statement')}"),
            f" in {many(len(report.articles), 'article')} were found with the right speaker and kind.",
            class_="lead",
        ),
        strip(counts, 1000),
        tag("p", *legend, class_="legend"),
    )


def _tile(figure: Figure) -> Markup:
    if not any(figure.counts):
        return tag("div", tag("h3", plain(figure.measure.name)), tag("p", "–", class_="big"), class_="tile")
    value = figure.counts.f1
    return tag(
        "div",
        tag("h3", plain(figure.measure.name), " ", tag("small", _UNIT[figure.measure.name])),
        tag("p", decimal(value), " ", tag("small", reach(figure.f1)), class_="big"),
        interval_plot(value, figure.f1),
        class_="tile",
    )


def _table(first: str, figures: Sequence[Figure]) -> Markup:
    names = (first, "value", "0 to 1", "precision", "recall", "counts")
    head = tag("thead", tag("tr", *(tag("th", name, scope="col", class_=name.split()[0]) for name in names)))
    body = tag("tbody", *(_row(figure, first) for figure in figures))
    return tag("div", tag("table", head, body, class_="figures"), class_="scroll")


def _row(figure: Figure, first: str) -> Markup:
    counts, measure = figure.counts, figure.measure
    name = tag("button", measure.name, type="button", data_kind=measure.name, class_="link")
    told = tag("small", measure.told)
    title = tag("th", name if first == "kind" else join([plain(measure.name), told]), scope="row")
    if not any(counts):
        return tag("tr", title, tag("td", "never came up", colspan=5, class_="never"))
    if measure.share:
        rest = [tag("td"), tag("td"), tag("td", f"{counts.right:,} of {counts.gold:,}")]
    else:
        rest = [
            tag("td", decimal(counts.precision), tag("small", reach(figure.precision))),
            tag("td", decimal(counts.recall), tag("small", reach(figure.recall))),
            tag("td", f"{counts.right:,} right", tag("small", f"{counts.found:,} found, {counts.gold:,} in the gold")),
        ]
    value = tag("td", tag("b", decimal(counts.f1)), tag("small", reach(figure.f1)))
    return tag("tr", title, value, tag("td", interval_plot(counts.f1, figure.f1), class_="plot"), *rest)


def _band_row(name: str, band: Band) -> Markup:
    share = decimal(band.share) if band.share is not None else "–"
    cells = (f"{band.right:,} of {band.count:,}", share, reach(band.interval))
    return tag("tr", tag("th", name, scope="row"), *(tag("td", cell) for cell in cells))
