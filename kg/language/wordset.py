"""A class of words and phrases that can be asked what stands at a place.

In      phrases as tuples of lower-case words
Out     WordSet.
Limits  matches whole words; case is the caller's business.
"""

from collections.abc import Iterable, Iterator, Sequence

Words = tuple[str, ...]


class WordSet:
    """Phrases by their first word, longest first."""

    __slots__ = ("_all", "_by_first", "firsts", "lasts")

    def __init__(self, phrases: Iterable[Words]) -> None:
        self._all = frozenset(phrases)
        by_first: dict[str, list[Words]] = {}
        for phrase in sorted(self._all, key=lambda p: (-len(p), p)):
            by_first.setdefault(phrase[0], []).append(phrase)
        self._by_first = {first: tuple(found) for first, found in by_first.items()}
        self.firsts = frozenset(by_first)
        """The words with which a phrase begins."""
        self.lasts = frozenset(phrase[-1] for phrase in self._all)
        """The words with which a phrase ends."""

    def __contains__(self, words: Words) -> bool:
        return words in self._all

    def __iter__(self) -> Iterator[Words]:
        return iter(sorted(self._all))

    def __len__(self) -> int:
        return len(self._all)

    def at(self, words: Sequence[str], place: int) -> int:
        """Return how many words the longest phrase that starts at a place has, or 0.

        Raises:
            Nothing.

        >>> WordSet([("juru", "bicara"), ("juru",)]).at(("kata", "juru", "bicara"), 1)
        2
        """
        if not 0 <= place < len(words):
            return 0
        for phrase in self._by_first.get(words[place], ()):
            if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return 0
