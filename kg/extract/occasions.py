"""On which day a statement was made that names none: the occasion on which its speaker speaks in this document.

In      drafts in the order of the text; the occasions that sentences tell of
Out     the drafts, dated where an occasion fits.
Source  the annotation guide: the day on which it was said, if the article lets you know it.
Limits  words such as `sebelumnya`, `last week` keep a statement out: it was made on another occasion.
        What a report that opens with one day tells without any other is taken to be of that day.
"""

from bisect import bisect_left
from collections import defaultdict
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
_Rows = dict[str | int, list[tuple[int, int]]]
"""By voice, actor or paragraph: sentence numbers and places in a list, ascending."""


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
    days = _Days(drafts, list(occasions))
    return [draft if draft.said_on else _dated(draft, days) for draft in drafts]


class _Days:
    """The days a document tells of, by voice, paragraph and actor: every draft asks, so none is searched for."""

    def __init__(self, drafts: Sequence[Draft], held: list[Occasion]) -> None:
        self._own = [draft for draft in drafts if draft.said_on is not None]
        self._held = held
        self._spoken: _Rows = defaultdict(list)
        self._told: _Rows = defaultdict(list)
        self._days: dict[str, set[date | None]] = defaultdict(set)
        self._opening: set[date | None] = {o.day for o in held if o.opening}
        for index, draft in enumerate(self._own):
            elsewhere = _elsewhere(draft)
            for voice in _voices(draft):
                self._days[voice].add(draft.said_on)
                if not elsewhere:
                    self._spoken[voice].append((draft.view.number, index))
        for index, told in enumerate(held):
            keys: tuple[str | int, ...] = (told.paragraph, *told.actors)
            for key in keys:
                self._told[key].append((told.number, index))

    def spoken(self, speaker: frozenset[str], number: int) -> Draft | None:
        """Return the last dated draft up to a sentence in which one of these voices spoke."""
        index = _last(self._spoken, speaker, number)
        return None if index is None else self._own[index]

    def told(self, draft: Draft, speaker: frozenset[str]) -> Occasion | None:
        """Return the last occasion up to a draft's sentence, of its paragraph or with its speakers."""
        index = _last(self._told, (draft.view.sentence.paragraph, *speaker), draft.view.number)
        return None if index is None else self._held[index]

    def only(self, speaker: frozenset[str]) -> date | None:
        """Return the only day of these voices, else of the report's opening."""
        days = {day for voice in speaker for day in self._days.get(voice, ())} or self._opening
        return next(iter(days)) if len(days) == 1 else None


def _last(rows: _Rows, keys: Iterable[str | int], number: int) -> int | None:
    """Return the greatest index that one of some keys has up to a sentence."""
    found = [row[at - 1][1] for key in keys if (row := rows.get(key)) and (at := bisect_left(row, (number + 1, 0)))]
    return max(found, default=None)


def _dated(draft: Draft, days: _Days) -> Draft:
    if _elsewhere(draft):
        return draft
    speaker = _voices(draft)
    before = days.spoken(speaker, draft.view.number)
    if before:
        why = f"the day on which the same voice spoke in sentence {before.view.number + 1}"
        return _on(draft, before.said_on, why)
    near = days.told(draft, speaker)
    if near:
        return _on(draft, near.day, f"the day of which sentence {near.number + 1} tells")
    only = days.only(speaker)
    return _on(draft, only, "the only day of its speaker, or of the report's opening") if only else draft


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
