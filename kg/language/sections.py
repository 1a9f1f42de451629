"""Where the phrases of every section of a word list stand in a sentence, found in one pass over its words.

In      sections of phrases; lower-case words
Out     Places: for each section the positions where its phrases start, with their sizes, in the order of the text.
Limits  matches whole words; case is the caller's business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.language.wordset import Words, WordSet

_NOWHERE: dict[int, int] = {}
"""Shared by all sections of which a sentence has nothing; never written to."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the phrases of each section stand in one sentence."""

    longest: Mapping[str, Mapping[int, int]]
    """Section → position → how many words the longest phrase has that starts there."""
    single: Mapping[str, Mapping[int, int]]
    """Section → positions whose word alone is of the section."""


@dataclass(slots=True)
class _Starts:
    """What begins with one word."""

    plain: list[str] = field(default_factory=list)
    """Sections of single words, of which it is one."""
    single: list[str] = field(default_factory=list)
    """Sections that hold phrases too, of which it is a word."""
    phrases: dict[str, list[tuple[int, Words, str]]] = field(default_factory=dict)
    """By second word: size, words and section, the shortest first, so that the longest stays."""


class Sections:
    """All sections by the first words of their phrases."""

    __slots__ = ("_by_first", "_nowhere")

    def __init__(self, sections: Mapping[str, WordSet]) -> None:
        self._nowhere = dict.fromkeys(sections, _NOWHERE)
        self._by_first: dict[str, _Starts] = {}
        for name, phrases in sections.items():
            mixed = any(len(phrase) > 1 for phrase in phrases)
            for phrase in phrases:
                starts = self._by_first.setdefault(phrase[0], _Starts())
                if len(phrase) > 1:
                    starts.phrases.setdefault(phrase[1], []).append((len(phrase), phrase, name))
                else:
                    (starts.single if mixed else starts.plain).append(name)
        for starts in self._by_first.values():
            for going_on in starts.phrases.values():
                going_on.sort()

    def places(self, words: Sequence[str]) -> Places:
        """Return where the phrases of all sections stand in a row of words.

        Raises:
            Nothing.

        >>> sections = Sections({"title": WordSet([("juru", "bicara"), ("juru",)]), "and": WordSet([("dan",)])})
        >>> found = sections.places(("kata", "juru", "bicara"))
        >>> found.longest["title"], found.single["title"], found.longest["and"]
        ({1: 2}, {1: 1}, {})
        """
        longest, single = self._nowhere.copy(), self._nowhere.copy()
        by_first = self._by_first
        for place in [place for place, word in enumerate(words) if word in by_first]:
            starts = by_first[words[place]]
            for section in starts.plain:
                if single[section] is _NOWHERE:  # single words have one answer to both questions
                    single[section] = longest[section] = {place: 1}
                else:
                    single[section][place] = 1
            for section in starts.single:
                _enter(single, section, place, 1)
                _enter(longest, section, place, 1)
            if not starts.phrases or place + 1 == len(words):
                continue
            for size, phrase, section in starts.phrases.get(words[place + 1], ()):
                if tuple(words[place : place + size]) == phrase:
                    _enter(longest, section, place, size)
        return Places(longest, single)


def _enter(places: dict[str, dict[int, int]], section: str, place: int, size: int) -> None:
    if places[section] is _NOWHERE:
        places[section] = {place: size}
    else:
        places[section][place] = size
