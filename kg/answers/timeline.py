"""How much was said when: statements by day, week, month or year.

In      a View, Filters, the length of a period
Out     Period, in order of time.
Source  ISO 8601 for weeks: they begin on Mondays, and belong to the year of their Thursday.
Limits  periods in which nothing was said are left out; statements without a day are in none.
"""

import sqlite3
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from kg.answers.kept import kept
from kg.answers.paging import Page
from kg.answers.values import Period
from kg.answers.view import View, day, shifted
from kg.index import Index
from kg.index.filters import Filters, conditions


class By(StrEnum):
    """Lengths of periods."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_Span = tuple[str, date, date]


def timeline(view: View, filters: Filters, by: By) -> Page[Period]:
    """Return the periods in which something was said.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    view = view.of(filters)
    found: dict[_Span, dict[str, int]] = {}
    for row in kept(view.index, ("timeline", filters), lambda: _days(view.index, filters)):
        when = day(row["day"])
        if when is not None:
            kinds = found.setdefault(_SPANS[by](when), {})
            kinds[row["kind"]] = kinds.get(row["kind"], 0) + row["number"]
    periods = tuple(_period(span, kinds) for span, kinds in found.items())
    return Page(view.snapshot, periods, len(periods), None)


def _days(index: Index, filters: Filters) -> Sequence[sqlite3.Row]:
    where, values = conditions(index, filters)
    sql = f"""SELECT s.day, s.kind, count(*) AS number FROM statement s
    WHERE s.day > '' AND {where} GROUP BY s.day, s.kind ORDER BY s.day"""
    return list(index.rows(sql, values))


def _period(span: _Span, kinds: Mapping[str, int]) -> Period:
    name, first, last = span
    told = dict(sorted(kinds.items(), key=lambda one: (-one[1], one[0])))
    return Period(period=name, first=first, last=last, statements=sum(kinds.values()), kinds=told)


def _week(when: date) -> _Span:
    year, week, weekday = when.isocalendar()
    return f"{year:04d}-W{week:02d}", shifted(when, 1 - weekday), shifted(when, 7 - weekday)


def _month(when: date) -> _Span:
    return when.isoformat()[:7], when.replace(day=1), when.replace(day=monthrange(when.year, when.month)[1])


def _year(when: date) -> _Span:
    return when.isoformat()[:4], when.replace(month=1, day=1), when.replace(month=12, day=31)


_SPANS: Final[Mapping[By, Callable[[date], _Span]]] = {
    By.DAY: lambda when: (when.isoformat(), when, when),
    By.WEEK: _week,
    By.MONTH: _month,
    By.YEAR: _year,
}
