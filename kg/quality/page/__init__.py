"""What was found in a graph, as one page with links to the evidence.

In      Quality, and the address of a server that answers for the graph's IRIs, if there is one
Out     HTML that needs nothing else.
Source  page.css beside this file, kg.sheet.
Limits  holds quotations, so it may be passed on only where they may.
"""

from pathlib import Path

from kg.answers.values import StatementItem, Thing
from kg.names import BASE
from kg.quality.values import Finding, Quality, Section
from kg.sheet import Sheet, whole
from kg.sheet.markup import Markup, join, tag

_STYLE = Path(__file__).with_name("page.css")


def page(quality: Quality, server: str | None = None) -> str:
    """Return the page; links lead to the server, else to the things' own IRIs.

    Raises:
        Nothing.
    """
    base = f"{server.rstrip('/')}/" if server else BASE
    made = f"Snapshot {quality.snapshot} · {quality.documents:,} documents · {quality.statements:,} statements"
    top = tag("header", tag("h1", "What to know before relying on this graph"), tag("p", made, class_="note"))
    sections = [_section(one, base) for one in quality.sections]
    body = join([top, tag("main", _summary(quality), *sections)])
    style = _STYLE.read_text(encoding="utf-8")
    return whole(Sheet(title=f"Data quality of {quality.snapshot}", style=style, body=body))


def _summary(quality: Quality) -> Markup:
    tiles = [
        tag(
            "a",
            tag("span", _share(one), class_="big"),
            tag("span", one.title, class_="name"),
            tag("span", f"{one.count:,} of {one.of:,} {one.what}", class_="note"),
            tag("meter", value=one.count, max=max(one.of, 1), aria_hidden="true"),
            href=f"#{one.id}",
            class_="tile",
        )
        for one in quality.sections
    ]
    return tag("nav", *tiles, class_="tiles", aria_label="In a word")


def _share(section: Section) -> str:
    return f"{100 * section.count / section.of:.0f} %" if section.of else "–"


def _section(section: Section, base: str) -> Markup:
    left = section.count - len(section.findings)
    more = tag("p", f"… and {left:,} more.", class_="note") if left > 0 and section.id in _ONE_EACH else ""
    found = tag("ul", *(_finding(one, base) for one in section.findings)) if section.findings else ""
    counted = f"{section.count:,} of {section.of:,} {section.what}"
    return tag(
        "section",
        tag("h2", section.title, id=section.id),
        tag("p", tag("strong", counted), ". ", *_told(section.meaning), class_="meaning"),
        found or tag("p", "None found.", class_="none"),
        more,
        aria_labelledby=section.id,
    )


def _told(words: str) -> list[str]:
    """Words in which what stands between backticks is code."""
    return [tag("code", part) if place % 2 else part for place, part in enumerate(words.split("`"))]


_ONE_EACH = {
    *("unresolved-actors", "contradictions", "divided-sides", "differing-reports", "unsure-answers"),
    *("unused-concepts", "documents"),
}
"""Sections that have a finding for each one counted."""


def _finding(finding: Finding, base: str) -> Markup:
    name = _link(finding.iri, finding.name, base) if finding.iri else finding.name
    hints = [_link(hint.iri, hint.label, base) for hint in finding.hints]
    perhaps = tag("p", "Perhaps ", *_between(hints), "?", class_="hint") if hints else ""
    head = tag("p", tag("span", name, class_="subject"), " ", tag("span", finding.told, class_="note"))
    return tag("li", head, perhaps, *(_quote(one, base) for one in finding.quotes))


def _quote(item: StatementItem, base: str) -> Markup:
    language = item.document.language if item.document else None
    said = [join(_between([_thing(one, base) for one in item.speakers])), Markup(" · "), item.kind]
    if item.topics:
        said += [Markup(" · "), *_between([_thing(one, base) for one in item.topics])]
    source = [item.document.headline or item.document.source or item.document.id] if item.document else []
    where = " · ".join([*source, *([item.day.isoformat()] if item.day else [])])
    words = tag("q", item.words or "", lang=language)
    cited = tag("figcaption", *said, " — ", _link(item.iri, where or "statement", base))
    return tag("figure", words, cited)


def _thing(thing: Thing, base: str) -> Markup:
    return _link(thing.iri, thing.label, base)


def _link(iri: str, words: str, base: str) -> Markup:
    if not iri.startswith(("http://", "https://")):  # of a graph that passed no gate
        return tag("span", words)
    return tag("a", words, href=base + iri.removeprefix(BASE) if iri.startswith(BASE) else iri)


def _between(parts: list[Markup]) -> list[str]:
    return [piece for part in parts for piece in (", ", part)][1:]
