"""Why a statement has its speaker and its target.

In      the draft of a statement and the notes made for it
Out     reasons of the slots `speaker` and `target`.
Limits  tells where the one chosen stands and what leads to him; not who else was weighed.
"""

from collections.abc import Iterator, Sequence

from kg.extract.explain.printed import printed
from kg.extract.explain.sources import Sources
from kg.extract.explain.values import Reason
from kg.extract.modality import condition
from kg.extract.notes import Drafted, Note
from kg.extract.view import View
from kg.model import Kind, Mention, Statement

_DOER = {
    "beside": "stands before the verb as its subject",
    "relative": "is the subject, across an inserted clause",
    "clause": "begins the clause of the verb",
    "inherited": "is the subject of the verb before, which this one shares",
    "passive": "is named behind the passive verb",
    "dropped": "is not repeated: the voice around the words",
    "embedded": "speaks around the words",
    "noun": "speaks around the words; the doer is a common noun",
    "nominal": "owns the noun that reports the act",
}


def speaker(views: Sequence[View], view: View, draft: Drafted, statement: Statement) -> Iterator[Reason]:
    """Yield why each speaker is one.

    Raises:
        Nothing.
    """
    for mention in statement.speakers:
        yield Reason("speaker", mention.actor, mention.span.of(view.doc.text), _speaks(views, view, draft, mention), "")


def _speaks(views: Sequence[View], view: View, draft: Drafted, mention: Mention) -> str:
    subject = draft.act.subject if draft.act else None
    if subject and any(m == mention for m in subject.mentions):
        return _DOER.get(subject.how, subject.how)
    notes = [n for n in view.notes or () if isinstance(n, Note)]
    inside = view.sentence.span.holds(mention.span)
    for note in notes:
        if note.about == "attribution" and (not inside or view.span(note.run).holds(mention.span)):
            back = "" if inside else f" (heard in sentence {_number(views, mention)})"
            return f"attribution {note.why}: `{printed(view, note.run)}`{back}"
    for note in notes:
        if note.about == "says" and inside and note.run.first < note.run.last:
            how = _DOER.get(note.why, note.why)
            return f"does the verb of saying `{printed(view, note.cause)}`: {how}"
    if not inside:
        return f"the voice heard last goes on (sentence {_number(views, mention)})"
    return "is the one the words themselves name as their speaker"


def _number(views: Sequence[View], mention: Mention) -> int:
    return next((v.number + 1 for v in views if v.sentence.span.holds(mention.span)), 0)


def target(
    view: View, made: tuple[Drafted, Sequence[Note]], statement: Statement, sources: Sources
) -> Iterator[Reason]:
    """Yield why each target is one; one line where there is none.

    Raises:
        DataError: a word list cannot be read.
    """
    draft, notes = made
    for mention in statement.targets:
        why, source = _aimed(view, draft, notes, mention, sources)
        yield Reason("target", mention.actor, mention.span.of(view.doc.text), why, source)
    if not statement.targets:
        why = "no other actor stands where one is asked, threatened, accused, rejected, supported or agreed with"
        if statement.kind is Kind.ASSERTION:
            why = "an assertion is aimed at somebody only where it is spoken to him"
        yield Reason("target", "nobody", "", why, "")


def _aimed(view: View, draft: Drafted, notes: Sequence[Note], mention: Mention, sources: Sources) -> tuple[str, str]:
    behind = next((n for n in notes if n.about == "behind" and view.span(n.run).holds(mention.span)), None)
    if behind:
        words = view.words[behind.cause.first : behind.cause.last]
        return f"stands behind `{' '.join(words)}`", sources.entry(behind.section, words)
    return _placed(view, draft, mention), ""


def _placed(view: View, draft: Drafted, mention: Mention) -> str:
    aim = draft.aim
    place = next((s.run.first for s in view.seen if mention in s.mentions), -1)
    clause = condition(view, draft.run)
    subject = aim.reading.subject.mentions if aim.reading.subject else ()
    places = (
        (aim.object and place == aim.object.first, "stands directly behind the cue, as its object"),
        (mention in aim.addressee, "is the one it was said to"),
        (mention in subject, "is the subject of the clause that tells the act"),
        (clause and clause.holds(place), "would bring the condition about"),
        (draft.run.holds(place), "is the first other actor that the words name"),
        (mention in aim.answered, "made the demand or the accusation that this answers"),
        (mention in aim.still, "is the one the same speaker's act just before was aimed at"),
    )
    return next((told for there, told in places if there), "is named beside the words")
