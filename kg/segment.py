"""Article → Document: paragraphs cut into sentences, words and quotations; no character is moved.

In      Article with its zones (kg.read)
Out     Document; offsets count code points of the article's text, end-exclusive.
Source  the quote state machine of the language notes: marks are paired within a paragraph and judged by their
        neighbours, because straight marks say nothing and `”…”` occurs as a pair.
Limits  a quotation is never cut, so a sentence may hold several sentences of one speaker.
"""

import re
from collections.abc import Iterator

from kg.model import Article, Document, Quotation, Sentence, Span, Token, ZoneRole
from kg.names import doc_id

READ_ROLES = (ZoneRole.HEADLINE, ZoneRole.BODY)

# `Jum'at` and `don't` are one word; the English possessive is a word of its own
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]|_", re.UNICODE)
_DOUBLE = {'"': '"', "“": "”", "”": "”", "„": "”", "«": "»", "″": "″"}
_CLOSERS = frozenset('"”“»″')
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset("'‘’"), frozenset("'’")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Drs|Prof|Ir|Hj?|Mr|Mrs|Ms|Sr|Jr|St|Gen|Lt|Col|Sen|Rep|Gov|Sgt|Maj|Capt|Adm|No|vs|dll|dsb|dst|tgl|"
    r"hlm|Jl|Tn|Ny|Sdr|Jend|Letjen|Mayjen|Brigjen|Kol|S\.H|M\.Si|U\.S|U\.N|U\.K|E\.U|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec))\.$"
)


def segment(article: Article) -> Document:
    """Return the article cut into sentences, in the order of the text.

    Raises:
        Nothing.
    """
    sentences: list[Sentence] = []
    for number, zone in enumerate(z for z in article.zones if z.role in READ_ROLES):
        quotations = _quotations(article.text, zone.span)
        for span in _sentences(article.text, zone.span, quotations):
            inside = tuple(q for q in quotations if span.holds(q.outer))
            sentences.append(Sentence(span, number, zone.role, words(article.text, span), inside))
    return Document(doc_id(article.source), article, tuple(sentences))


def words(text: str, span: Span) -> tuple[Token, ...]:
    """Return the words and marks of a stretch of text; hyphens are marks of their own.

    Raises:
        Nothing.

    >>> [t.text for t in words("NATO-lah yang pergi.", Span(0, 20))]
    ['NATO', '-', 'lah', 'yang', 'pergi', '.']
    """
    return tuple(
        Token(match.group(), Span(match.start(), match.end())) for match in _WORD.finditer(text, span.start, span.end)
    )


def _sentences(text: str, paragraph: Span, quotations: tuple[Quotation, ...]) -> Iterator[Span]:
    """Yield the sentences of a paragraph; never ends one inside a quotation."""
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, paragraph, quotations, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, paragraph.end)


def _ends_sentence(text: str, paragraph: Span, quotations: tuple[Quotation, ...], match: re.Match[str]) -> bool:
    end = match.end()
    if any(q.outer.start < match.start() and end < q.outer.end for q in quotations):
        return False
    if match.group() == "." and _ABBREVIATION.search(text, max(paragraph.start, match.start() - 8), match.start() + 1):
        return False
    following = text[end : paragraph.end].lstrip()
    if not following:
        return True
    # `."  kata X`: the quotation's full stop is not the sentence's.
    return not following[0].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def _quotations(text: str, paragraph: Span) -> tuple[Quotation, ...]:
    """Pair the quotation marks of a paragraph; an unclosed one runs to the paragraph's end."""
    found: list[Quotation] = []
    opened: int | None = None
    at = paragraph.start
    while at < paragraph.end:
        mark = text[at]
        if opened is not None:
            if mark in _CLOSERS and not (mark == "“" and not _closes(text, at, paragraph)):
                found.append(Quotation(Span(opened, at + 1), Span(opened + 1, at)))
                opened = None
        elif mark in _DOUBLE and _opens(text, at, paragraph):
            opened = at
        elif mark in _SINGLE_OPEN and _opens(text, at, paragraph):
            end = _single_end(text, at, paragraph)
            if end is not None:
                found.append(Quotation(Span(at, end + 1), Span(at + 1, end)))
                at = end
        at += 1
    if opened is not None and paragraph.end - opened > 1:
        found.append(Quotation(Span(opened, paragraph.end), Span(opened + 1, paragraph.end)))
    return tuple(found)


def _opens(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, at: int, paragraph: Span) -> bool:
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isalnum()


def _single_end(text: str, at: int, paragraph: Span) -> int | None:
    """Return where single quotation marks close, within 300 characters, or None: most are apostrophes."""
    for place in range(at + 2, min(paragraph.end, at + 300)):
        if text[place] in _DOUBLE or text[place] == "\n":
            return None
        if text[place] in _SINGLE_CLOSE and _closes(text, place, paragraph) and not text[place - 1].isspace():
            return place
    return None
