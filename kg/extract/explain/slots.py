"""Why each slot of a statement is as it is.

In      the view of a sentence with its notes, a statement of it
Out     reasons, slot by slot: kind, speaker, conveyed by, cited from, target, topic, date, condition, polarity …
Limits  the notes since the draft before belong to a draft; the first draft of some words is the one that stands.
"""

from collections.abc import Iterator, Sequence

from kg.extract.explain.kind import kind
from kg.extract.explain.people import speaker, target
from kg.extract.explain.printed import printed
from kg.extract.explain.sources import Sources
from kg.extract.explain.values import Reason
from kg.extract.modality import condition, main_clause
from kg.extract.notes import Drafted, Note
from kg.extract.run import Run
from kg.extract.view import View
from kg.language import phrase
from kg.model import Knowledge, Statement


class Telling:
    """Tells the reasons of statements of one document."""

    def __init__(self, views: Sequence[View], knowledge: Knowledge, sources: Sources) -> None:
        self._views = views
        self._knowledge = knowledge
        self.sources = sources

    def reasons(self, view: View, statement: Statement) -> tuple[Reason, ...]:
        """Return why each slot of a statement is as it is.

        Raises:
            DataError: a word list cannot be read.
            OSError: a file of the ontology cannot be read.
        """
        draft, notes = _draft(view, statement)
        if draft is None:
            return ()
        return (
            kind(view, draft, statement, self.sources),
            *speaker(self._views, view, draft, statement),
            *_passed(statement, view),
            *target(view, (draft, notes), statement, self.sources),
            *self._topics(view, draft, statement),
            *_date(view, draft, notes, statement),
            *self._condition(view, draft),
            *self._mood(view, draft, statement),
            _confidence(draft, statement),
        )

    def _topics(self, view: View, draft: Drafted, statement: Statement) -> Iterator[Reason]:
        for slug in statement.topics:
            fits = (fit for run in (*main_clause(view, draft.run), draft.run) if (fit := self._fit(slug, view, run)))
            fit = next(fits, None)
            if fit:
                side = "" if slug in statement.positions else "; only spoken about"
                why = f"the phrase `{fit[0]}` fits{side}"
                yield Reason("topic", slug, printed(view, fit[1]), why, self.sources.phrase(fit[0]))
            else:
                yield self._pointed(slug, view, draft.run)

    def _fit(self, slug: str, view: View, run: Run) -> tuple[str, Run] | None:
        """Return the first phrase of a topic that fits some words, and where."""
        for pattern in self._knowledge.topics[slug].phrases.get(view.doc.article.language, ()):
            place = phrase(pattern).search(view.line(run))
            if place:
                return pattern, Run(*place)
        return None

    def _pointed(self, slug: str, view: View, run: Run) -> Reason:
        for place in range(run.first, run.last):
            size = view.phrase_at(place, "pointing")
            if size:
                source = self.sources.entry("grammar/pointing", view.words[place : place + size])
                words = printed(view, Run(place, place + size))
                return Reason("topic", slug, words, "points back to what was spoken of last; only spoken about", source)
        return Reason("topic", slug, "", "what was spoken of last", "")

    def _condition(self, view: View, draft: Drafted) -> Iterator[Reason]:
        clause = condition(view, draft.run)
        if clause:
            size = view.phrase_at(clause.first, "condition")
            opener = view.words[clause.first : clause.first + size]
            why = f"`{' '.join(opener)}` opens it"
            source = self.sources.entry("grammar/condition", opener)
            yield Reason("condition", "a conditional clause", printed(view, clause), why, source)

    def _mood(self, view: View, draft: Drafted, statement: Statement) -> Iterator[Reason]:
        said = {n.about: n for n in view.notes or () if isinstance(n, Note) and n.run == draft.run}
        for slot, value in (("polarity", statement.polarity.value), ("certainty", statement.certainty.value)):
            note = said.get(slot)
            if note is None:
                plain = "no negation before the first comma" if slot == "polarity" else "no word of doubt"
                yield Reason(slot, value, "", plain, "")
            else:
                source = self.sources.entry(note.section, view.words[note.cause.first : note.cause.last])
                yield Reason(slot, value, printed(view, note.cause), "the word says so", source)


def _draft(view: View, statement: Statement) -> tuple[Drafted | None, list[Note]]:
    """Return the draft that a statement was made of, and the notes made for it."""
    notes: list[Note] = []
    for note in view.notes or ():
        if isinstance(note, Note):
            notes.append(note)
        elif note.run.last > note.run.first and view.span(note.run) == statement.span and note.rule == statement.rule:
            return note, notes
        else:
            notes = []
    return None, []


def _passed(statement: Statement, view: View) -> Iterator[Reason]:
    for slot, mentions, why in (
        (
            "conveyed by",
            statement.conveyed_by,
            "an office or spokesperson that hands on the words of the one who holds them",
        ),
        ("cited from", statement.cited_from, "a medium that is credited"),
    ):
        for mention in mentions:
            yield Reason(slot, mention.actor, mention.span.of(view.doc.text), why, "")


def _date(view: View, draft: Drafted, notes: Sequence[Note], statement: Statement) -> Iterator[Reason]:
    if statement.said_on is None:
        return
    day, published = statement.said_on.isoformat(), view.doc.article.published
    note = next((n for n in reversed(notes) if n.about == "date"), None)
    if note is None:
        told = (n.why for n in view.notes or () if isinstance(n, Note) and (n.about, n.run) == ("occasion", draft.run))
        yield Reason("date", day, "", next(told, "the day of what is told around it"), "")
        return
    against = f", seen from {published.isoformat()}, the article's date" if published else ""
    yield Reason("date", day, printed(view, note.run), note.why + against, "")


def _confidence(draft: Drafted, statement: Statement) -> Reason:
    parts = (f"{step:+.2f} {why}" if number else f"{step:.2f} {why}" for number, (step, why) in enumerate(draft.steps))
    return Reason("confidence", f"{statement.confidence:.2f}", "", ", ".join(parts), "")
