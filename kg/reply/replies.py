"""Which statement of a document answers which.

In      Knowledge; then Documents and their grounded statements, of any back end
Out     Answers: at most some for each statement, never in a circle.
Source  docs/linking.md: when B answers A, and what is no answer.
Limits  deterministic; nothing is looked for where the language has no word list.
"""

from collections.abc import Iterator, Sequence

from kg.language import LANGUAGES
from kg.model import Answer, AnswerType, Document, Kind, Knowledge, Statement
from kg.reply.heard import Heard, heard
from kg.reply.parties import Parties
from kg.reply.pointers import Pointer, pointers
from kg.reply.wordlist import reply_words

_TYPES = {
    Kind.REJECTION: AnswerType.REJECTS,
    Kind.RED_LINE: AnswerType.REJECTS,
    Kind.ASSERTION: AnswerType.REJECTS,
    Kind.DENIAL: AnswerType.DENIES,
    Kind.AGREEMENT: AnswerType.ACCEPTS,
    Kind.SUPPORT: AnswerType.ACCEPTS,
    Kind.ACCUSATION: AnswerType.COUNTERS,
    Kind.THREAT: AnswerType.COUNTERS,
    Kind.DEMAND: AnswerType.COUNTERS,
}
_BACK = 12


class Replies:
    """Finds answers."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._parties = Parties(knowledge)

    def answers(self, doc: Document, statements: Sequence[Statement]) -> tuple[Answer, ...]:
        """Return which of the statements answer which; their places are those of the row that is given.

        Raises:
            DataError: a word list cannot be read.
        """
        if len(statements) < 2 or doc.article.language not in LANGUAGES:
            return ()
        words = reply_words(doc.article.language)
        found = heard(doc, statements, self._parties, words)
        links: list[Answer] = []
        for at, one in enumerate(found):
            for pointer in pointers(one, words):
                other = self._pointed(found, at, pointer, doc.article.language)
                if other is not None:
                    links.append(
                        Answer(one.place, other.place, _TYPES[one.statement.kind], pointer.reasons, pointer.words, 0.8)
                    )
                    break
        return tuple(_without_circles(links))

    def _pointed(self, found: list[Heard], at: int, pointer: Pointer, language: str) -> Heard | None:
        one = found[at]
        best: tuple[float, int] | None = None
        for nr, other in enumerate(found):
            if nr == at or one.side & other.side or other.statement.kind not in pointer.kinds:
                continue
            if pointer.owner and not pointer.owner & self._parties.named(other.side, language):
                continue
            if not pointer.owner and nr > at:
                continue
            if abs(nr - at) > _BACK:
                continue
            put = bool(other.aim & (one.side | one.blocs))
            score = 2.0 * put - 0.3 * abs(at - nr) - (1.5 if nr > at else 0) - (2 if other.headline else 0)
            if not pointer.owner and not put and one.sentence - other.sentence > 2:
                continue
            best = max(best or (score, nr), (score, nr))
        return found[best[1]] if best else None


def _without_circles(links: list[Answer]) -> Iterator[Answer]:
    """Yield the links without those that would let a statement answer itself through others; the surest stay."""
    after: dict[int, set[int]] = {}
    for link in sorted(links, key=lambda link: (-link.confidence, link.answering, link.answered)):
        if not _leads(after, link.answered, link.answering):
            after.setdefault(link.answering, set()).add(link.answered)
            yield link


def _leads(after: dict[int, set[int]], start: int, goal: int) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        place = waiting.pop()
        if place == goal:
            return True
        waiting += after.get(place, set()) - seen
        seen |= after.get(place, set())
    return False
