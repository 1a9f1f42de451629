"""Drafts of statements become statements: topics, stance, order; what cannot stand is refused with a reason.

In      drafts in the order they were found
Out     Extraction.
Limits  one statement a span; a draft without a speaker is refused, never repaired.
"""

from dataclasses import dataclass
from datetime import date

from kg.extract.chain import Chain
from kg.extract.modality import certainty, condition, polarity
from kg.extract.notes import Note
from kg.extract.positions import positions, stance
from kg.extract.run import Run
from kg.extract.spoken import Spoken
from kg.extract.topics import Topics
from kg.extract.values import Extraction
from kg.extract.view import View
from kg.model import Document, Kind, Mention, Refusal, Span, Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before topics and stance are known."""

    view: View
    run: Run
    kind: Kind
    chain: Chain
    targets: tuple[Mention, ...]
    said_on: date | None
    direct: bool
    confidence: float
    rule: str


def finish(doc: Document, drafts: list[Draft], topics: Topics) -> Extraction:
    """Return the statements that drafts make, in the order of the text.

    Raises:
        Nothing.
    """
    statements: dict[Span, Statement] = {}
    spoken = Spoken(topics)
    rejected: list[Refusal] = []
    for draft in drafts:
        span = draft.view.span(draft.run)
        reason = _why_not(draft, statements.get(span))
        if reason:
            rejected.append(Refusal("extract", doc.article.source, reason, span.of(doc.text)))
            if draft.view.notes is not None:
                draft.view.notes.append(Note("refused", draft.run, reason))
        else:
            statements[span] = _statement(draft, span, spoken)
    return Extraction(tuple(statements[span] for span in sorted(statements)), tuple(rejected))


def _why_not(draft: Draft, other: Statement | None) -> str:
    if not draft.chain.speakers:
        return "nobody who can be named says this."
    if other is not None:
        return f"the same words already stand as {other.kind.value}."
    return ""


def _statement(draft: Draft, span: Span, spoken: Spoken) -> Statement:
    clause = condition(draft.view, draft.run)
    names = {m.actor for m in draft.chain.speakers}
    found, own = spoken.about(draft.view, draft.run)
    return Statement(
        span=span,
        kind=draft.kind,
        speakers=draft.chain.speakers,
        targets=tuple(m for m in draft.targets if m.actor not in names),
        topics=found,
        positions=positions(draft.view, draft.run, draft.kind, own, spoken.known),
        stance=stance(draft.kind, conditional=clause is not None),
        conveyed_by=draft.chain.conveyed_by,
        cited_from=draft.chain.cited_from,
        said_on=draft.said_on,
        condition=draft.view.span(clause) if clause else None,
        polarity=polarity(draft.view, draft.run),
        certainty=certainty(draft.view, draft.run),
        direct=draft.direct,
        confidence=draft.confidence,
        rule=draft.rule,
    )
