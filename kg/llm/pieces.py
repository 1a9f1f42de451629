"""A long article in pieces that a model can be shown one at a time.

In      Document
Out     Pieces: numbers of sentences; no sentence is cut, and no offset moves.
Limits  a sentence longer than a piece makes a piece of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Document

_BEFORE = 3
"""Sentences shown once more before a piece, so that `he` and `the alliance` can be understood."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences shown together, by their numbers in the document."""

    sentences: range
    before: range
    """Shown for understanding only."""

    def halves(self) -> tuple["Piece", "Piece"] | None:
        """Return the piece cut in two, or None where it holds a single sentence.

        Raises:
            Nothing.

        >>> Piece(range(4, 7), range(1, 4)).halves()
        (Piece(sentences=range(4, 5), before=range(1, 4)), Piece(sentences=range(5, 7), before=range(2, 5)))
        """
        first, last = self.sentences.start, self.sentences.stop
        middle = (first + last) // 2
        if middle == first:
            return None
        return Piece(range(first, middle), self.before), _piece(middle, last)


def pieces(doc: Document, characters: int) -> Iterator[Piece]:
    """Yield the pieces of a document, each of about so many characters at most.

    Raises:
        Nothing.
    """
    first, size = 0, 0
    for number, sentence in enumerate(doc.sentences):
        if number > first and size + len(sentence.span) > characters:
            yield _piece(first, number)
            first, size = number, 0
        size += len(sentence.span)
    if first < len(doc.sentences):
        yield _piece(first, len(doc.sentences))


def _piece(first: int, last: int) -> Piece:
    return Piece(range(first, last), range(max(0, first - _BEFORE), first))
