"""A document's statements set out for the search: each with its sides, its words and its matter.

In      Document, statements in any order, Parties, ReplyWords
Out     Scene: the statements in the order of the text; those outside the sentences are left out.
Limits  nothing here decides anything.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.model import Document, Sentence, Span, Statement, Token, ZoneRole
from kg.reply.belonging import belonging
from kg.reply.earlier import is_earlier
from kg.reply.heard import Heard, Region
from kg.reply.parties import Parties, Side
from kg.reply.pointers import region
from kg.reply.values import Scene
from kg.reply.wordlist import ReplyWords

_BESIDE = 4
"""Statements before and behind one among which those of its sentence are."""


def scene(doc: Document, statements: Sequence[Statement], parties: Parties, words: ReplyWords) -> Scene:
    """Return a document's statements as the search sees them.

    Raises:
        Nothing.
    """
    told = belonging(doc, statements, parties, words)
    sides = [parties.side(statement.speakers, told) for statement in statements]
    names = parties.named(sides, doc.article.language)
    called = cache(lambda: parties.names(sides, doc.article.language))
    order = sorted(range(len(statements)), key=lambda place: (statements[place].span, place))
    maker = _Maker(doc, statements, sides, parties, words, told, {})
    found: list[Heard] = []
    for at, place in enumerate(order):
        beside = (*order[max(0, at - _BESIDE) : at], *order[at + 1 : at + 1 + _BESIDE])
        one = maker.heard(place, len(found), beside)
        found += [one] if one else []
    inside: dict[int, list[Heard]] = {}
    for one in found:
        inside.setdefault(one.sentence, []).append(one)
    return Scene(doc, tuple(found), inside, names, called, words)


class _Maker(NamedTuple):
    """What statements are set out with."""

    doc: Document
    statements: Sequence[Statement]
    sides: Sequence[Side]
    parties: Parties
    words: ReplyWords
    told: Mapping[str, Side]
    """The sides that the text tells."""
    whole: dict[int, Region]
    """Regions that are whole sentences."""

    def heard(self, place: int, number: int, beside: Sequence[int]) -> Heard | None:
        statement, side = self.statements[place], self.sides[place]
        at = bisect_right(self.doc.sentences, statement.span.start, key=_start) - 1
        if at < 0:
            return None
        sentence = self.doc.sentences[at]
        others = [self.statements[other].span for other in beside if not self.sides[other] & side]
        around = self._region(at, statement.span, others)
        return Heard(
            place=place,
            number=number,
            statement=statement,
            side=side,
            aim=self.parties.side(statement.targets, self.told),
            blocs=self.parties.blocs(side),
            sentence=at,
            headline=sentence.role is ZoneRole.HEADLINE,
            quoted=_quoted(sentence, statement.span.start),
            earlier=is_earlier(around, statement),
            region=around,
            topics=frozenset(statement.topics),
            around=self.parties.around(statement.topics),
        )

    def _region(self, at: int, own: Span, others: Sequence[Span]) -> Region:
        sentence = self.doc.sentences[at]
        first, last = sentence.span.start, sentence.span.end
        for other in others:
            if first < other.end <= own.start:
                first = other.end
            elif own.end <= other.start < last:
                last = other.start
        if (first, last) == (sentence.span.start, sentence.span.end):
            if at not in self.whole:
                self.whole[at] = self._words(sentence, 0, len(sentence.tokens))
            return self.whole[at]
        begin = bisect_left(sentence.tokens, first, key=_start)
        return self._words(sentence, begin, bisect_left(sentence.tokens, max(last, own.start + 1), key=_start))

    def _words(self, sentence: Sentence, begin: int, end: int) -> Region:
        return region(sentence.tokens[begin:end], sentence.lower[begin:end], self.words)


def _quoted(sentence: Sentence, place: int) -> bool:
    return bool(sentence.quotations) and any(q.outer.start <= place < q.outer.end for q in sentence.quotations)


def _start(part: Sentence | Token) -> int:
    return part.span.start
