"""A document's statements set out for the search: each with its sides, its words and its matter.

In      Document, statements in any order, Parties, ReplyWords
Out     Scene: the statements in the order of the text; those outside the sentences are left out.
Limits  nothing here decides anything.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.model import Document, Sentence, Span, Statement, ZoneRole
from kg.reply.heard import Heard, Region
from kg.reply.parties import Parties, Side
from kg.reply.values import Scene
from kg.reply.wordlist import ReplyWords

_MARKS = "\"“”„«»‘’'″.,;:!?()"
_BESIDE = 4
"""Statements before and behind one among which those of its sentence are."""


def scene(doc: Document, statements: Sequence[Statement], parties: Parties, words: ReplyWords) -> Scene:
    """Return a document's statements as the search sees them.

    Raises:
        Nothing.
    """
    sides = [parties.side(statement.speakers) for statement in statements]
    names = parties.named(sides, doc.article.language)
    order = sorted(range(len(statements)), key=lambda place: (statements[place].span, place))
    maker = _Maker(doc, statements, sides, parties, words, names)
    found: list[Heard] = []
    for at, place in enumerate(order):
        beside = (*order[max(0, at - _BESIDE) : at], *order[at + 1 : at + 1 + _BESIDE])
        one = maker.heard(place, len(found), beside)
        found += [one] if one else []
    inside: dict[int, list[Heard]] = {}
    for one in found:
        inside.setdefault(one.sentence, []).append(one)
    return Scene(doc, tuple(found), inside, names, words)


class _Maker(NamedTuple):
    """What statements are set out with."""

    doc: Document
    statements: Sequence[Statement]
    sides: Sequence[Side]
    parties: Parties
    words: ReplyWords
    names: Mapping[str, Side]

    def heard(self, place: int, number: int, beside: Sequence[int]) -> Heard | None:
        statement, side = self.statements[place], self.sides[place]
        at = bisect_right(self.doc.sentences, statement.span.start, key=_start) - 1
        if at < 0:
            return None
        sentence = self.doc.sentences[at]
        others = [self.statements[other].span for other in beside if not self.sides[other] & side]
        told = (part.strip(_MARKS) for part in statement.span.of(self.doc.text).lower().split())
        return Heard(
            place=place,
            number=number,
            statement=statement,
            side=side,
            aim=self.parties.side(statement.targets),
            blocs=self.parties.blocs(side),
            sentence=at,
            headline=sentence.role is ZoneRole.HEADLINE,
            quoted=any(q.outer.start <= statement.span.start < q.outer.end for q in sentence.quotations),
            region=_region(sentence, statement.span, others, self.words),
            topics=frozenset(statement.topics),
            around=self.parties.around(statement.topics),
            content=self.words.content(word for word in told if word not in self.names),
        )


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _region(sentence: Sentence, own: Span, others: Sequence[Span], words: ReplyWords) -> Region:
    first = max([sentence.span.start, *(o.end for o in others if sentence.span.start < o.end <= own.start)])
    last = min([sentence.span.end, *(o.start for o in others if own.end <= o.start < sentence.span.end)])
    starts = [token.span.start for token in sentence.tokens]
    begin, end = bisect_left(starts, first), bisect_left(starts, max(last, own.start + 1))
    lower = sentence.lower[begin:end]
    return Region(sentence.tokens[begin:end], lower, words.places(lower), words.possessive)
