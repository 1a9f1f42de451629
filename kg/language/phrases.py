"""The little phrase grammar of the data files, and matching it on a line of words.

In      patterns such as ``(perluas*|ekspansi) NATO … ke timur`` and a line of tokens
Out     where a pattern fits, as token positions, end-exclusive.
Source  words part by spaces and match without regard to case; ``*`` stands for any letters inside a word, ``…`` for up
        to six words, ``(a|b c)`` for alternatives; hyphens part words, quotation marks are passed over.
Limits  no nesting deeper than a data file needs; no captures.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.errors import DataError
from kg.model import Token

_MARKS = frozenset("\"“”„«»‘’'")
_PIECE = re.compile(r"[()|…]|[^\s()|…]+")
_GAP = r"(?: \S+){0,6}?"

Anchor = tuple[str, ...]
"""Words, perhaps with a `*`, one of which stands wherever a pattern fits."""


@dataclass(frozen=True, slots=True)
class Line:
    """Lower-case words without quotation marks, with the way back to token positions."""

    parts: tuple[str, ...]
    positions: tuple[int, ...]
    """The token position of each word."""
    words: str
    """The words joined by blanks."""

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Line":
        """Return the line of some tokens.

        Raises:
            Nothing.
        """
        return cls.lower(tuple(token.text.lower() for token in tokens))

    @classmethod
    def lower(cls, words: Sequence[str]) -> "Line":
        """Return the line of tokens that are in lower case already.

        Raises:
            Nothing.
        """
        if _MARKS.isdisjoint(words):
            return cls(tuple(words), tuple(range(len(words))), " ".join(words))
        kept = tuple(position for position, word in enumerate(words) if word not in _MARKS)
        parts = tuple(words[position] for position in kept)
        return cls(parts, kept, " ".join(parts))

    def within(self, first: int, last: int) -> "Line":
        """Return the part of the line between token positions [first, last).

        Raises:
            Nothing.
        """
        begin, end = bisect_left(self.positions, first), bisect_left(self.positions, last)
        parts = self.parts[begin:end]
        return Line(parts, self.positions[begin:end], " ".join(parts))

    def token_at(self, offset: int) -> int:
        """Return the token position of the word that covers that offset of ``words``.

        Raises:
            Nothing.
        """
        return self.positions[self.words.count(" ", 0, offset)]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern that has been read."""

    pattern: str
    expression: str
    """The pattern as a regular expression over the words of a line."""
    needs: tuple[Anchor, ...]
    """The sets of words that the pattern cannot do without, in its order."""

    def search(self, line: Line) -> tuple[int, int] | None:
        """Return the token positions [first, last) of the first fit, or None.

        Raises:
            Nothing.
        """
        return next(self.finditer(line), None)

    def finditer(self, line: Line) -> Iterator[tuple[int, int]]:
        """Yield the token positions [first, last) of every fit.

        Raises:
            Nothing.
        """
        for match in _compiled(self.expression).finditer(line.words):
            yield line.token_at(match.start()), line.token_at(match.end() - 1) + 1


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile a pattern when a line first asks for it: most lines ask for few of the hundreds there are."""
    return re.compile(expression)


@lru_cache(maxsize=8192)
def phrase(pattern: str) -> Phrase:
    """Return the pattern, read.

    Raises:
        DataError: the pattern is empty or its brackets do not pair.

    >>> from kg.segment import words
    >>> from kg.model import Span
    >>> text = "NATO tidak akan memperluas lebih jauh ke timur"
    >>> fits = phrase("NATO … (perluas*|memperluas) … ke timur")
    >>> fits.search(Line.of(words(text, Span(0, len(text)))))
    (0, 8)
    >>> fits.needs
    (('nato',), ('perluas*', 'memperluas'), ('ke',), ('timur',))
    """
    pieces = _PIECE.findall(re.sub(r"\s*-\s*", " - ", pattern.lower()))
    body, needs, rest = _sequence(pieces, 0, pattern)
    if rest != len(pieces) or not body:
        raise DataError(f"phrase {pattern!r}", None, "brackets do not pair, or the phrase is empty.")
    return Phrase(pattern, rf"(?<!\S){body}(?!\S)", needs)


def _sequence(pieces: list[str], at: int, pattern: str) -> tuple[str, tuple[Anchor, ...], int]:
    """Read words, gaps and groups until a `|`, a `)` or the end."""
    out = ""
    needs: tuple[Anchor, ...] = ()
    gap = False
    while at < len(pieces) and pieces[at] not in "|)":
        piece = pieces[at]
        if piece == "…":
            gap = True
            at += 1
            continue
        if piece == "(":
            item, anchor, at = _group(pieces, at + 1, pattern)
        else:
            item, anchor, at = _word(piece), (piece,), at + 1
        out += (_GAP if gap and out else "") + (" " if out else "") + item
        needs += (anchor,)
        gap = False
    return out, needs, at


def _word(piece: str) -> str:
    return piece if piece.isalnum() else re.escape(piece).replace(r"\*", r"[\w'’]*")


def _group(pieces: list[str], at: int, pattern: str) -> tuple[str, Anchor, int]:
    alternatives: list[str] = []
    anchor: Anchor = ()
    while True:
        body, needs, at = _sequence(pieces, at, pattern)
        if not body or at >= len(pieces):
            raise DataError(f"phrase {pattern!r}", None, "an alternative is empty, or a bracket is not closed.")
        alternatives.append(body)
        anchor += max(needs, key=telling)
        at += 1
        if pieces[at - 1] == ")":
            return f"(?:{'|'.join(alternatives)})", anchor, at


def telling(anchor: Anchor) -> tuple[int, int]:
    """Return how much it tells that one of some words stands in a line: long words are rare, few rarer than many.

    Raises:
        Nothing.
    """
    return min(len(word.partition("*")[0]) for word in anchor), -len(anchor)
