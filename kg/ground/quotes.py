"""Where the words of a quote stand in a document.

In      Document, words somebody says are in it, perhaps the number of the sentence they are said to be in
Out     the span of exactly these words, or None.
Limits  white space counts as one blank, because that is how sentences are shown to whoever quotes them; every other
        character counts. Words end at their ends: `in` does not stand in `Indonesia`. Only what is read as the
        article's own text is searched: no teaser, no caption.
"""

import re
from collections.abc import Iterator

from kg.model import Document, Span

_MARKS = "\"“”„«»‘’'″ \t\r\n\f\v\u00a0"


def folded(text: str) -> str:
    r"""Return a text with each run of white space as one blank.

    Raises:
        Nothing.

    >>> folded("a\n  b ")
    'a b'
    """
    return " ".join(text.split())


def located(doc: Document, quote: str, near: int) -> Span | None:
    """Return where a quote stands: of several places the one nearest to a sentence, of two as near the first.

    Quotation marks around the quote are not part of it.

    Raises:
        Nothing.
    """
    words = quote.strip(_MARKS).split()
    if not words or not doc.sentences:
        return None
    at = doc.sentences[min(max(near, 0), len(doc.sentences) - 1)].span
    places = _read(doc, _bounded(words))
    return min(places, key=lambda place: (_apart(place, at), place), default=None)


def _bounded(words: list[str]) -> re.Pattern[str]:
    left = r"(?<!\w)" if re.match(r"\w", words[0][0]) else ""
    right = r"(?!\w)" if re.match(r"\w", words[-1][-1]) else ""
    return re.compile(left + r"\s+".join(map(re.escape, words)) + right)


def _read(doc: Document, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield the places inside paragraphs that are read; a quote may run on over several sentences of one."""
    first = 0
    for number, sentence in enumerate(doc.sentences):
        following = doc.sentences[number + 1] if number + 1 < len(doc.sentences) else None
        if following is None or following.paragraph != sentence.paragraph:
            start, end = doc.sentences[first].span.start, sentence.span.end
            yield from (Span(m.start(), m.end()) for m in pattern.finditer(doc.text, start, end))
            first = number + 1


def _apart(place: Span, sentence: Span) -> int:
    return max(sentence.start - place.end, place.start - sentence.end, -1)
