"""Many phrases asked of one line at once: only those whose telling words stand in it are tried.

In      phrases in the order in which they count
Out     PhraseBook: the numbers of the phrases that may fit a line.
Limits  says which may fit, not which do: that is Phrase's.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from kg.language.phrases import Line, Phrase

_REMEMBERED = 1 << 15
"""Words of a language whose phrases are remembered: most of what any text says, and a bounded part of memory."""


class PhraseBook:
    """Phrases by the words that they cannot do without."""

    __slots__ = ("_by_stem", "_by_word", "_longest", "_numbers")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(phrases):
            for word in phrase.anchor:
                stem, star, _ = word.partition("*")
                (self._by_stem if star else self._by_word)[stem].append(number)
        self._longest = max(map(len, self._by_stem), default=-1)
        self._numbers = lru_cache(_REMEMBERED)(self._asked_for)

    def possible(self, line: Line) -> list[int]:
        """Return the numbers of the phrases that may fit a line, ascending; all others do not fit.

        Raises:
            Nothing.

        >>> from kg.language import phrase
        >>> book = PhraseBook([phrase("gas (mahal|murah)"), phrase("perluas* … timur"), phrase("ke utara")])
        >>> book.possible(Line.lower(("perluasan", "pasar", "gas", "murah")))
        [0, 1]
        """
        found: set[int] = set()
        for word in line.parts:
            found.update(self._numbers(word))
        return sorted(found)

    def _asked_for(self, word: str) -> tuple[int, ...]:
        stems = (word[:size] for size in range(min(len(word), self._longest) + 1))
        return (*self._by_word.get(word, ()), *(number for stem in stems for number in self._by_stem.get(stem, ())))
