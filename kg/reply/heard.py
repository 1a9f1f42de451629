"""A document's statements as the search for answers sees them: who against whom, where, and in which words.

In      what kg.reply.scene finds of each
Out     Heard: values.
Limits  lives inside kg.reply; nothing here decides anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.language import Places
from kg.model import Kind, Span, Statement, Token
from kg.reply.parties import Side


@dataclass(frozen=True, slots=True)
class Region:
    """The words that a statement is told in: its own, and those of its sentence that are not another speaker's."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    places: Places
    nouns: Mapping[int, frozenset[Kind]]
    """Where a noun for what was said stands, and which kinds of statement it may mean."""
    possessive: tuple[str, ...]
    """Endings that make a noun somebody's (`jadwalnya`)."""
    active: tuple[str, ...]
    """Openings of verbs: what stands behind them is theirs (`menolak merilis surat itu`)."""

    def is_possessed(self, place: int) -> bool:
        """Say whether a word carries its owner in an ending.

        Raises:
            Nothing.
        """
        return bool(self.possessive) and self.words[place].endswith(self.possessive)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text of some tokens, end-exclusive.

        Raises:
            Nothing.
        """
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)


@dataclass(frozen=True, slots=True)
class Heard:
    """One statement in its place."""

    place: int
    """In the row of statements that was given."""
    number: int
    """In the order of the text."""
    statement: Statement
    side: Side
    """Who speaks, and whom they belong to."""
    aim: Side
    """At whom it is aimed, and whom they belong to."""
    blocs: Side
    """What the speakers' states are members of."""
    sentence: int
    """The sentence it begins in."""
    headline: bool
    quoted: bool
    """Whether it begins inside quotation marks."""
    earlier: bool
    """Whether it is told as said before what the article tells around it."""
    region: Region
    topics: frozenset[str]
    around: frozenset[str]
    """Its topics, those they are parts of, and those close or contrary to them."""
