"""The articles: a list of them, the ways to narrow what is shown, and each with its text on both sides.

In      Report
Out     Markup.
Limits  the worst come first; the page's script puts them in the order of the files, if asked.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Kind
from kg.score.page.cards import card
from kg.score.page.entries import entries
from kg.score.page.plots import strip
from kg.score.page.text import Paragraph, paragraphs
from kg.score.page.words import MARKS, MEANINGS, decimal
from kg.score.report import ArticleScore, Report
from kg.score.values import Verdict
from kg.sheet.markup import Markup, join, tag

_Placed = tuple[int, ArticleScore]


def overview(report: Report) -> Markup:
    """Return the list of articles.

    Raises:
        Nothing.
    """
    names = ("article", "", "F1", "precision", "recall", "right", "wrong", "missed", "spurious")
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in names)))
    rows = [_listed(place, article) for place, article in _worst_first(report)]
    return tag(
        "section",
        tag("h2", "Articles"),
        tag("div", tag("table", head, tag("tbody", *rows, data_sorted=True), class_="plain list"), class_="scroll"),
        id="list",
    )


def toolbar(report: Report) -> Markup:
    """Return the ways to narrow what is shown.

    Raises:
        Nothing.
    """
    shown = [entry for place, article in enumerate(report.articles) for entry in entries(article.sheet, place)]
    verdicts = Counter(entry.outcome.verdict for entry in shown)
    kinds = Counter(kind for entry in shown for kind in entry.kinds.split())
    by_verdict = [
        _toggle("v", v, join([tag("i", MARKS[v], class_=f"pill {v}"), f" {v} "]), verdicts[v]) for v in Verdict
    ]
    by_kind = [_toggle("k", k, f"{k} ", kinds[k]) for k in Kind]
    return tag(
        "div",
        tag("div", *by_verdict, role="group", aria_label="verdicts"),
        tag("div", *by_kind, role="group", aria_label="kinds"),
        tag(
            "div",
            _choice("order", (("worst", "worst first"), ("files", "order of the files"))),
            _choice("show", (("both", "gold and found"), ("gold", "gold"), ("found", "found"))),
            tag("small", "n, p: next, previous · Esc: close", class_="keys"),
            tag("button", "all", type="button", id="clear", hidden=True),
            tag("output", f"{len(shown):,} statements", id="shown", aria_live="polite"),
            class_="last",
        ),
        class_="toolbar",
        id="toolbar",
    )


def article_texts(report: Report) -> Markup:
    """Return every article with its text on both sides.

    Raises:
        Nothing.
    """
    return tag("div", *(_article(place, article) for place, article in _worst_first(report)), data_sorted=True)


def _toggle(by: str, value: str, words: str, count: int) -> Markup:
    if not count:
        return Markup()
    meaning = MEANINGS[Verdict(value)] if by == "v" else f"only statements of kind {value}"
    number = tag("small", f"{count:,}")
    told: dict[str, str] = {"data_by": by, "data_value": value, "title": meaning, "aria_pressed": "false"}
    return tag("button", words, number, type="button", **told)


def _choice(name: str, options: Sequence[tuple[str, str]]) -> Markup:
    shown = (tag("option", words, value=value) for value, words in options)
    return tag("label", f"{name} ", tag("select", *shown, id=name))


def _worst_first(report: Report) -> Iterable[_Placed]:
    """An article of which nothing is judged is neither good nor bad: it comes last."""
    return sorted(
        enumerate(report.articles),
        key=lambda placed: placed[1].statement.f1 if any(placed[1].statement) else 2.0,
    )


def _listed(place: int, article: ArticleScore) -> Markup:
    told = article.statement
    counts = Counter(outcome.verdict for outcome in article.sheet.outcomes)
    judged = [decimal(value) if any(told) else "–" for value in (told.f1, told.precision, told.recall)]
    numbers = [str(counts[v]) for v in (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED, Verdict.SPURIOUS)]
    return tag(
        "tr",
        tag("th", tag("a", article.sheet.source, href=f"#a{place + 1}"), scope="row"),
        tag("td", strip(counts, 160), class_="plot"),
        *(tag("td", value) for value in (*judged, *numbers)),
        data_place=place,
    )


def _article(place: int, article: ArticleScore) -> Markup:
    told, sheet = article.statement, article.sheet
    shown = entries(sheet, place)
    counts = Counter(outcome.verdict for outcome in sheet.outcomes)
    figure = f"F1 {decimal(told.f1)}" if any(told) else "nothing judged"
    legend = [tag("span", tag("i", MARKS[v], class_=f"pill {v}"), f" {counts[v]} {v}") for v in Verdict if counts[v]]
    return tag(
        "article",
        tag("header", tag("h3", sheet.source), tag("p", tag("b", figure), *legend, class_="legend")),
        tag("div", tag("span", "Gold"), tag("span", "Found"), class_="pair heads", aria_hidden="true"),
        *(row for paragraph in paragraphs(sheet.text, shown) for row in _rows(paragraph, sheet.text)),
        id=f"a{place + 1}",
        data_place=place,
    )


def _rows(paragraph: Paragraph, text: str) -> Iterator[Markup]:
    quiet = "" if any(paragraph.marked) else " quiet"
    yield tag(
        "div",
        tag("p", paragraph.gold, class_="side gold"),
        tag("p", paragraph.found, class_="side found"),
        class_=f"pair{quiet}",
    )
    yield from (card(entry, text) for entry in paragraph.begun)
