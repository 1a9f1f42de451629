"""Where the phrases of every section of a word list stand in a sentence, found in one pass over its words.

In      sections of phrases; lower-case words
Out     Places: for each section the positions where its phrases start, with their sizes, in the order of the text.
Limits  matches whole words; case is the caller's business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


class Sections:
    """All sections by the first words of their phrases."""

    __slots__ = ("_by_first", "_nowhere")

    def __init__(self, sections: Mapping[str, WordSet]) -> None:
        self._nowhere = dict.fromkeys(sections, _NOWHERE)
        by_first: dict[str, list[tuple[int, Words, str]]] = {}
        for name, phrases in sections.items():
            for phrase in phrases:
                by_first.setdefault(phrase[0], []).append((len(phrase), phrase, name))
        self._by_first = {first: tuple(sorted(entries)) for first, entries in by_first.items()}

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
            for size, phrase, section in by_first[words[place]]:  # the shortest first, so the longest stays
                if size > 1 and tuple(words[place : place + size]) != phrase:
                    continue
                for found in (longest, single) if size == 1 else (longest,):
                    if found[section] is _NOWHERE:
                        found[section] = {}
                    found[section][place] = size
        return Places(longest, single)
