"""When it was said: weekdays and dates in the words of attribution, against the article's own date.

In      View, runs of tokens outside what is said; the document's anchor date
Out     a date, or None where the article does not let us know it.
Source  weekdays mean the latest such day up to the article's date; a date without year takes the nearest year before.
Limits  `pekan lalu` and `awal tahun depan` name no day and give none; a missing year is inferred only if just one fits.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.view import Run, View
from kg.language import Lexicon
from kg.model import Document, Knowledge, Mention

_YEARS = range(1990, 2041)
_NUMBER = re.compile(r"^\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the document lets us know of its own time."""

    anchor: date | None
    """The article's date, or the latest full date in its text."""
    year: int | None
    """The one year that fits the weekdays and offices of the text, where there is no anchor."""

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
        if self.anchor is not None:
            found = _date(self.anchor.year, month, day)
            # a date a little ahead is a plan; far ahead it is last year's
            return _date(self.anchor.year - 1, month, day) if found and found > self.anchor + timedelta(183) else found
        return _date(self.year, month, day) if self.year is not None else None


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: any part may be missing."""

    run: Run
    weekday: int | None
    day: int | None
    month: int | None
    year: int | None


def calendar(doc: Document, mentions: Iterable[Mention], knowledge: Knowledge, lexicon: Lexicon) -> Calendar:
    """Return what a document lets us know of its time.

    Raises:
        Nothing.
    """
    written = [w for s in doc.sentences for w in find(tuple(t.text.lower() for t in s.tokens), lexicon)]
    full = [d for w in written if w.day and w.month and w.year and (d := _date(w.year, w.month, w.day))]
    anchor = doc.article.published or (max(full) if full else None)
    return Calendar(anchor, None if anchor else _only_year(written, mentions, knowledge))


def date_places(view: View) -> set[int]:
    """Return the positions that dates take up, with `pada hari` before them; names and commas are not among them.

    Raises:
        Nothing.
    """
    places: set[int] = set()
    for written in find(view.words, view.lexicon):
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
    for written in find(view.words, view.lexicon):
        if written.run.first in places:
            found = _resolve(written, when)
            if found:
                return found
    return None


def find(words: tuple[str, ...], lexicon: Lexicon) -> list[Written]:
    """Return the dates written in a line of words.

    Raises:
        Nothing.
    """
    found: list[Written] = []
    place = 0
    while place < len(words):
        written = _numeric(words, place) or _worded(words, place, lexicon) or _named(words, place, lexicon)
        if written is None:
            place += 1
            continue
        if found and found[-1].day is None and written.run.first - found[-1].run.last <= 2:
            # `Rabu (22 Desember)`, `Kamis, 30 Desember 2021`: one date
            before = found.pop()
            run = Run(before.run.first, written.run.last)
            written = Written(run, before.weekday, written.day, written.month, written.year)
        found.append(written)
        place = written.run.last
    return found


def _numeric(words: tuple[str, ...], place: int) -> Written | None:
    """`(24/8/2022)`, `(9/12)`."""
    parts = words[place : place + 5]
    if len(parts) < 3 or not _NUMBER.match(parts[0]) or parts[1] != "/" or not _NUMBER.match(parts[2]):
        return None
    day, month = int(parts[0]), int(parts[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if len(parts) == 5 and parts[3] == "/" and _NUMBER.match(parts[4]) and len(parts[4]) == 4:
        return Written(Run(place, place + 5), None, day, month, int(parts[4]))
    return Written(Run(place, place + 3), None, day, month, None)


def _worded(words: tuple[str, ...], place: int, lexicon: Lexicon) -> Written | None:
    """`22 Desember 2021`, `December 22, 2021`, `Feb. 13`."""
    word = words[place]
    after = [w for w in words[place + 1 : place + 5] if w not in {",", "."}]
    if _NUMBER.match(word) and after and after[0] in lexicon.months and 1 <= int(word) <= 31:
        return _with_year(
            words, place, 2, Written(Run(place, place + 2), None, int(word), lexicon.months[after[0]], None)
        )
    if word in lexicon.months and after and _NUMBER.match(after[0]) and 1 <= int(after[0]) <= 31:
        size = 2 + (words[place + 1] == ".")
        return _with_year(
            words, place, size, Written(Run(place, place + size), None, int(after[0]), lexicon.months[word], None)
        )
    return None


def _with_year(words: tuple[str, ...], place: int, size: int, written: Written) -> Written:
    for last in (place + size, place + size + 1):
        if last < len(words) and re.fullmatch(r"(?:19|20)\d\d", words[last]) and words[last - 1] not in {".", "("}:
            return Written(Run(place, last + 1), None, written.day, written.month, int(words[last]))
    return written


def _named(words: tuple[str, ...], place: int, lexicon: Lexicon) -> Written | None:
    if words[place] in lexicon.days:
        return Written(Run(place, place + 1), lexicon.days[words[place]], None, None, None)
    for section, back in (("today", -2), ("yesterday", -1)):
        if any(words[place : place + len(p)] == p for p in lexicon.time.get(section, ())):
            return Written(Run(place, place + 1), back, None, None, None)
    return None


def _resolve(written: Written, when: Calendar) -> date | None:
    if written.day is not None and written.month is not None:
        return when.complete(written.day, written.month, written.year)
    if written.weekday is None or when.anchor is None:
        return None
    if written.weekday < 0:
        return when.anchor - timedelta(days=2 + written.weekday)
    return when.weekday(written.weekday)


def _only_year(written: list[Written], mentions: Iterable[Mention], knowledge: Knowledge) -> int | None:
    """Return the one year in which the weekdays of the text fall on its dates and its titles are held."""
    dated = [w for w in written if w.weekday is not None and w.weekday >= 0 and w.day and w.month]
    years = {
        year
        for year in _YEARS
        if dated and all((d := _date(year, w.month or 1, w.day or 1)) and d.weekday() == w.weekday for w in dated)
    }
    for year in tuple(years):
        if not all(_in_office(m, year, knowledge) for m in mentions if m.title):
            years.discard(year)
    return years.pop() if len(years) == 1 else None


def _in_office(mention: Mention, year: int, knowledge: Knowledge) -> bool:
    terms = [t for post in knowledge.posts.values() for t in post.holders if t.person == mention.actor and t.start]
    return not terms or any(t.start and t.start.year <= year and (t.end is None or year <= t.end.year) for t in terms)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
