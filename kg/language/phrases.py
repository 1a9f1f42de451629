"""The little phrase grammar of the data files, and matching it on a line of words.

In      patterns such as ``(perluas*|ekspansi) NATO … ke timur`` and a line of tokens
Out     where a pattern fits, as token positions, end-exclusive.
Source  words part by spaces and match without regard to case; ``*`` stands for any letters inside a word, ``…`` for up
        to six words, ``(a|b c)`` for alternatives; hyphens part words, quotation marks are passed over.
Limits  no nesting deeper than a data file needs; no captures.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import DataError
from kg.model import Token

_MARKS = frozenset("\"“”„«»‘’'")
_PIECE = re.compile(r"[()|…]|[^\s()|…]+")
_GAP = r"(?: \S+){0,6}?"


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens as one lower-case string, with the way back to token positions."""

    words: str
    starts: tuple[int, ...]
    """Where each word starts in ``words``."""
    positions: tuple[int, ...]
    """The token position of each word."""

    @classmethod
    def of(cls, tokens: Sequence[Token], first: int = 0, last: int | None = None) -> "Line":
        """Return the line of ``tokens[first:last]``; positions count in the whole sequence.

        Raises:
            Nothing.
        """
        starts: list[int] = []
        positions: list[int] = []
        parts: list[str] = []
        at = 0
        for position in range(first, len(tokens) if last is None else last):
            if tokens[position].text in _MARKS:
                continue
            word = tokens[position].text.lower()
            starts.append(at)
            positions.append(position)
            parts.append(word)
            at += len(word) + 1
        return cls(" ".join(parts), tuple(starts), tuple(positions))

    def token_at(self, offset: int) -> int:
        """Return the token position of the word that covers that offset of ``words``.

        Raises:
            Nothing.
        """
        return self.positions[bisect_right(self.starts, offset) - 1]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled pattern."""

    pattern: str
    regex: re.Pattern[str]

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
        for match in self.regex.finditer(line.words):
            yield line.token_at(match.start()), line.token_at(match.end() - 1) + 1


@lru_cache(maxsize=8192)
def phrase(pattern: str) -> Phrase:
    """Return the compiled pattern.

    Raises:
        DataError: the pattern is empty or its brackets do not pair.

    >>> from kg.segment import words
    >>> from kg.model import Span
    >>> text = "NATO tidak akan memperluas lebih jauh ke timur"
    >>> phrase("NATO … (perluas*|memperluas) … ke timur").search(Line.of(words(text, Span(0, len(text)))))
    (0, 8)
    """
    pieces = _PIECE.findall(re.sub(r"\s*-\s*", " - ", pattern.lower()))
    body, rest = _sequence(pieces, 0, pattern)
    if rest != len(pieces) or not body:
        raise DataError(f"phrase {pattern!r}", None, "brackets do not pair, or the phrase is empty.")
    return Phrase(pattern, re.compile(rf"(?<!\S){body}(?!\S)"))


def _sequence(pieces: list[str], at: int, pattern: str) -> tuple[str, int]:
    """Read words, gaps and groups until a `|`, a `)` or the end."""
    out = ""
    gap = False
    while at < len(pieces) and pieces[at] not in "|)":
        piece = pieces[at]
        if piece == "…":
            gap = True
            at += 1
            continue
        if piece == "(":
            item, at = _group(pieces, at + 1, pattern)
        else:
            item, at = re.escape(piece).replace(r"\*", r"[\w'’]*"), at + 1
        out += (_GAP if gap and out else "") + (" " if out else "") + item
        gap = False
    return out, at


def _group(pieces: list[str], at: int, pattern: str) -> tuple[str, int]:
    alternatives: list[str] = []
    while True:
        body, at = _sequence(pieces, at, pattern)
        if not body or at >= len(pieces):
            raise DataError(f"phrase {pattern!r}", None, "an alternative is empty, or a bracket is not closed.")
        alternatives.append(body)
        at += 1
        if pieces[at - 1] == ")":
            return f"(?:{'|'.join(alternatives)})", at
