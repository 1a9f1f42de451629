"""What a document lets us know of its own time: its day, or at least its year.

In      Document, the mentions of each sentence, Knowledge
Out     Calendar: weekdays and dates without year become days.
Source  the article's date; else the dates that belong to its telling: beside a weekday (`Rabu (22 Desember)`) or a
        medium's credit (`Reuters 8 Desember`). A year nobody prints is inferred if one alone fits.
Limits  other dates in the text may lie ahead or far behind, so they date nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract.written import Written, find
from kg.language import Lexicon
from kg.model import ActorClass, Document, Knowledge, Mention, ZoneRole

_EARLIEST = 1990
_WORD = re.compile(r"\w+|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 7
_DATELINE = 40
"""Characters a dateline takes at most."""
_HALF_A_YEAR = timedelta(183)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the document lets us know of its own time."""

    anchor: date | None
    """The article's date, or the latest date of its own telling."""
    year: int | None
    """The year of its dates, where that is all there is."""

    def weekday(self, day: int) -> date | None:
        """Return the latest day of that weekday (0 = Monday) up to the anchor.

        Raises:
            Nothing.
        """
        return self.back((self.anchor.weekday() - day) % 7) if self.anchor else None

    def back(self, days: int) -> date | None:
        """Return the day so many days before the anchor; None where there is none, or it lies before all dates.

        Raises:
            Nothing.
        """
        if self.anchor is None or self.anchor - date.min < timedelta(days):
            return None
        return self.anchor - timedelta(days)

    def complete(self, day: int, month: int, year: int | None) -> date | None:
        """Return the date, its year the anchor's if none is given, or the year before where that lies far ahead.

        Raises:
            Nothing.
        """
        if year is not None:
            return day_of(year, month, day)
        if self.anchor is None:
            return day_of(self.year, month, day) if self.year else None
        found = day_of(self.anchor.year, month, day)
        ahead = found is not None and found - self.anchor > _HALF_A_YEAR
        return day_of(self.anchor.year - 1, month, day) if ahead else found


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of the text, and whether it belongs to the telling."""

    written: Written
    own: bool
    late: bool = False
    """Whether it may be the day after its weekday: a dateline of the morning after."""


def calendar(doc: Document, linked: Sequence[Sequence[Mention]], knowledge: Knowledge, lexicon: Lexicon) -> Calendar:
    """Return what a document lets us know of its time.

    Raises:
        Nothing.
    """
    published = doc.article.published
    if published:
        return Calendar(published, published.year)
    dated = [*_datelined(doc, lexicon), *_dated(doc, linked, lexicon)]
    year = _printed_year(dated)
    if year is None or not _falls_all(dated, year):
        # `December 17, 2021` in a report of `January 27`, a Thursday
        year = year + 1 if year and _falls_all(dated, year + 1) else None
    year = year or _only_year(dated, [m for mentions in linked for m in mentions], knowledge, _oldest(doc, lexicon))
    own = [day for d in dated if d.own and (day := _in_year(d.written, year))]
    met = () if own else _days_of_events(doc, linked, knowledge, lexicon)
    return Calendar(max(own) if own else met[0] if len(met) == 1 else None, year)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where there is no such day.

    Raises:
        Nothing.
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_of_events(
    doc: Document, linked: Sequence[Sequence[Mention]], knowledge: Knowledge, lexicon: Lexicon
) -> tuple[date, ...]:
    """Return the days of known events that a sentence means: its people, its weekday, near a date the text prints."""
    lines = [s.lower for s in doc.sentences]
    printed = [(w.month, w.day) for line in lines for w in find(line, lexicon) if w.month and w.day]
    days: set[date] = set()
    for line, mentions in zip(lines, linked, strict=True):
        named = {m.actor for m in mentions}
        weekdays = {w.weekday for w in find(line, lexicon)}
        for event in knowledge.events.values():
            meant = len(event.participants) > 1 and named.issuperset(event.participants)
            if meant and event.day.weekday() in weekdays and _is_near(event.day, printed):
                days.add(event.day)
    return tuple(sorted(days))


def _is_near(day: date, printed: list[tuple[int, int]]) -> bool:
    others = [day_of(day.year, month, number) for month, number in printed]
    return any(other is not None and abs((other - day).days) <= _NEAR for other in others)


def _datelined(doc: Document, lexicon: Lexicon) -> Iterator[_Dated]:
    """Yield the day of the dateline, on the first weekday that the report names: news is of its day."""
    body = [s for s in doc.sentences if s.role is ZoneRole.BODY]
    zones = [zone.span.of(doc.text) for zone in doc.article.zones if zone.role is ZoneRole.DATELINE]
    # a dateline that was not cut off opens the first sentence: `MOSCOW, January 27. The reply …`
    opening = zones[:1] or [s.span.of(doc.text)[:_DATELINE] for s in body[:1]]
    told = [w for s in body for w in find(s.lower, lexicon)]
    weekday = next((w.weekday for w in told if w.weekday is not None and w.weekday >= 0), None)
    for words in opening:
        for written in find(tuple(_WORD.findall(words.lower())), lexicon)[:1]:
            if written.day is not None:
                yield _Dated(
                    replace(written, weekday=weekday if written.weekday is None else written.weekday),
                    own=True,
                    late=written.weekday is None,
                )


def _dated(doc: Document, linked: Sequence[Sequence[Mention]], lexicon: Lexicon) -> Iterator[_Dated]:
    for sentence, mentions in zip(doc.sentences, linked, strict=True):
        media = {m.span.end for m in mentions if m.cls is ActorClass.MEDIA_ORGANISATION}
        for written in find(sentence.lower, lexicon):
            before = written.run.first - 1
            credited = before >= 0 and sentence.tokens[before].span.end in media
            yield _Dated(written, written.weekday is not None or credited)


def _printed_year(dated: list[_Dated]) -> int | None:
    """Return the year printed with a date of the telling, else the only year printed with any date."""
    own = [d.written.year for d in dated if d.own and d.written.year]
    printed = {d.written.year for d in dated if d.written.year}
    return max(own) if own else printed.pop() if len(printed) == 1 else None


def _in_year(written: Written, year: int | None) -> date | None:
    if written.day is None or written.month is None or (written.year or year) is None:
        return None
    return day_of(written.year or year or 0, written.month, written.day)


def _oldest(doc: Document, lexicon: Lexicon) -> int:
    """Return the year before which no such article was written: the last that it looks back to.

    A year behind `by` or `hingga` lies ahead.
    """
    ahead, years = lexicon.grammar["ahead"], [_EARLIEST]
    for sentence in doc.sentences:
        for place, word in enumerate(sentence.lower):
            if _YEAR.fullmatch(word) and not any((w,) in ahead for w in sentence.lower[max(0, place - 2) : place]):
                years.append(int(word))
    return max(years)


def _only_year(told: list[_Dated], mentions: Sequence[Mention], knowledge: Knowledge, oldest: int) -> int | None:
    """Return the one year that fits the text: its weekdays, the events it must mean, the offices it names."""
    dated = [d for d in told if d.written.day and d.written.month]
    on_weekdays = [d for d in dated if d.written.weekday is not None and d.written.weekday >= 0]
    named = _years_of_events([d.written for d in dated], {m.actor for m in mentions}, knowledge)
    for late in (False, True):  # a dateline of the day itself, else one of the morning after
        years = named
        if on_weekdays:
            all_years = range(_EARLIEST, _latest(knowledge) + 1)
            fitting = {year for year in all_years if all(_falls(d, year, late=late) for d in on_weekdays)}
            years = named & fitting or fitting
        held = {year for year in years if all(_in_office(m, year, knowledge) for m in mentions if m.title)}
        if len(held) > 1:
            held = {year for year in held if year >= oldest} or held
        if held:
            return held.pop() if len(held) == 1 else None
    return None


def _latest(knowledge: Knowledge) -> int:
    """Return the last year the curated knowledge tells of: no article it can read is much younger."""
    tenures = [t.start.year for post in knowledge.posts.values() for t in post.holders if t.start]
    return max([*tenures, *(event.day.year for event in knowledge.events.values()), _EARLIEST])


def _falls_all(dated: list[_Dated], year: int) -> bool:
    """Say whether the dates of the telling that print no year of their own fall on their weekdays in a year."""
    told = [d for d in dated if d.own and d.written.day and d.written.year is None]
    return all(_falls(d, year, late=True) for d in told if d.written.weekday is not None and d.written.weekday >= 0)


def _falls(dated: _Dated, year: int, *, late: bool) -> bool:
    day = day_of(year, dated.written.month or 1, dated.written.day or 1)
    return day is not None and (day.weekday() - (dated.written.weekday or 0)) % 7 in (0, int(late and dated.late))


def _years_of_events(dated: list[Written], named: set[str], knowledge: Knowledge) -> set[int]:
    """Return the years of known events between people the text names, within a week of a date it prints."""
    return {
        event.day.year
        for event in knowledge.events.values()
        if len(event.participants) > 1 and named.issuperset(event.participants)
        for w in dated
        if (day := day_of(event.day.year, w.month or 1, w.day or 1)) and abs((day - event.day).days) <= _NEAR
    }


def _in_office(mention: Mention, year: int, knowledge: Knowledge) -> bool:
    terms = [t for post in knowledge.posts.values() for t in post.holders if t.person == mention.actor and t.start]
    return not terms or any(t.start and t.start.year <= year and (t.end is None or year <= t.end.year) for t in terms)
