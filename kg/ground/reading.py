"""What was found once in a document that is being judged: each question is answered in time that does not grow with it.

In      Document, its mentions as the linker finds them
Out     Reading and Linked: which sentences tell of somebody, and whether a name is printed anywhere.
Limits  remembers; what tells of somebody is kg.ground.naming's to say.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import chain

from kg.model import Document, Mention, Sentence, Span

_NONE = -1


class Linked:
    """The linker's mentions of a document."""

    def __init__(self, doc: Document, mentions: Sequence[tuple[Mention, ...]]) -> None:
        self._starts = [sentence.span.start for sentence in doc.sentences]
        self._mentions = mentions
        self._first: dict[str, int] = {}
        self._nowhere = len(doc.text)
        for mention in chain.from_iterable(mentions):
            start = self._first.get(mention.actor, self._nowhere)
            self._first[mention.actor] = min(start, mention.span.start)

    def near(self, span: Span) -> list[Mention]:
        """Return the mentions of the sentences that a stretch of text lies in.

        Raises:
            Nothing.
        """
        first, last = bisect_right(self._starts, span.start) - 1, bisect_right(self._starts, span.end)
        return [mention for mentions in self._mentions[max(first, 0) : last] for mention in mentions]

    def first(self, actor: str) -> int:
        """Return where an actor is mentioned first; the end of the text if nowhere.

        Raises:
            Nothing.
        """
        return self._first.get(actor, self._nowhere)


class Reading:
    """One document, and what has been asked of it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.linked: Linked | None = None
        """What the linker finds; None until it is asked."""
        self._starts = [sentence.span.start for sentence in doc.sentences]
        self._folded: list[str | None] = [None] * len(doc.sentences)
        self._prints: dict[str, bool] = {}
        self._told: dict[tuple[str, str], tuple[int, int]] = {}
        """Who → a sentence that tells of him, or -1; and the last before which, and itself, none does."""

    def tells_before(self, who: tuple[str, str], number: int, tells: Callable[[Sentence], bool]) -> bool:
        """Say whether a sentence up to a number tells of somebody; no sentence is asked twice in vain.

        Raises:
            Nothing.
        """
        told, none = self._told.get(who, (_NONE, _NONE))
        if told != _NONE and told <= number:
            return True
        for place in range(number, none, -1):
            if tells(self.doc.sentences[place]):
                self._told[who] = place, none
                return True
        self._told[who] = told, max(none, number)
        return False

    def prints(self, name: str, near: int) -> bool:
        """Say whether a name stands in a sentence, its blanks folded; sought from a place in the text, backwards first.

        Raises:
            Nothing.
        """
        if name not in self._prints:
            at = bisect_right(self._starts, near)
            places = chain(range(at - 1, -1, -1), range(at, len(self._folded)))
            self._prints[name] = any(name in self._sentence(place) for place in places)
        return self._prints[name]

    def _sentence(self, number: int) -> str:
        found = self._folded[number]
        if found is None:
            found = self._folded[number] = " ".join(self.doc.sentences[number].span.of(self.doc.text).split())
        return found
