"""Saved web pages → articles: one page a file, its navigation, comments and related links left behind.

In      a .html or .htm file in UTF-8
Out     one Article; its stored text is the headline and the paragraphs that trafilatura takes from the page
Source  https://trafilatura.readthedocs.io; canonical link, Open Graph and JSON-LD for title, date, address and outlet
Limits  offsets count the extracted text, not the page's source; another release of trafilatura may extract other text,
        which then counts as a changed article. No network. No guessing of dates from the text beyond kg.read.dates.
"""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article, Refusal, ZoneRole
from kg.read.compose import Page, compose
from kg.read.files import content, decoded
from kg.read.jsonl import ADDRESS
from kg.read.looks import is_ordinary

_NO_CLOCK = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}
"""Otherwise the date would depend on the day on which the page is read."""


_NO_TEXT = "has no article text that can be told from the rest of the page: save the article as .txt."


def read(path: Path) -> Iterator[Article | Refusal]:
    """Yield the article of a saved page.

    Raises:
        ReadError: the file cannot be read, is not text, or no article can be told in it.
    """
    article = compose(_page(decoded(content(path), str(path)), path))
    bodies = (zone.span.of(article.text) for zone in article.zones if zone.role is ZoneRole.BODY)
    if not any(map(is_ordinary, bodies)):
        raise ReadError(str(path), _NO_TEXT)
    yield article


def _page(markup: str, path: Path) -> Page:
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml ships no types

    for chatty in ("trafilatura", "htmldate"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)  # what they warn of becomes our refusal
    try:
        found = trafilatura.bare_extraction(
            markup,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_NO_CLOCK,
        )
    except (LxmlError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise ReadError(str(path), f"is no page that can be read ({type(error).__name__}): save it again.") from error
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ReadError(str(path), _NO_TEXT)
    title, text = _headed(_clean(found.title), _clean(found.text) or "")
    url = _clean(found.url)
    url = url if url and ADDRESS.fullmatch(url) else None
    return Page(
        source=url or path.name,
        text=text,
        title=title,
        published=date.fromisoformat(found.date) if found.date else None,
        url=url,
        publisher=_clean(found.sitename),
    )


def _headed(title: str | None, text: str) -> tuple[str | None, str]:
    """Return the title and the text with its headline on top; the page's own headline wins over its metadata."""
    first = text.partition("\n")[0].strip()
    if title is None:
        return None, text
    if first.casefold() in title.casefold():
        return first, text
    return title, text if text.startswith(title) else f"{title}\n\n{text}"


def _clean(value: str | None) -> str | None:
    return value.strip() or None if value else None
