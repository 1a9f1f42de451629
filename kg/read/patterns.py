"""What pages print around an article, as patterns: teasers, controls, bylines, captions, closing marks.

In      furniture/*.txt: one pattern a line with a role and an example
Out     what a paragraph is by its words alone
Source  furniture/any.txt explains the form of a line
Limits  a paragraph is judged by itself here; its neighbours are kg.read.zones' business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.model import ZoneRole
from kg.read.lists import HERE, lines

ROLES = {
    "teaser-list": ZoneRole.TEASER,
    "teaser": ZoneRole.TEASER,
    "byline": ZoneRole.BYLINE,
    "caption-list": ZoneRole.CAPTION,
    "caption": ZoneRole.CAPTION,
    "furniture-list": ZoneRole.FURNITURE,
    "furniture": ZoneRole.FURNITURE,
}
"""Roles of whole paragraphs, in the order in which they are tried."""
TAIL, TITLE_TAIL = "tail", "title-tail"

BULLET = re.compile(r"(?:[-–—•*·▪►‣●○>]+\s*(?=\S)|\(?\d{1,2}[.)]\s+)")
_LINE = re.compile(r"(?P<role>[\w-]+)\s{2,}(?P<pattern>.*?\S)\s{2,}#\s(?P<example>.*)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a furniture list."""

    file: str
    line: int
    role: str
    expression: str
    example: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What a paragraph is by its words."""

    role: ZoneRole
    heads: bool
    """Whether a list may follow that belongs to it."""
    bare: bool
    """Whether nothing follows the words matched: a heading on its own."""


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return every pattern of every list.

    Raises:
        DataError: a line is not `role  pattern  # example`, or its expression is broken.
    """
    return tuple(pattern for file in sorted((HERE / "furniture").glob("*.txt")) for pattern in _patterns(file.stem))


def sign(paragraph: str) -> Sign | None:
    """Return what a paragraph is by its words, or None where it may be the article's own.

    Raises:
        DataError: a list is not as it should be.

    >>> sign("Baca juga: Jembatan baru dibuka").role.value, sign("Rusia menolak.")
    ('teaser', None)
    """
    bullet = BULLET.match(paragraph)
    at = bullet.end() if bullet else 0
    for role, zone in ROLES.items():
        match = _compiled(role).match(paragraph, at) or (at and _compiled(role).match(paragraph))
        if match:
            return Sign(zone, heads=role.endswith("-list"), bare=not paragraph[match.end() :].strip(" :\t)]"))
    return None


def tail_start(paragraph: str) -> int:
    """Return where the closing marks of a paragraph begin; its length where it has none.

    Raises:
        DataError: a list is not as it should be.

    >>> tail_start("Pembicaraan berlanjut. (ABC)")
    22
    """
    match = _closing().search(paragraph, max(0, len(paragraph) - 80))
    return match.start() if match else len(paragraph)


def title_end(title: str) -> int:
    """Return where a headline ends and the outlet's name after it begins.

    Raises:
        DataError: a list is not as it should be.

    >>> title_end("Talks resume | Kabar Dunia")
    12
    """
    match = re.search(rf"(?:{_compiled(TITLE_TAIL).pattern})$", title, re.IGNORECASE)
    return match.start() if match and match.start() > 10 else len(title)


def teaser_within(paragraph: str) -> re.Match[str] | None:
    """Return the teaser that starts inside a paragraph, after the end of a sentence, as group `teaser`.

    Raises:
        DataError: a list is not as it should be.

    >>> teaser_within("Rusia menolak. Baca juga: Jembatan dibuka").start("teaser")
    15
    """
    return _inline().search(paragraph)


@cache
def _compiled(role: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p.expression})" for p in patterns() if p.role == role), re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """Atomic groups: otherwise a row of stars before a letter would be cut in every way there is."""
    return re.compile(rf"(?<=[.!?…”\"’'»)*])\s*(?>(?:{_compiled(TAIL).pattern})\s*)+$", re.IGNORECASE)


@cache
def _inline() -> re.Pattern[str]:
    """Only with a colon: `Lihat juga` alone may be a speaker's words."""
    teasers = f"{_compiled('teaser-list').pattern}|{_compiled('teaser').pattern}"
    return re.compile(rf"(?:(?<=[.!?…”\"’»)])\s*+|\s(?=[(\[]))(?P<teaser>{teasers})(?<=:)", re.IGNORECASE)


def _patterns(name: str) -> Iterator[Pattern]:
    file = HERE / "furniture" / f"{name}.txt"
    for number, line in lines(file):
        match = _LINE.fullmatch(line)
        if not match or match["role"] not in (*ROLES, TAIL, TITLE_TAIL):
            raise DataError(str(file), number, "a line is `role  pattern  # example`: see any.txt.")
        try:
            re.compile(match["pattern"])
        except re.error as error:
            raise DataError(str(file), number, f"the pattern does not compile: {error}") from error
        yield Pattern(name, number, match["role"], match["pattern"], match["example"])
