"""Dates as they are written: weekdays, days of months, numbers with strokes.

In      lower-case words, Lexicon
Out     Written: the parts of a date that stand there, and where.
Limits  nothing is resolved here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.run import Run
from kg.language import Lexicon
from kg.language import lexicon as lexicon_of

_REMEMBERED = 1024
"""Sentences whose dates are remembered: a document's calendar goes through them before its rules do."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"^\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: any part may be missing."""

    run: Run
    weekday: int | None
    day: int | None
    month: int | None
    year: int | None


def find(words: tuple[str, ...], lexicon: Lexicon) -> tuple[Written, ...]:
    """Return the dates written in a line of words.

    Raises:
        Nothing.
    """
    if lexicon.dating.isdisjoint(words) and not _DIGIT.search("".join(words)):
        return ()
    return _find(words, lexicon.language)


@lru_cache(_REMEMBERED)
def _find(words: tuple[str, ...], language: str) -> tuple[Written, ...]:
    lexicon = lexicon_of(language)
    found: list[Written] = []
    end = 0
    for place in [place for place, word in enumerate(words) if word in lexicon.dating or word[0].isdigit()]:
        written = None
        if place >= end:
            written = _numeric(words, place) or _worded(words, place, lexicon) or _named(words, place, lexicon)
        if written is None:
            continue
        if found and found[-1].day is None and written.run.first - found[-1].run.last <= 2:
            # `Rabu (22 Desember)`, `Kamis, 30 Desember 2021`: one date
            before = found.pop()
            run = Run(before.run.first, written.run.last)
            written = Written(run, before.weekday, written.day, written.month, written.year)
        found.append(written)
        end = written.run.last
    return tuple(found)


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
        if lexicon.time[section].at(words, place):
            return Written(Run(place, place + 1), back, None, None, None)
    return None
