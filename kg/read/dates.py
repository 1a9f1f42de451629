"""The publication date that a page prints on a line of its own.

In      one line, or the value of a date field
Out     the date, and whether the line is a date line at all
Source  languages/*.txt for months, days and the words before a date; ISO 8601
Limits  a date inside a sentence is none of this room's business; 7/12/2021 stays undated unless
        the language says which comes first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.read.language import languages

_LONGEST_LINE = 100
_SEPARATOR = re.compile(r"\s*(?:[|•·]|(?<=\s)[-–—]+(?=\s))\s*|^[-–—•*·]\s+")
_OTHER_WORDS = 7


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that only dates the article."""

    day: date | None
    """None where the order of day and month cannot be told."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    dated: re.Pattern[str]
    moment: re.Pattern[str]


def date_line(line: str, day_first: bool = False) -> DateLine | None:
    """Return what a line says as a date line, or None where it is something else.

    Raises:
        DataError: a language's file is not as it should be.

    >>> date_line("- 30 Desember 2021, 19:29 WIB").day.isoformat()
    '2021-12-30'
    >>> date_line("Putin dan Biden berbicara pada 7 Desember 2021") is None
    True
    """
    if len(line) > _LONGEST_LINE or not any(c.isdigit() for c in line):
        return None
    parts = [part for part in _SEPARATOR.split(line) if part]
    for part in parts:
        match = _grammar().moment.fullmatch(part)
        if match and sum(len(other.split()) for other in parts if other is not part) <= _OTHER_WORDS:
            return DateLine(_day(match, day_first))
    return None


def date_within(words: str) -> date | None:
    """Return the first full date, with its year, among some words, such as a dateline's.

    Raises:
        DataError: a language's file is not as it should be.

    >>> date_within("WASHINGTON, Dec 7, 2021 (Kabar)").isoformat()
    '2021-12-07'
    """
    return next((day for match in _grammar().dated.finditer(words) if (day := _day(match, day_first=False))), None)


def date_value(value: str) -> date | None:
    """Return the date that a date field holds: ISO 8601, with or without a time, or a date line.

    Raises:
        DataError: a language's file is not as it should be.

    >>> date_value("2021-12-07T10:00:00Z").isoformat(), date_value("soon")
    ('2021-12-07', None)
    """
    line = date_line(value.strip())
    return line.day if line else None


def is_day(words: str) -> bool:
    """Say whether some words are a day: a weekday, a month and a day, a year or a full date.

    Raises:
        DataError: a language's file is not as it should be.

    >>> is_day("February 27"), is_day("Selasa (7/12)"), is_day("Rusia")
    (True, True, False)
    """
    tokens = [token for token in re.split(r"[\s.,()/-]+", words.lower()) if token]
    known = {name for language in languages().values() for name in (*language.months, *language.weekdays)}
    return bool(tokens) and all(token in known or token.isdecimal() for token in tokens)


@cache
def _grammar() -> _Grammar:
    months = _any_of(m for language in languages().values() for m in language.months)
    weekdays = _any_of(w for language in languages().values() for w in language.weekdays)
    stamps = _any_of(s for language in languages().values() for s in language.stamps)
    dated = (
        rf"(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
        rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<m1>{months})\b\.?,?[\s-]+(?P<y1>\d{{4}})"
        rf"|(?P<m2>{months})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
        r"|(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<y3>\d{4}))(?!\d)"
    )
    zone = r"(?:\s*(?:[+-]\d{2}:?\d{2}|\(?(?-i:[A-Z]{1,5})\)?(?:\s?[+-]\d{1,2})?))?"
    time = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?{zone}"
    stamp = rf"(?:(?:{stamps})\b[\s:]*)*"
    hour = rf"(?:(?:pukul|jam|at)\s+)?{time}"
    name = r"(?-i:[A-Z])[\w.]*"
    whom = rf"(?:(?-i:By|Oleh|BY|OLEH)\s+[^,|]{{2,60}},\s*|{name}(?:\s{name})?,\s*)?"
    moment = (
        rf"{whom}{stamp}(?:{hour}[\s,]+)?(?:\(?(?:{weekdays})\b\)?[\s,.]*)?{stamp}"
        rf"\(?{dated}\)?(?:(?:[\s,/]+|T){hour})?[\s,.]*"
    )
    return _Grammar(re.compile(rf"(?<!\d){dated}", re.IGNORECASE), re.compile(moment, re.IGNORECASE))


def _any_of(names: Iterator[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=lambda n: (-len(n), n)))


def _day(match: re.Match[str], day_first: bool) -> date | None:
    group = match.groupdict()
    try:
        if group["iso"]:
            return date.fromisoformat(group["iso"])
        if group["n1"]:
            return _numeric(int(group["n1"]), int(group["n2"]), int(group["y3"]), day_first)
        which = "1" if group["d1"] else "2"
        name = group[f"m{which}"].lower()
        # to a pattern that passes over case `aprıl` is April too, to the list it is no month
        month = next((n for lang in languages().values() if (n := lang.months.get(name))), 0)
        return date(int(group[f"y{which}"]), month, int(group[f"d{which}"]))
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int, day_first: bool) -> date | None:
    if day_first or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None
