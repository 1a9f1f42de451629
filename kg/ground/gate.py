"""Judges statements against the text they were read in.

In      Document and statements
Out     Grounded: what may go on, and refusals whose reason is one of Fault.
Source  the design: named, titled or resolvably referred to; nothing from teasers, captions or boilerplate.
Limits  what no statement may lack is checked, not what it should say.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.ground.naming import POINTERS, Naming
from kg.model import Document, Knowledge, Mention, Refusal, Span, Statement

BACK, AHEAD = 6, 2
"""Sentences before and behind the words in which their speaker may be named; a long answer goes on for some."""


class Fault(StrEnum):
    """Why a statement is not grounded; the refusal's detail holds the words concerned."""

    NOT_IN_TEXT = "its words do not stand in the text."
    NOT_READ = "its words stand outside what is read as the article: in a teaser, a caption or furniture."
    NOBODY = "nobody who can be named says this."
    SPEAKER = "the text does not name its speaker where it is said to."
    FAR = "its speaker is named too far from its words."
    PARTY = "the text does not name its target, or a hand it came through, where it is said to."


@dataclass(frozen=True, slots=True)
class Grounded:
    """Statements that the text bears out, and the others."""

    kept: tuple[Statement, ...]
    refused: tuple[Refusal, ...]


class Ground:
    """Parts statements that the text bears out from those it does not."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._naming = Naming(knowledge)

    def sift(self, doc: Document, statements: Iterable[Statement], stage: str) -> Grounded:
        """Return the statements in their order, those kept and those refused, by a stage of the pipeline.

        Raises:
            Nothing.
        """
        text = _Text(doc, self._naming)
        kept: list[Statement] = []
        refused: list[Refusal] = []
        for statement in statements:
            fault = next(text.faults(statement), None)
            if fault is None:
                kept.append(statement)
            else:
                span = statement.span
                item = f"{doc.article.source}[{span.start}:{span.end}]"
                refused.append(Refusal(stage, item, fault.value, _quoted(doc, span)))
        return Grounded(tuple(kept), tuple(refused))


class _Text:
    """One document under judgement; what was found once about a mention is remembered."""

    def __init__(self, doc: Document, naming: Naming) -> None:
        self._doc = doc
        self._naming = naming
        self._starts = [sentence.span.start for sentence in doc.sentences]
        self._judged: dict[tuple[Span, str, str], bool] = {}

    def faults(self, statement: Statement) -> Iterator[Fault]:
        others = (*statement.targets, *statement.conveyed_by, *statement.cited_from)
        spans = [statement.span, *(mention.span for mention in (*statement.speakers, *others))]
        if statement.condition is not None:
            spans.append(statement.condition)
        if not all(0 <= span.start < span.end <= len(self._doc.text) for span in spans):
            yield Fault.NOT_IN_TEXT
            return  # the other questions have no meaning then
        first, last = self._sentence(statement.span.start), self._sentence(statement.span.end - 1)
        if first is None or last is None or self._interrupted(first, last):
            yield Fault.NOT_READ
            return
        if not statement.speakers:
            yield Fault.NOBODY
        for mention in statement.speakers:
            if not self._named(mention):
                yield Fault.SPEAKER
            elif not self._near(mention, first, last):
                yield Fault.FAR
        if not all(self._named(mention) for mention in others):
            yield Fault.PARTY

    def _sentence(self, place: int) -> int | None:
        """Return the number of the sentence that a character lies in; teasers and captions have none."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._doc.sentences[number].span.end else None

    def _interrupted(self, first: int, last: int) -> bool:
        """Say whether anything but white space stands between the sentences that some words run over."""
        pairs = zip(self._doc.sentences[first:last], self._doc.sentences[first + 1 : last + 1], strict=True)
        return any(self._doc.text[one.span.end : other.span.start].strip() for one, other in pairs)

    def _near(self, mention: Mention, first: int, last: int) -> bool:
        number = self._sentence(mention.span.start)
        return number is not None and first - BACK <= number <= last + AHEAD

    def _named(self, mention: Mention) -> bool:
        key = (mention.span, mention.actor, mention.how)
        if key not in self._judged:
            self._judged[key] = self._judge(mention)
        return self._judged[key]

    def _judge(self, mention: Mention) -> bool:
        number = self._sentence(mention.span.start)
        if number is None or self._sentence(mention.span.end - 1) is None:
            return False
        if mention.how not in POINTERS:
            return self._naming.names(self._doc, mention.span, mention)
        # what points back points at somebody named before, or in the same breath
        return self._naming.names_before(self._doc, number, mention)


def _quoted(doc: Document, span: Span) -> str:
    return span.of(doc.text) if 0 <= span.start < span.end else ""
