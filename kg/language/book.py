"""Many phrases asked of one line at once: only those whose telling words stand in it are tried.

In      phrases in the order in which they count
Out     PhraseBook: the numbers of the phrases that may fit a line.
Limits  says which may fit, not which do: that is Phrase's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from kg.language.phrases import Anchor, Line, Phrase, telling

_REMEMBERED = 1 << 15
"""Words of a language whose phrases are remembered: most of what any text says, and a bounded part of memory."""
_SHORT = 3

_Numbers = tuple[int, ...]
_Asked = tuple[_Numbers, _Numbers] | None
_Index = dict[str, list[int]]


class _Remembered(dict[str, _Asked]):
    """What each word asks for, found when it is first met; emptied when it has grown too large."""

    def __init__(self, find: Callable[[str], _Asked]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _Asked:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = self._find(word)
        return found


class PhraseBook:
    """Phrases by words that they cannot do without: each by two of its sets of words, the rarest."""

    __slots__ = ("_asked", "_by_stem", "_by_word", "_longest")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        phrases = tuple(phrases)
        # words of many phrases are what the texts are about, so they tell little
        common = Counter(word for phrase in phrases for anchor in phrase.needs for word in set(anchor))
        self._by_word: tuple[_Index, _Index] = (defaultdict(list), defaultdict(list))
        self._by_stem: tuple[_Index, _Index] = (defaultdict(list), defaultdict(list))
        for number, phrase in enumerate(phrases):
            rarest = sorted(phrase.needs, key=lambda anchor: (_expected(anchor, common), telling(anchor)))
            for which, anchor in enumerate((rarest[0], rarest[min(1, len(rarest) - 1)])):
                self._enter(which, anchor, number)
        self._longest = max((len(stem) for stems in self._by_stem for stem in stems), default=-1)
        self._asked = _Remembered(self._asked_by)

    def possible(self, line: Line) -> list[int]:
        """Return the numbers of the phrases that may fit a line, ascending; all others do not fit.

        Raises:
            Nothing.

        >>> from kg.language import phrase
        >>> book = PhraseBook([phrase("gas (mahal|murah)"), phrase("perluas* … timur"), phrase("ke utara")])
        >>> book.possible(Line.lower(("perluasan", "pasar", "gas", "murah", "di", "timur")))
        [0, 1]
        >>> book.possible(Line.lower(("gas", "di", "utara")))
        []
        """
        one: set[int] = set()
        other: set[int] = set()
        for asked in map(self._asked.__getitem__, line.parts):
            if asked:
                one.update(asked[0])
                other.update(asked[1])
        return sorted(one & other)

    def _enter(self, which: int, anchor: Anchor, number: int) -> None:
        for word in anchor:
            stem, star, _ = word.partition("*")
            (self._by_stem if star else self._by_word)[which][stem].append(number)

    def _asked_by(self, word: str) -> _Asked:
        """Return the phrases that ask for a word as the one of their two, and as the other; None if none does."""
        stems = [word[:size] for size in range(min(len(word), self._longest) + 1)]
        one, other = (
            (*words.get(word, ()), *(number for stem in stems for number in by_stem.get(stem, ())))
            for words, by_stem in zip(self._by_word, self._by_stem, strict=True)
        )
        return (one, other) if one or other else None


def _expected(anchor: Anchor, common: Counter[str]) -> int:
    """Estimate how often one of some words stands in a line; short words are frequent in any text."""
    return sum(common[word] * (3 if len(word.partition("*")[0]) <= _SHORT else 1) for word in anchor)
