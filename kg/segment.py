"""Article → Document: paragraphs cut into sentences, words and quotations; no character is moved.

In      Article with its zones (kg.read)
Out     Document; offsets count code points of the article's text, end-exclusive.
Source  the quote state machine of the language notes: marks are paired within a paragraph and judged by their
        neighbours, because straight marks say nothing and `”…”` occurs as a pair.
Limits  a quotation is never cut, so a sentence may hold several sentences of one speaker. What runs on for more than
        LONGEST characters is no sentence and no quotation: it is cut, so that the time a text takes grows with its
        length and not with the square of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Article, Document, Quotation, Sentence, Span, Token, ZoneRole
from kg.names import doc_id

READ_ROLES = (ZoneRole.HEADLINE, ZoneRole.BODY)
LONGEST = 3000
"""Characters of a sentence or quotation; the longest sentences of news have a third of that."""

# `Jum'at` and `don't` are one word; the English possessive is a word of its own
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]|_", re.UNICODE)
_MARK = re.compile("[\"“”„«»″'‘’\n]")
_DOUBLE = frozenset('"“”„«″')
_CLOSERS = frozenset('"”“»″')
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset("'‘’"), frozenset("'’")
_LONGEST_SINGLE = 300
# a run of marks is looked at once, at its first: trying again inside it would take the square of its length
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)")
_VISIBLE = re.compile(r"\S")
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
            tokens, inside = words(article.text, span), _inside(span, quotations)
            lower = tuple([token.text.lower() for token in tokens])
            sentences.append(Sentence(span, number, zone.role, tokens, lower, inside))
    return Document(doc_id(article.source), article, tuple(sentences))


def words(text: str, span: Span) -> tuple[Token, ...]:
    """Return the words and marks of a stretch of text; hyphens are marks of their own.

    Raises:
        Nothing.

    >>> [t.text for t in words("NATO-lah yang pergi.", Span(0, 20))]
    ['NATO', '-', 'lah', 'yang', 'pergi', '.']
    """
    found = _WORD.finditer(text, span.start, span.end)
    return tuple([Token(match[0], Span(*match.span())) for match in found])


def printed(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text without their places: for names, which are many and stand alone.

    Raises:
        Nothing.

    >>> printed("Jum'at, NATO-lah")
    ("Jum'at", ',', 'NATO', '-', 'lah')
    """
    return tuple(_WORD.findall(text))


def _sentences(text: str, paragraph: Span, quotations: tuple[Quotation, ...]) -> Iterator[Span]:
    """Yield the sentences of a paragraph; never ends one inside a quotation."""
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, paragraph, quotations, match):
            yield from _bounded(text, start, match.end())
            start = match.end()
    yield from _bounded(text, start, paragraph.end)


def _ends_sentence(text: str, paragraph: Span, quotations: tuple[Quotation, ...], match: re.Match[str]) -> bool:
    start, end = match.span()
    before = bisect_left(quotations, start, key=_outer_start)
    if before and end < quotations[before - 1].outer.end:
        return False
    if match[0] == "." and _ABBREVIATION.search(text, max(paragraph.start, start - 8), start + 1):
        return False
    following = _VISIBLE.search(text, end, paragraph.end)
    # `."  kata X`: the quotation's full stop is not the sentence's.
    return following is None or not following[0].islower()


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence without white space around it; in pieces, cut at blanks, where it is too long for one."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def _inside(span: Span, quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Return the quotations that lie inside a sentence."""
    if not quotations:
        return ()
    first, last = (bisect_left(quotations, place, key=_outer_start) for place in (span.start, span.end))
    return tuple(quotation for quotation in quotations[first:last] if span.holds(quotation.outer))


def _outer_start(quotation: Quotation) -> int:
    return quotation.outer.start


def _quotations(text: str, paragraph: Span) -> tuple[Quotation, ...]:
    """Pair the quotation marks of a paragraph, in order; an unclosed one runs to the paragraph's end."""
    marks = [match.start() for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
    singles = _single_ends(text, marks, paragraph)
    found: list[Quotation] = []
    opened: int | None = None
    free = paragraph.start
    for at in marks:
        mark = text[at]
        if opened is not None and at - opened > LONGEST:
            opened = None
        if at < free:
            continue
        if opened is not None:
            if mark in _CLOSERS and not (mark == "“" and not _closes(text, at, paragraph)):
                found.append(Quotation(Span(opened, at + 1), Span(opened + 1, at)))
                opened = None
        elif mark in _DOUBLE and _opens(text, at, paragraph):
            opened = at
        elif mark in _SINGLE_OPEN and _opens(text, at, paragraph):
            end = singles.get(at)
            if end is not None:
                found.append(Quotation(Span(at, end + 1), Span(at + 1, end)))
                free = end + 1
    if opened is not None and 1 < paragraph.end - opened <= LONGEST:
        found.append(Quotation(Span(opened, paragraph.end), Span(opened + 1, paragraph.end)))
    return tuple(found)


def _opens(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, at: int, paragraph: Span) -> bool:
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isalnum()


def _single_ends(text: str, marks: list[int], paragraph: Span) -> dict[int, int]:
    """Return where each single mark would close, within 300 characters and one line; most are apostrophes.

    Looked for from the end, so that each mark is looked at once.
    """
    ends: dict[int, int] = {}
    stop: int | None = None
    later: int | None = None
    for at in reversed(marks):
        # a mark directly behind closes nothing: `''` holds no word
        near = later if stop == at + 1 else stop
        if near is not None and near - at < _LONGEST_SINGLE and text[near] in _SINGLE_CLOSE:
            ends[at] = near
        closes = text[at] in _SINGLE_CLOSE and _closes(text, at, paragraph) and not text[at - 1].isspace()
        if closes or text[at] in _DOUBLE or text[at] == "\n":
            stop, later = at, stop
    return ends
