"""A text's paragraphs: its lines, or its blocks of lines where the text was wrapped at a column.

In      the stored text, whatever its line ends
Out     spans without surrounding white space, in order
Limits  a text is judged as a whole: a wrapped one has short lines, most of which end inside a sentence.
"""

import re
from itertools import pairwise

from kg.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?…:]['\"”’»)\]*]*$")
_WIDEST_WRAP = 100
_WRAPPED_LINE = 45
_LEAST_WRAPPED = 6


def paragraphs(text: str) -> list[Span]:
    r"""Return the paragraphs of a text.

    Raises:
        Nothing.

    >>> [span.of("satu  \n\n dua") for span in paragraphs("satu  \n\n dua")]
    ['satu', 'dua']
    """
    found = [trimmed(text, Span(match.start(), match.end())) for match in _LINE.finditer(text)]
    lines = [span for span in found if len(span)]
    if not _is_wrapped(text, lines):
        return lines
    blocks: list[Span] = []
    for span in lines:
        if blocks and _adjacent(text, blocks[-1], span):
            blocks[-1] = Span(blocks[-1].start, span.end)
        else:
            blocks.append(span)
    return blocks


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends.

    Raises:
        Nothing.
    """
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def ends_sentence(words: str) -> bool:
    """Say whether some words end as a sentence does.

    Raises:
        Nothing.

    >>> ends_sentence('"Kami siap," katanya.'), ends_sentence("Sikap sekutu")
    (True, False)
    """
    return bool(_ENDS_SENTENCE.search(words))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if not lines or max(len(span) for span in lines) > _WIDEST_WRAP:
        return False
    pairs = [a for a, b in pairwise(lines) if _adjacent(text, a, b)]
    broken = [span for span in pairs if len(span) >= _WRAPPED_LINE and not ends_sentence(span.of(text))]
    return len(broken) >= _LEAST_WRAPPED and len(broken) * 2 > len(pairs)


def _adjacent(text: str, first: Span, second: Span) -> bool:
    between = text[first.end : second.start]
    return len(re.findall(r"\r\n|[\r\n\u2028\u2029]", between)) == 1
