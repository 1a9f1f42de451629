"""A document's statements as the search for answers sees them: who against whom, where, and in which words.

In      Document, statements in any order, Parties, ReplyWords
Out     Heard, in the order of the text.
Limits  lives inside kg.reply; nothing here decides anything.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.language import Places
from kg.model import Document, Span, Statement, Token, ZoneRole
from kg.reply.parties import Parties, Side
from kg.reply.wordlist import ReplyWords


@dataclass(frozen=True, slots=True)
class Region:
    """The words that a statement is told in: its own, and those of its sentence that are not another speaker's."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    places: Places

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
    statement: Statement
    side: Side
    """Who speaks, and whom they belong to."""
    aim: Side
    """At whom it is aimed, and whom they belong to."""
    blocs: Side
    """What the speakers' states are members of."""
    sentence: int
    """The sentence it begins in."""
    paragraph: int
    headline: bool
    region: Region


def heard(doc: Document, statements: Sequence[Statement], parties: Parties, words: ReplyWords) -> list[Heard]:
    """Return the statements in the order of the text; those outside the sentences are left out.

    Raises:
        Nothing.
    """
    starts = [sentence.span.start for sentence in doc.sentences]
    order = sorted(range(len(statements)), key=lambda place: (statements[place].span, place))
    sides = {place: parties.side(statements[place].speakers) for place in order}
    found: list[Heard] = []
    for at, place in enumerate(order):
        statement = statements[place]
        number = bisect_right(starts, statement.span.start) - 1
        if number < 0:
            continue
        sentence = doc.sentences[number]
        others = [
            statements[other].span
            for other in (*order[max(0, at - 4) : at], *order[at + 1 : at + 5])
            if not sides[other] & sides[place]
        ]
        found.append(
            Heard(
                place,
                statement,
                sides[place],
                parties.side(statement.targets),
                parties.blocs(sides[place]),
                number,
                sentence.paragraph,
                sentence.role is ZoneRole.HEADLINE,
                _region(doc, number, statement.span, others, words),
            )
        )
    return found


def _region(doc: Document, number: int, own: Span, others: Sequence[Span], words: ReplyWords) -> Region:
    sentence = doc.sentences[number]
    first = max([sentence.span.start, *(o.end for o in others if sentence.span.start < o.end <= own.start)])
    last = min([sentence.span.end, *(o.start for o in others if own.end <= o.start < sentence.span.end)])
    starts = [token.span.start for token in sentence.tokens]
    tokens = sentence.tokens[bisect_left(starts, first) : bisect_left(starts, max(last, own.start + 1))]
    lower = tuple(token.text.lower() for token in tokens)
    return Region(tokens, lower, words.places(lower))
