"""The article's text twice, paragraph by paragraph: with the spans of the gold, and with those found.

In      the text, Entries
Out     Paragraphs: a stretch of text, both sides as Markup, and the statements that begin in it.
Limits  where spans overlap, a stretch belongs to all of them; it is coloured by the shortest, hatched, and
        lined below by the next longer one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.score.page.entries import Entry
from kg.score.page.words import MARKS
from kg.sheet.markup import Markup, join, tag

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article, shown on both sides."""

    gold: Markup
    found: Markup
    marked: tuple[bool, bool]
    """Whether anything is marked in it, in the gold and as found."""
    begun: tuple[Entry, ...]
    """Statements that begin in it, on whichever side they begin first."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """One side of a statement, cut to the text."""

    entry: Entry
    span: Span
    home: int
    """The paragraph in which it begins."""


def paragraphs(text: str, entries: Sequence[Entry]) -> Iterator[Paragraph]:
    """Yield the paragraphs of an article.

    Raises:
        Nothing.
    """
    spans = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)] or [Span(0, len(text))]
    golds = [_marked(entry, entry.gold, spans) for entry in entries if entry.gold]
    founds = [_marked(entry, entry.found, spans) for entry in entries if entry.found]
    homes: dict[str, int] = {}
    for side in (*golds, *founds):
        homes[side.entry.id] = min(side.home, homes.get(side.entry.id, side.home))
    for place, span in enumerate(spans):
        here = [_inside(side, span, place) for side in (golds, founds)]
        yield Paragraph(
            gold=_side(text, span, here[0], place),
            found=_side(text, span, here[1], place),
            marked=(bool(here[0]), bool(here[1])),
            begun=tuple(entry for entry in entries if homes[entry.id] == place),
        )


def _marked(entry: Entry, span: Span, paragraphs: Sequence[Span]) -> _Marked:
    """A span may begin between paragraphs, or lie outside the text altogether if it was made elsewhere."""
    touched = [i for i, paragraph in enumerate(paragraphs) if span.start < paragraph.end and paragraph.start < span.end]
    return _Marked(entry, span, touched[0] if touched else len(paragraphs) - 1)


def _inside(marks: Sequence[_Marked], paragraph: Span, place: int) -> list[_Marked]:
    return [
        mark
        for mark in marks
        if mark.home == place or (mark.span.start < paragraph.end and paragraph.start < mark.span.end)
    ]


def _side(text: str, paragraph: Span, marks: Sequence[_Marked], place: int) -> Markup:
    """Cut the paragraph wherever a span begins or ends; each label stands where its span begins."""
    inside = [at for mark in marks for at in (mark.span.start, mark.span.end) if paragraph.start < at < paragraph.end]
    edges = sorted({paragraph.start, paragraph.end, *inside})
    labels = {
        mark.entry.id: max([edge for edge in edges if edge <= mark.span.start], default=paragraph.start)
        for mark in marks
        if mark.home == place
    }
    parts: list[Markup] = []
    for start, end in zip(edges, [*edges[1:], paragraph.end], strict=True):
        parts += [_label(mark.entry) for mark in marks if labels.get(mark.entry.id) == start]
        covering = [mark for mark in marks if mark.span.start < end and start < mark.span.end]
        parts.append(_stretch(text[start:end], covering))
    return join(parts)


def _label(entry: Entry) -> Markup:
    verdict = entry.outcome.verdict
    return tag(
        "a",
        f"{MARKS[verdict]}{entry.number}",
        href=f"#{entry.id}",
        class_=f"pill {verdict}",
        data_o=entry.id,
        aria_label=f"statement {entry.number}: {verdict}, {entry.kinds.replace(' ', ', ')}",
    )


def _stretch(words: str, covering: Sequence[_Marked]) -> Markup:
    if not covering or not words:
        return join([words])
    inner = sorted(covering, key=lambda mark: (len(mark.span), mark.span.start))
    ids = " ".join(mark.entry.id for mark in inner)
    verdicts = [mark.entry.outcome.verdict for mark in inner]
    lap = f" lap on-{verdicts[1]}" if len(verdicts) > 1 else ""
    return tag("span", words, class_=f"m {verdicts[0]}{lap}", data_o=ids)
