"""Rules and language model together: what either finds, and more trust in what both do.

In      two extractors; Document
Out     Extraction: the union, in the order of the text.
Source  docs/llm.md says how statements are matched and what their confidence means.
Limits  where the two read the same words as different acts of one speaker, the one trusted more is kept and the other
        refused. Without an answer of the model the article has the rules' statements, and waits in the retry file.
"""

from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

from kg.errors import UnansweredError
from kg.extract import Extraction, Extractor
from kg.ground import Ground
from kg.model import Document, Knowledge, Refusal, Span, Statement

_SAME, _RIVAL = 0.5, 0.8
"""Shares of the words in common: of the shorter one for agreement, of both together for two readings of one thing."""
_STAGE = "extract"


class Both:
    """Extracts with two back ends; the first one's spans and slots win where they agree."""

    name = "both"

    def __init__(self, first: Extractor, second: Extractor, knowledge: Knowledge) -> None:
        self._first = first
        self._second = second
        self._ground = Ground(knowledge)
        self._one_at_a_time = Lock()

    def extract(self, doc: Document) -> Extraction:
        """Return what either back end finds and the text bears out.

        Raises:
            ModelError: the second back end cannot keep what it must.
        """
        with self._one_at_a_time:  # it computes, and so gains nothing from threads
            first = self._grounded(doc, self._first.extract(doc))
        try:
            second = self._grounded(doc, self._second.extract(doc))
        except UnansweredError as error:
            missing = Refusal(
                _STAGE, doc.article.source, "no answer of the model: read by the rules alone.", str(error)
            )
            return Extraction(first.statements, (*first.rejected, missing), named=first.named, when=first.when)
        union = joined(doc, first.statements, second.statements)
        refused = (*first.rejected, *second.rejected, *union.rejected)
        return Extraction(union.statements, refused, named=first.named, when=first.when)

    def _grounded(self, doc: Document, found: Extraction) -> Extraction:
        sifted = self._ground.sift(doc, found.statements, _STAGE)
        return Extraction(sifted.kept, (*found.rejected, *sifted.refused), named=found.named, when=found.when)


def joined(doc: Document, first: Sequence[Statement], second: Sequence[Statement]) -> Extraction:
    """Return the union of two readings of a document.

    Raises:
        Nothing.
    """
    found = {statement.span: statement for statement in first}
    rejected: list[Refusal] = []
    for other in second:
        twin = next((one for one in found.values() if _agree(one, other)), None)
        rival = next((one for one in found.values() if _rivals(one, other)), None)
        if twin:
            found[twin.span] = _trusted(twin, other)
        elif rival:
            kept, left = (other, rival) if other.confidence > rival.confidence else (rival, other)
            del found[rival.span]
            found[kept.span] = kept
            reason = f"the same words are read as {kept.kind.value} by {kept.rule}, which is trusted more."
            rejected.append(Refusal(_STAGE, doc.article.source, reason, left.span.of(doc.text)))
        else:
            found[other.span] = other
    return Extraction(tuple(found[span] for span in sorted(found)), tuple(rejected))


def _trusted(one: Statement, other: Statement) -> Statement:
    """Wrong is what both get wrong: if they err independently, that is the product of the two doubts."""
    confidence = 1 - (1 - one.confidence) * (1 - other.confidence)
    rule = one.rule if other.rule in one.rule else f"{one.rule} + {other.rule}"
    return replace(one, confidence=round(confidence, 4), rule=rule)


def _agree(one: Statement, other: Statement) -> bool:
    same = one.kind is other.kind and _speak_alike(one, other)
    return same and _common(one.span, other.span) >= _SAME * min(len(one.span), len(other.span))


def _rivals(one: Statement, other: Statement) -> bool:
    if one.span == other.span:
        return True
    together = max(one.span.end, other.span.end) - min(one.span.start, other.span.start)
    return _speak_alike(one, other) and _common(one.span, other.span) >= _RIVAL * together


def _speak_alike(one: Statement, other: Statement) -> bool:
    return bool({m.actor for m in one.speakers} & {m.actor for m in other.speakers})


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
