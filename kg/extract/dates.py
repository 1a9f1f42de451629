"""When it was said: weekdays and dates in the words of attribution, against the article's own date.

In      View, runs of tokens outside what is said; the document's anchor date
Out     a date, or None where the article does not let us know it.
Source  weekdays mean the latest such day up to the article's date; a date without year takes the nearest year before.
Limits  `pekan lalu` and `awal tahun depan` name no day and give none; a year is inferred only if one alone fits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.run import Run
from kg.extract.view import View
from kg.extract.written import Written, find
from kg.language import Lexicon
from kg.model import Document, Knowledge, Mention

_YEARS = range(1990, 2041)
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the document lets us know of its own time."""

    anchor: date | None
    """The article's date; else the latest date in its text, its year printed or the only one that fits."""

    def weekday(self, day: int) -> date | None:
        """Return the latest day of that weekday (0 = Monday) up to the anchor.

        Raises:
            Nothing.
        """
        if self.anchor is None:
            return None
        return self.anchor - timedelta(days=(self.anchor.weekday() - day) % 7)

    def complete(self, day: int, month: int, year: int | None) -> date | None:
        """Return the date, its year taken from the anchor if none is given: the nearest not after it.

        Raises:
            Nothing.
        """
        if year is not None:
            return _date(year, month, day)
        if self.anchor is None:
            return None
        found = _date(self.anchor.year, month, day)
        # a date a little ahead is a plan; far ahead it is last year's
        return _date(self.anchor.year - 1, month, day) if found and found > self.anchor + timedelta(183) else found


def calendar(doc: Document, mentions: Iterable[Mention], knowledge: Knowledge, lexicon: Lexicon) -> Calendar:
    """Return what a document lets us know of its time.

    Raises:
        Nothing.
    """
    written = [w for s in doc.sentences for w in find(tuple(t.text.lower() for t in s.tokens), lexicon)]
    full = [d for w in written if w.day and w.month and w.year and (d := _date(w.year, w.month, w.day))]
    if doc.article.published or full:
        return Calendar(doc.article.published or max(full))
    year = _only_year(written, tuple(mentions), knowledge)
    days = [d for w in written if year and w.day and w.month and (d := _date(year, w.month, w.day))]
    return Calendar(max(days) if days else None)


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
            found = _resolve(written, when)
            if found:
                return found
    return None


def _resolve(written: Written, when: Calendar) -> date | None:
    if written.day is not None and written.month is not None:
        return when.complete(written.day, written.month, written.year)
    if written.weekday is None or when.anchor is None:
        return None
    if written.weekday < 0:
        return when.anchor - timedelta(days=2 + written.weekday)
    return when.weekday(written.weekday)


def _only_year(written: list[Written], mentions: Sequence[Mention], knowledge: Knowledge) -> int | None:
    """Return the one year that fits the text: its weekdays, the events it must mean, the offices it names."""
    dated = [w for w in written if w.day and w.month]
    on_weekdays = [w for w in dated if w.weekday is not None and w.weekday >= 0]
    years = _years_of_events(dated, {m.actor for m in mentions}, knowledge)
    if on_weekdays:
        fitting = {year for year in _YEARS if all(_falls(w, year) for w in on_weekdays)}
        years = years & fitting or fitting
    held = {year for year in years if all(_in_office(m, year, knowledge) for m in mentions if m.title)}
    return held.pop() if len(held) == 1 else None


def _falls(written: Written, year: int) -> bool:
    day = _date(year, written.month or 1, written.day or 1)
    return day is not None and day.weekday() == written.weekday


def _years_of_events(dated: list[Written], named: set[str], knowledge: Knowledge) -> set[int]:
    """Return the years of known events between people the text names, within a week of a date it prints."""
    return {
        event.day.year
        for event in knowledge.events.values()
        if len(event.participants) > 1 and named.issuperset(event.participants)
        for w in dated
        if (day := _date(event.day.year, w.month or 1, w.day or 1)) and abs((day - event.day).days) <= _NEAR
    }


def _in_office(mention: Mention, year: int, knowledge: Knowledge) -> bool:
    terms = [t for post in knowledge.posts.values() for t in post.holders if t.person == mention.actor and t.start]
    return not terms or any(t.start and t.start.year <= year and (t.end is None or year <= t.end.year) for t in terms)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
