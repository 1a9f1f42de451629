"""On which day a statement was made that names none: the occasion on which its speaker speaks in this document.

In      drafts in the order of the text; the occasions that sentences tell of
Out     the drafts, dated where an occasion fits.
Source  the annotation guide: the day on which it was said, if the article lets you know it.
Limits  words such as `sebelumnya`, `last week` keep a statement out: it was made on another occasion.
        What a report that opens with one day tells without any other is taken to be of that day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract.calendar import Calendar
from kg.extract.dates import resolve
from kg.extract.drafts import Draft
from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.view import View

_RECENT = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A sentence that tells of something on a day."""

    number: int
    paragraph: int
    day: date
    actors: frozenset[str]
    """Who met; empty where the sentence only dates its paragraph."""
    opening: bool
    """Whether the report opens with it: then it is the report's own day."""


def occasion(view: View, when: Calendar, opening: bool) -> Occasion | None:
    """Return the occasion that a sentence tells of; None where it names no day of the report's own time.

    Raises:
        Nothing.
    """
    days = [resolve(written, when) for written in view.dates if view.direct_at(written.run.first) is None]
    day = next((d for d in days if d is not None), None)
    if day is None or when.anchor is None or not timedelta(0) <= when.anchor - day <= _RECENT:
        return None
    met = any(view.direct_at(place) is None for place in view.where(Run(0, len(view.words)), "encounter"))
    actors = frozenset(m.actor for seen in view.seen for m in seen.mentions) if met else frozenset()
    return Occasion(view.number, view.sentence.paragraph, day, actors, opening)


def dated(drafts: Sequence[Draft], occasions: Iterable[Occasion]) -> list[Draft]:
    """Return the drafts, each with the day of its occasion where the text lets it be known.

    Raises:
        Nothing.
    """
    held = list(occasions)
    own = [draft for draft in drafts if draft.said_on is not None]
    return [draft if draft.said_on else _dated(draft, own, held) for draft in drafts]


def _dated(draft: Draft, own: list[Draft], held: list[Occasion]) -> Draft:
    if _elsewhere(draft):
        return draft
    speaker = _voices(draft)
    before = [o for o in own if o.view.number <= draft.view.number and speaker & _voices(o) and not _elsewhere(o)]
    if before:
        return _on(
            draft, before[-1].said_on, f"the day on which the same voice spoke in sentence {before[-1].view.number + 1}"
        )
    paragraph = draft.view.sentence.paragraph
    near = [o for o in held if o.number <= draft.view.number and (o.paragraph == paragraph or speaker & o.actors)]
    if near:
        return _on(draft, near[-1].day, f"the day of which sentence {near[-1].number + 1} tells")
    days = {o.said_on for o in own if speaker & _voices(o)} or {o.day for o in held if o.opening}
    return (
        _on(draft, days.pop(), "the only day of its speaker, or of the report's opening") if len(days) == 1 else draft
    )


def _on(draft: Draft, day: date | None, why: str) -> Draft:
    if draft.view.notes is not None:
        draft.view.notes.append(Note("occasion", draft.run, why))
    return replace(draft, said_on=day)


def _voices(draft: Draft) -> frozenset[str]:
    return frozenset(m.actor for m in (*draft.chain.speakers, *draft.chain.conveyed_by))


def _elsewhere(draft: Draft) -> bool:
    """Say whether the words around a statement put it on another day (`sebelumnya`, `last week`)."""
    places = draft.view.where(Run(0, len(draft.view.words)), "another_day")
    return any(not draft.run.holds(place) or place - draft.run.first <= 1 for place in places)
