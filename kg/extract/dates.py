"""When it was said: weekdays and dates in the words of attribution, against the article's own date.

In      View, runs of tokens outside what is said; the document's Calendar
Out     a date, or None where the article does not let us know it.
Source  weekdays mean the latest such day up to the article's date (kg.extract.calendar).
Limits  `pekan lalu` and `awal tahun depan` name no day and give none.
"""

from collections.abc import Iterable
from datetime import date

from kg.extract.calendar import Calendar
from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.view import View
from kg.extract.written import Written

_CLOSE = 3
"""Marks that may follow a date at the end of its sentence."""


def date_places(view: View) -> set[int]:
    """Return the positions that dates take up, with `pada hari` before them; names and commas are not among them.

    Raises:
        Nothing.
    """
    places: set[int] = set()
    for written in view.dates:
        places.update(range(written.run.first, written.run.last))
        if written.run.last < len(view.words) and view.words[written.run.last] == ")":
            places.add(written.run.last)
        before = written.run.first - 1
        while before >= 0 and ((view.words[before],) in view.lexicon.time["lead"] or view.words[before] == "("):
            places.add(before)
            before -= 1
    return {p for p in places if view.seen_at(p) is None and view.words[p] != ","}


def said_on(view: View, runs: Iterable[Run], when: Calendar) -> date | None:
    """Return the first date written in the given runs, resolved.

    Raises:
        Nothing.
    """
    places = {place for run in runs for place in range(run.first, run.last)}
    for written in view.dates:
        if written.run.first in places:
            found = resolve(written, when)
            if found:
                if view.notes is not None:
                    view.notes.append(Note("date", written.run, "the day of saying", written.run))
                return found
    return None


def closing_date(view: View, when: Calendar, beyond: int) -> date | None:
    """Return the day that closes a sentence behind a comma (`…, Senin (10/1).`), if it stands beyond a position.

    Raises:
        Nothing.
    """
    last = view.dates[-1] if view.dates else None
    if last is None or len(view.words) - last.run.last > _CLOSE or last.run.first < beyond:
        return None
    before = last.run.first - 1
    while before > 0 and ((view.words[before],) in view.lexicon.time["lead"] or view.words[before] == "("):
        before -= 1
    if view.words[before] != "," or view.direct_at(before) is not None:
        return None
    if view.notes is not None:
        view.notes.append(Note("date", last.run, "the day that closes the sentence", last.run))
    return resolve(last, when)


def resolve(written: Written, when: Calendar) -> date | None:
    """Return the day that a written date means; None where the document does not let it be known.

    Raises:
        Nothing.
    """
    if written.day is not None and written.month is not None:
        return when.complete(written.day, written.month, written.year)
    if written.weekday is None or when.anchor is None:
        return None
    if written.weekday < 0:
        return when.back(2 + written.weekday)
    return when.weekday(written.weekday)
