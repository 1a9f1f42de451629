"""What one sentence shows: who was found, what is quoted, which cues stand where, what was taken off, what was refused.

In      views with notes, the statements of the document
Out     SentenceTold.
Limits  wording only: every decision was made before.
"""

from collections.abc import Sequence

from kg.extract.explain.printed import printed
from kg.extract.explain.slots import Telling
from kg.extract.explain.sources import Sources
from kg.extract.explain.values import Reason, SentenceTold, StatementTold
from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.view import View
from kg.model import Knowledge, Mention, Statement

_HOW = {
    "name": "a known name",
    "metonym": "a place that stands for its government",
    "adjective": "a word for what belongs to the actor",
    "post": "an office, which stands for its holder on the day",
    "office": "an office whose holder is not known stands for its body",
    "group": "a noun of a body or group with its state",
    "minted": "an unknown name that the words beside it introduce",
    "description": "a description of somebody named before",
    "pronoun": "a pronoun for somebody named before",
}
_USED = {"says": "it says that somebody speaks", "acts": "it names an act", "attribution": "it attributes what is said"}
_NARRATION = "narration: no cue, no attribution and no quotation says that somebody speaks or acts."


def tell(
    views: Sequence[View], statements: Sequence[Statement], knowledge: Knowledge, sources: Sources
) -> tuple[SentenceTold, ...]:
    """Return how each sentence was read.

    Raises:
        DataError: a word list cannot be read.
        OSError: a file of the ontology cannot be read.
    """
    return tuple(
        _sentence(view, [s for s in statements if view.sentence.span.holds(s.span)], Telling(views, knowledge, sources))
        for view in views
    )


def _sentence(view: View, statements: Sequence[Statement], telling: Telling) -> SentenceTold:
    told = tuple(StatementTold(s, telling.reasons(view, s)) for s in statements)
    return SentenceTold(
        number=view.number + 1,
        sentence=view.sentence,
        actors=tuple(_actor(view, m, telling) for seen in view.seen for m in seen.mentions),
        quotations=tuple(_quotation(view, q.outer, direct=q.direct) for q in view.quotes),
        cues=tuple(_cues(view, telling.sources)),
        attributions=tuple(_attributions(view, telling.sources)),
        statements=told,
        rejected=tuple(_rejected(view, told)),
    )


def _actor(view: View, mention: Mention, telling: Telling) -> Reason:
    why = _HOW.get(mention.how, mention.how)
    if mention.title:
        why += f", with the title `{mention.title}`"
    source = telling.sources.actor(mention.actor)
    if not source:
        why += f"; nobody curates it: the words make it of class {mention.cls.value}"
    return Reason("actor", mention.actor, mention.span.of(view.doc.text), why, source)


def _quotation(view: View, run: Run, *, direct: bool) -> Reason:
    why = "it stands free" if direct else "too short, or part of its clause: its words are read with the clause"
    return Reason("quotation", "a speaker's own words" if direct else "words in marks", printed(view, run), why, "")


def _cues(view: View, sources: Sources) -> list[Reason]:
    """Return each cue with what became of it: the use it was put to, else why it was left."""
    fates: dict[int, tuple[bool, str]] = {}
    for note in view.notes or ():
        if isinstance(note, Note) and note.about in (*_USED, "idle"):
            used = note.about != "idle"
            place = note.cause.first if used else note.run.first
            if used or not fates.get(place, (False, ""))[0]:
                fates[place] = (used, _USED.get(note.about, note.why))
    return [
        Reason(
            "cue",
            at.cue.act,
            printed(view, at.run),
            fates.get(at.run.first, (False, "nothing that it could report stands beside it"))[1],
            sources.cue(at.cue),
        )
        for at in view.cues
    ]


def _attributions(view: View, sources: Sources) -> list[Reason]:
    notes = [n for n in view.notes or () if isinstance(n, Note) and n.about in ("attribution", "credit")]
    cited = [n.run for n in notes if n.about == "credit"]
    found: list[Reason] = []
    for note in notes:
        who = dict.fromkeys(m.actor for s in view.seen if _named(s.run, note, cited) for m in s.mentions)
        cue = next((c.cue for c in view.cues if c.run == note.cause), None)
        source = sources.cue(cue) if cue else _listed(view, note, sources)
        found.append(Reason(note.about, ", ".join(who), printed(view, note.run), note.why, source))
    return found


def _named(run: Run, note: Note, cited: Sequence[Run]) -> bool:
    """Say whether an attribution or credit names the actor in a run; a credit inside it is told for itself."""
    credited = any(credit.holds(run.first) for credit in cited)
    return note.run.holds(run.first) and (note.about == "credit" or not credited)


def _listed(view: View, note: Note, sources: Sources) -> str:
    """Return where the words that open an attribution or a credit stand in the small classes."""
    for place in range(note.cause.first, note.cause.last):
        for section in ("source_verb", "according_back", "according"):
            size = view.phrase_at(place, section)
            if size:
                return sources.entry(f"grammar/{section}", view.words[place : place + size])
    return ""


def _rejected(view: View, told: Sequence[StatementTold]) -> list[Reason]:
    """Return what was refused; words that another reading made a statement of are not among them."""
    kept = {t.statement.span for t in told}
    found = [
        Reason("rejected", "", printed(view, note.run), note.why, "")
        for note in view.notes or ()
        if isinstance(note, Note)
        and note.about == "refused"
        and note.run.last > note.run.first
        and (view.span(note.run) not in kept or "already" in note.why)
    ]
    if not found and not told and not view.cues and not view.quotes:
        found.append(Reason("rejected", "", view.sentence.span.of(view.doc.text), _NARRATION, ""))
    return list(dict.fromkeys(found))
