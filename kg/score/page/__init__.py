"""The report as one page that a researcher looks at before trusting the graph.

In      Report
Out     HTML that needs nothing else: no network, no file beside it, no script but its own.
Source  page.html, page.css and page.js beside this file; the policy in its head forbids everything that is not in it.
Limits  holds the articles' words, so it may be passed on only where they may.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from string import Template

from kg.score.page.articles import article_texts, overview, toolbar
from kg.score.page.figures import confidence, figure_table, kind_table, summary
from kg.score.page.grid import grid
from kg.score.page.markup import join, tag
from kg.score.page.words import many
from kg.score.report import Report

_HERE = Path(__file__).parent


def page(report: Report) -> str:
    """Return the page.

    Raises:
        Nothing.
    """
    style, script = (_HERE.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    allowed = {"default-src": "'none'", "style-src": _source(style), "script-src": _source(script)}
    policy = "; ".join(f"{what} {whence}" for what, whence in allowed.items()) + "; base-uri 'none'; form-action 'none'"
    shell = Template(_HERE.joinpath("page.html").read_text(encoding="utf-8"))
    title = join([f"Score: {Path(report.made.gold).name}"])
    return shell.substitute(policy=policy, title=title, style=style, script=script, body=_body(report))


def _body(report: Report) -> str:
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


def _source(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode('utf-8')).digest()).decode('ascii')}'"
