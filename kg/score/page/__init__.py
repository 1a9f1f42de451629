"""The report as one page that a researcher looks at before trusting the graph.

In      Report
Out     HTML that needs nothing else: no network, no file beside it, no script but its own.
Source  page.css and page.js beside this file, kg.sheet.
Limits  holds the articles' words, so it may be passed on only where they may.
"""

from pathlib import Path

from kg.score.page.articles import article_texts, overview, toolbar
from kg.score.page.figures import confidence, figure_table, kind_table, summary
from kg.score.page.grid import grid
from kg.score.page.words import many
from kg.score.report import Report
from kg.sheet import Sheet, whole
from kg.sheet.markup import Markup, join, tag

_HERE = Path(__file__).parent


def page(report: Report) -> str:
    """Return the page.

    Raises:
        Nothing.
    """
    style, script = (_HERE.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    title = f"Score: {Path(report.made.gold).name}"
    return whole(Sheet(title=title, style=style, script=script, body=_body(report)))


def _body(report: Report) -> Markup:
    made = f"{report.made.gold} · {report.made.maker} · {many(len(report.articles), 'article')}"
    return join(
        [
            tag("header", tag("h1", "Gold and found"), tag("p", made, class_="note"), class_="top"),
            tag(
                "main",
                summary(report),
                figure_table(report),
                kind_table(report),
                tag("div", grid(report.cells), confidence(report), class_="beside wide"),
                overview(report),
                toolbar(report),
                article_texts(report),
            ),
        ]
    )
