"""A document's statements set out for the search: each with its sides, its words and its matter.

In      Document, statements in any order, Parties, ReplyWords
Out     Scene: the statements in the order of the text; those outside the sentences are left out.
Limits  nothing here decides anything.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.model import Document, Sentence, Span, Statement, ZoneRole
from kg.reply.heard import Heard, Region
from kg.reply.parties import Parties
from kg.reply.values import Scene
from kg.reply.wordlist import ReplyWords

_BESIDE = 4
"""Statements before and behind one among which those of its sentence are."""


def scene(doc: Document, statements: Sequence[Statement], parties: Parties, words: ReplyWords) -> Scene:
    """Return a document's statements as the search sees them.

    Raises:
        Nothing.
    """
    sides = [parties.side(statement.speakers) for statement in statements]
    names = parties.named(sides, doc.article.language)
    starts = [sentence.span.start for sentence in doc.sentences]
    order = sorted(range(len(statements)), key=lambda place: (statements[place].span, place))
    found: list[Heard] = []
    for at, place in enumerate(order):
        statement = statements[place]
        number = bisect_right(starts, statement.span.start) - 1
        if number < 0:
            continue
        sentence = doc.sentences[number]
        beside = (*order[max(0, at - _BESIDE) : at], *order[at + 1 : at + 1 + _BESIDE])
        others = [statements[other].span for other in beside if not sides[other] & sides[place]]
        told = statement.span.of(doc.text).lower().split()
        matter = words.content(word for part in told if (word := part.strip(_MARKS)) not in names)
        found.append(
            Heard(
                place=place,
                statement=statement,
                side=sides[place],
                aim=parties.side(statement.targets),
                blocs=parties.blocs(sides[place]),
                sentence=number,
                headline=sentence.role is ZoneRole.HEADLINE,
                quoted=any(q.outer.start <= statement.span.start < q.outer.end for q in sentence.quotations),
                region=_region(sentence, statement.span, others, words),
                topics=frozenset(statement.topics),
                around=parties.around(statement.topics),
                content=matter,
            )
        )
    return Scene(doc, tuple(found), names, words)


_MARKS = "\"“”„«»‘’'″.,;:!?()"


def _region(sentence: Sentence, own: Span, others: Sequence[Span], words: ReplyWords) -> Region:
    first = max([sentence.span.start, *(o.end for o in others if sentence.span.start < o.end <= own.start)])
    last = min([sentence.span.end, *(o.start for o in others if own.end <= o.start < sentence.span.end)])
    starts = [token.span.start for token in sentence.tokens]
    begin, end = bisect_left(starts, first), bisect_left(starts, max(last, own.start + 1))
    lower = sentence.lower[begin:end]
    return Region(sentence.tokens[begin:end], lower, words.places(lower), words.possessive)
