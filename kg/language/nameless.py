"""Nouns for people without a name, and the words that describe them.

In      kg/language/{language}/nameless.txt
Out     NamelessWords, read once per language and process.
Source  the file says its form at its top.
Limits  a line that does not fit is a DataError naming file and line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import DataError
from kg.language.files import LISTS, Section, read_sections, surface
from kg.language.wordset import Words


@dataclass(frozen=True, slots=True)
class NamelessWords:
    """One language's words for nameless people."""

    nouns: Mapping[Words, str]
    """Noun → the English noun of the slug."""
    parts: Mapping[str, str]
    """Describing word → the English word of the slug."""
    one: frozenset[str]
    """Words before the noun that tell of one person."""
    firsts: frozenset[str]
    """Words with which a noun begins."""
    longest: int
    """Words of the longest noun."""


@cache
def nameless(language: str) -> NamelessWords:
    """Return the words of a language for people without a name.

    Raises:
        DataError: the file is missing or a line does not fit its form.
    """
    path = LISTS / language / "nameless.txt"
    sections = read_sections(path)
    nouns = _pairs(path, sections.get("noun", ()))
    parts = {words[0]: slug for words, slug in _pairs(path, sections.get("part", ())).items()}
    one = frozenset(word for _, line in sections.get("one", ()) for word in line.split())
    return NamelessWords(nouns, parts, one, frozenset(w[0] for w in nouns), max(map(len, nouns), default=0))


def _pairs(path: Path, section: Section) -> dict[Words, str]:
    found: dict[Words, str] = {}
    for number, line in section:
        printed, bar, slug = (part.strip() for part in line.partition("|"))
        if not bar or not slug:
            raise DataError(str(path), number, "expected `words | english-slug`.")
        for words in printed.split():
            found[surface(words)] = slug
    return found
