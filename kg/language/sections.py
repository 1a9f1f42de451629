"""Where the phrases of every section of a word list stand in a sentence, found in one pass over its words.

In      sections of phrases; lower-case words
Out     Places: for each section the positions where its phrases start, with their sizes, in the order of the text.
Limits  matches whole words; case is the caller's business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.language.wordset import Words, WordSet

_Entry = tuple[int, Words, str, bool]
"""Size, phrase, section, and whether the section has phrases of several words."""
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
        by_first: dict[str, list[_Entry]] = {}
        for name, phrases in sections.items():
            mixed = any(len(phrase) > 1 for phrase in phrases)
            for phrase in phrases:
                by_first.setdefault(phrase[0], []).append((len(phrase), phrase, name, mixed))
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
            for size, phrase, section, mixed in by_first[words[place]]:  # the shortest first, so the longest stays
                if size > 1 and tuple(words[place : place + size]) != phrase:
                    continue
                if size == 1:
                    found = single[section]
                    if found is _NOWHERE:
                        found = single[section] = {}
                        if not mixed:  # a section of single words has one answer to both questions
                            longest[section] = found
                    found[place] = 1
                if mixed:
                    found = longest[section]
                    if found is _NOWHERE:
                        found = longest[section] = {}
                    found[place] = size
        return Places(longest, single)
