"""Articles and documents: what was read, and how it is cut.

In      nothing
Out     frozen dataclasses; every offset counts Unicode code points of the stored text, end-exclusive.
Source  W3C Web Annotation (text positions).
Limits  no behaviour beyond what a value can say about itself.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, in code points, end-exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers.

        Raises:
            Nothing.

        >>> Span(0, 5).of("Putin menuntut jaminan")
        'Putin'
        """
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Say whether ``other`` lies wholly inside this span.

        Raises:
            Nothing.
        """
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


class ZoneRole(StrEnum):
    """What a stretch of an article is for; statements come from HEADLINE and BODY only."""

    HEADLINE = "headline"
    BODY = "body"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    TEASER = "teaser"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article with one role."""

    role: ZoneRole
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read from a file, its text untouched."""

    source: str
    """The name by which the article is known and replaced: its URL, else its file name, else file name#line."""
    text: str
    """The stored text; every offset in the house counts its code points."""
    zones: tuple[Zone, ...]
    """Disjoint, in order; they need not cover the text (white space stays outside)."""
    title: str
    language: str
    """`id` or `en`, detected; `und` where no language of the house fits."""
    published: date | None
    url: str | None
    publisher: str | None
    """The outlet's name as printed, if the file says it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken in, and why: the unit of the build's report and of the quarantine file."""

    stage: str
    """The room that refused: read, extract, gate, load."""
    item: str
    """The file, document or statement."""
    reason: str
    """One line a person can act on."""
    detail: str = ""
    """The words concerned, if any."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with its place in the document."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks."""

    outer: Span
    """With its marks."""
    inner: Span
    """Without them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; quotations are never cut, so a sentence may hold several sentences of a speaker."""

    span: Span
    paragraph: int
    """Counts paragraphs of the article from 0."""
    role: ZoneRole
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    """The tokens' texts in lower case, as most rooms ask for them."""
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into sentences; its text is the article's text."""

    doc_id: str
    """16 hex digits made from the article's source name."""
    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return the stored text, untouched."""
        return self.article.text
