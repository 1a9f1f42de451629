"""Time windows that move by one unit at a time.

In      counted entries, by day; a Window; the first and last day
Out     for each place of the window its Period and its entries.
Source  DNA: a window of n units reaches round((n - 1) / 2) units to both sides of its middle, so an even n counts as
        n + 1; windows that do not fit between first and last day are not made. A window of n events reaches n // 2
        events to both sides; where its ends fall on a day of several, all of that day are in it (DNA's manual; its code
        draws lots).
Limits  undated entries are in no window. The middle moves from middle to middle: a 31st stays a 30th afterwards, as in
        DNA.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kg.discourse.construction import Unit, Window
from kg.discourse.entry import Entry
from kg.discourse.matrix import Period

Placed = tuple[Period, Sequence[Entry]]


def placed(entries: Sequence[Entry], window: Window, first: str | None, last: str | None) -> Iterator[Placed]:
    """Return each place of a window between two days, or else between the first and the last entry.

    Raises:
        Nothing.
    """
    dated = [entry for entry in entries if entry.day]
    if not dated:
        return iter(())
    if window.unit is Unit.EVENTS:
        return _by_events(dated, window.size // 2)
    ends = date.fromisoformat(first or dated[0].day), date.fromisoformat(last or dated[-1].day)
    return _by_days(dated, window, *ends)


def moved(day: date, unit: Unit, by: int) -> date:
    """Return the day so many units later; where a month is too short, its last day.

    Raises:
        OverflowError: there is no such year.

    >>> moved(date(2022, 1, 31), Unit.MONTHS, 1), moved(date(2024, 2, 29), Unit.YEARS, -1)
    (datetime.date(2022, 2, 28), datetime.date(2023, 2, 28))
    """
    if unit is Unit.DAYS:
        return day + timedelta(by)
    if unit is Unit.WEEKS:
        return day + timedelta(7 * by)
    years, month = divmod(day.month - 1 + by * (12 if unit is Unit.YEARS else 1), 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# ------------------------------------------------------------ inside


def _by_days(entries: Sequence[Entry], window: Window, first: date, last: date) -> Iterator[Placed]:
    days = [entry.day for entry in entries]
    reach, middle = window.size // 2, first  # half up: round((n - 1) / 2)
    while middle <= last:
        start, stop = moved(middle, window.unit, -reach), moved(middle, window.unit, reach)
        if first <= start and stop <= last:
            inside = entries[bisect_left(days, start.isoformat()) : bisect_right(days, stop.isoformat())]
            yield Period(start.isoformat(), middle.isoformat(), stop.isoformat()), inside
        middle = moved(middle, window.unit, 1)


def _by_events(entries: Sequence[Entry], reach: int) -> Iterator[Placed]:
    days = [entry.day for entry in entries]
    for at in range(reach, len(entries) - reach):
        start, stop = days[at - reach], days[at + reach]
        yield Period(start, days[at], stop), entries[bisect_left(days, start) : bisect_right(days, stop)]
