"""Clauses that one report turns round: a guarantee that rules something out, and one “not excepting” it.

In      the words of two reports; cue words from kg/language/*/acts.txt
Out     the words of both where one keeps out what the other lets in.
Limits  a clause reaches from its cue over the next few words, whatever the grammar; what is shared must be two words at
        least that are no names. Nothing is said of which of the two is right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg.infer.acts.words import spans, term
from kg.language import LANGUAGES, LISTS, read_sections, surface
from kg.language.wordset import WordSet

_REACH: Final = 7
"""Words behind a cue that are taken for its clause."""
_SHARED: Final = 2


@dataclass(frozen=True, slots=True)
class _Clause:
    lets_in: bool
    terms: frozenset[str]
    words: str


def turned_round(one: str, other: str, known: frozenset[str]) -> tuple[str, str] | None:
    """Return the two clauses, of the first words and of the second, that say the opposite; None where none do.

    ``known`` are terms that are names.

    Raises:
        Nothing.

    >>> turned_round("a pledge ruling out larger exercises", "a pledge, including larger exercises", frozenset())
    ('ruling out larger exercises', 'including larger exercises')
    """
    for first in clauses(one):
        for second in clauses(other):
            if first.lets_in != second.lets_in and len((first.terms & second.terms) - known) >= _SHARED:
                return first.words, second.words
    return None


def lets_in(text: str) -> bool:
    """Say whether any words of a text let something in: only those can be turned round.

    Raises:
        Nothing.
    """
    return any(clause.lets_in for clause in clauses(text))


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[_Clause, ...]:
    """Return what each cue in a text reaches.

    Raises:
        Nothing.
    """
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[_Clause]:
    """Yield what each cue reaches; what a cue lets in inside of what another keeps out stays out."""
    found = spans(text)
    words = [text[start:end].lower() for start, end in found]
    kept_out = False
    at = 0
    while at < len(words):
        inside, outside = _cues()[0].at(words, at), _cues()[1].at(words, at)
        size = max(inside, outside)
        if size:
            kept_out = kept_out or not inside
            last = min(len(words), at + size + _REACH) - 1
            reached = frozenset(t for word in words[at + size : last + 1] if (t := term(word)))
            yield _Clause(inside > 0 and not kept_out, reached, text[found[at][0] : found[last][1]])
        at += size or 1


@cache
def _cues() -> tuple[WordSet, WordSet]:
    """Cues that let in, and cues that keep out."""
    read = [read_sections(LISTS / language / "acts.txt") for language in LANGUAGES]
    both = []
    for section in ("inclusion", "exclusion"):
        lines = [line for sections in read for _, line in sections[section]]
        both.append(WordSet(surface(entry) for line in lines for entry in line.split()))
    return both[0], both[1]
