"""What the words of a report say, so far as it can be compared across wordings and languages.

In      the words of a report; kg/language/*/acts.txt
Out     terms: concepts that all languages share, else the words themselves without their endings; numbers, names.
Limits  no translation: a word that no list holds is compared with the same word only.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg.language import LANGUAGES, LISTS, read_sections

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDINGS: Final = ("nya", "kah", "lah", "'s", "’s", "ing", "ed", "es", "s")
_NASAL: Final = (("meny", "s"), ("peny", "s"), ("meng", ""), ("peng", ""), ("mem", "p"), ("pem", "p"))
_NASALS: Final = (*_NASAL, ("men", "t"), ("pen", "t"))
"""Beginnings of Indonesian words, and the letter that each swallows before a vowel."""
_BEGINNINGS: Final = ("memper", "diper", "keter", "ber", "ter", "per", "me", "pe", "di", "ke", "se")
_MORE_ENDINGS: Final = (
    "kan",
    "ations",
    "ation",
    "ments",
    "ment",
    "ions",
    "ion",
    "ally",
    "ly",
    "an",
    "al",
    "e",
    "i",
    "y",
)
_SHORT: Final = 4
"""Letters that a word keeps, at least, when its ending goes."""
_STEM: Final = 7
"""Letters by which longer words are told apart."""


@dataclass(frozen=True, slots=True)
class _Lists:
    concepts: dict[str, str]
    stems: tuple[tuple[str, str], ...]
    roots: dict[str, str]
    """What is left of the words of one concept only, without beginning and ending."""
    common: frozenset[str]
    small: dict[str, frozenset[str]]
    """Language → its common words."""


@cache
def _lists() -> _Lists:
    concepts: dict[str, str] = {}
    stems: dict[str, str] = {}
    small: dict[str, frozenset[str]] = {}
    for language in LANGUAGES:
        sections = read_sections(LISTS / language / "acts.txt")
        small[language] = frozenset(word for _, line in sections["common"] for word in line.split())
        for _, line in sections["concept"]:
            name, _, forms = line.partition(":")
            for form in forms.split():
                (stems if form.endswith("*") else concepts).setdefault(form.rstrip("*"), name)
    longest_first = tuple(sorted(stems.items(), key=lambda s: (-len(s[0]), s)))
    return _Lists(concepts, longest_first, _roots(concepts), frozenset().union(*small.values()), small)


def _roots(concepts: dict[str, str]) -> dict[str, str]:
    met: dict[str, set[str]] = {}
    for form, name in concepts.items():
        met.setdefault(_stem(_bare(form)), set()).add(name)
    return {root: next(iter(names)) for root, names in met.items() if len(names) == 1 and len(root) > _SHORT}


@cache
def digest() -> str:
    """Return a digest of the word lists, eight hex digits.

    Raises:
        OSError: a list cannot be read.
    """
    lists = b"".join((LISTS / language / "acts.txt").read_bytes() for language in LANGUAGES)
    return hashlib.sha256(lists).hexdigest()[:8]


def spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand, in its order.

    Raises:
        Nothing.

    >>> spans("Tidak, “NATO-lah” …")
    [(0, 5), (8, 16)]
    """
    return [found.span() for found in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def term(word: str) -> str | None:
    """Return what a word is compared by: a concept, else the word without its ending; None for small words.

    Raises:
        Nothing.

    >>> term("jaminan"), term("guarantees"), term("ukraine's"), term("bahwa")
    ('guarantee', 'guarantee', 'ukrain', None)
    """
    lists = _lists()
    for form in dict.fromkeys((word, _bare(word))):
        if form in lists.common:
            return None
        if form in lists.concepts:
            return lists.concepts[form]
        stem = next((name for start, name in lists.stems if form.startswith(start)), None)
        if stem:
            return stem
    root = _stem(_bare(word))
    return lists.roots.get(root, root) if len(word) > 2 else None


@lru_cache(maxsize=8192)
def terms(text: str) -> frozenset[str]:
    """Return the terms of a text.

    Raises:
        Nothing.
    """
    return frozenset(_terms(text))


@lru_cache(maxsize=8192)
def language(text: str) -> str:
    """Return the language whose small words a text has most of; empty where it has none.

    Raises:
        Nothing.

    >>> language("agar jembatan itu dibuka"), language("that the bridge be opened"), language("Oldport")
    ('id', 'en', '')
    """
    met = [text[start:end].lower() for start, end in spans(text)]
    counts = {tongue: sum(word in small for word in met) for tongue, small in _lists().small.items()}
    most = max(counts, key=lambda tongue: (counts[tongue], tongue))
    return most if counts[most] else ""


@cache
def concepts() -> frozenset[str]:
    """Return the terms that all languages share.

    Raises:
        Nothing.
    """
    lists = _lists()
    return frozenset({*lists.concepts.values(), *(name for _, name in lists.stems)})


@lru_cache(maxsize=4)
def names(labels: frozenset[str]) -> frozenset[str]:
    """Return the terms of the names of actors.

    Raises:
        Nothing.
    """
    return frozenset(t for label in labels for t in _terms(label))


def _terms(text: str) -> Iterator[str]:
    for start, end in spans(text):
        found = term(text[start:end].lower())
        if found:
            yield found


def _bare(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word.removesuffix(ending)
    return word


def _stem(word: str) -> str:
    """Return what is left of a word when its beginning and ending go, the same for its other forms."""
    if not word.isalpha():
        return word
    root = _root(word)
    for ending in _MORE_ENDINGS:
        if root.endswith(ending) and len(root) - len(ending) >= _SHORT:
            root = root.removesuffix(ending)
            break
    return root[:_STEM]


def _root(word: str) -> str:
    for beginning, swallowed in _NASALS:
        rest = word.removeprefix(beginning)
        if rest != word:
            whole = swallowed + rest if rest[:1] in "aeiou" else rest
            return whole if len(whole) >= _SHORT else word
    for beginning in _BEGINNINGS:
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) >= _SHORT:
            return rest
    return word
