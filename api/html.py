"""HTML from templates: whatever is not marked as HTML is escaped.

In      templates in api/pages/*.html with $places, values
Out     Html, and responses with a strict content security policy.
Limits  no scripts, nothing from other servers: the policy forbids both.
"""

import html
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from string import Template

from fastapi import Response

_PAGES = Path(__file__).parent / "pages"
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def fill(template: str, **values: object) -> Html:
    """Return a template with its places filled; values that are not Html are escaped.

    Raises:
        KeyError: a place has no value.
    """
    return Html(_template(template).substitute({name: safe(value) for name, value in values.items()}))


def safe(value: object) -> Html:
    """Return a value as HTML, escaped unless it is Html.

    Raises:
        Nothing.

    >>> safe("<b>"), safe(Html("<b>"))
    ('&lt;b&gt;', '<b>')
    """
    return value if isinstance(value, Html) else Html(html.escape(str(value), quote=True))


def joined(parts: Iterable[Html], between: str = "\n") -> Html:
    """Return parts one after another.

    Raises:
        Nothing.
    """
    return Html(between.join(parts))


def link(address: str, words: object) -> Html:
    """Return a link.

    Raises:
        Nothing.
    """
    return Html(f'<a href="{safe(address)}">{safe(words)}</a>')


def answered(title: str, content: Html, status: int = 200) -> Response:
    """Return a whole page.

    Raises:
        Nothing.
    """
    return Response(whole(title, content), status, HEADERS, media_type="text/html")


def whole(title: str, content: Html) -> bytes:
    """Return the bytes of a whole page.

    Raises:
        Nothing.
    """
    return fill("layout", title=title, content=content).encode("utf-8", "replace")


def example() -> str:
    """Return the query that the form begins with.

    Raises:
        Nothing.
    """
    return _read("example.rq")


def style() -> Response:
    """Return the style sheet.

    Raises:
        Nothing.
    """
    headers = {"cache-control": "max-age=3600", "x-content-type-options": "nosniff"}
    return Response(_read("style.css"), headers=headers, media_type="text/css")


@cache
def _template(name: str) -> Template:
    return Template(_read(f"{name}.html"))


@cache
def _read(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8")
