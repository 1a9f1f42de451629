"""Which statement of a document answers which.

In      Knowledge; then Documents and their grounded statements, of any back end
Out     Answers, never in a circle.
Source  docs/linking.md: when B answers A, and what is no answer.
Limits  deterministic; nothing is looked for where the language has no word list.
"""

from collections.abc import Iterator, Sequence

from kg.language import LANGUAGES
from kg.model import Answer, Document, Knowledge, Statement
from kg.reply.belonging import belonging
from kg.reply.candidates import package
from kg.reply.explicit import pointed
from kg.reply.further import further
from kg.reply.implied import implied
from kg.reply.parties import Parties
from kg.reply.scene import scene
from kg.reply.subject import begins
from kg.reply.trust import trust
from kg.reply.turns import announced
from kg.reply.types import answer_type
from kg.reply.values import Link, Scene
from kg.reply.wordlist import reply_words


class Replies:
    """Finds answers."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._parties = Parties(knowledge)

    def answers(self, doc: Document, statements: Sequence[Statement]) -> tuple[Answer, ...]:
        """Return which of the statements answer which; their places are those of the row that is given.

        Raises:
            DataError: a word list cannot be read.
        """
        language = doc.article.language
        if len(statements) < 2 or language not in LANGUAGES:
            return ()
        seen = scene(doc, statements, self._parties, reply_words(language))
        return tuple(_without_circles([a for at, link in _links(seen).items() for a in _answers(seen, at, link)]))

    def sides(self, doc: Document, statements: Sequence[Statement]) -> dict[str, frozenset[str]]:
        """Return the state or organisation of each speaker whom nobody curates, by slug, where the document tells one.

        Raises:
            DataError: a word list cannot be read.
        """
        language = doc.article.language
        if language not in LANGUAGES:
            return {}
        told = belonging(doc, statements, self._parties, reply_words(language))
        speakers = {mention.actor for statement in statements for mention in statement.speakers}
        new = sorted(one for one in speakers if self._parties.is_new(one))
        sides = {one: (told.get(one) or self._parties.of(one)) - {one} for one in new}
        return {one: side for one, side in sides.items() if len(side) == 1}


def _links(scene: Scene) -> dict[int, Link]:
    links: dict[int, Link] = {}
    for at in range(len(scene.found)):
        link = pointed(scene, at) or further(scene, at, links)
        link = link or announced(scene, at) or begins(scene, at) or implied(scene, at)
        if link:
            links[at] = link
    return links


def _answers(scene: Scene, at: int, link: Link) -> Iterator[Answer]:
    one = scene.found[at]
    for other in (link.other, *(package(scene, at, link.other) if link.package else ())):
        yield Answer(one.place, other.place, answer_type(one, link), link.reasons, link.words, trust(link))


def _without_circles(answers: list[Answer]) -> Iterator[Answer]:
    """Yield the answers without those that would let a statement answer itself through others."""
    back = [answer for answer in answers if answer.answered < answer.answering]
    yield from back
    after: dict[int, set[int]] = {}
    for answer in back:
        after.setdefault(answer.answering, set()).add(answer.answered)
    # only what leads ahead in the row can close a circle, and it is rare
    for answer in sorted(set(answers) - set(back), key=lambda each: (-each.confidence, each.answering, each.answered)):
        if not _leads(after, answer.answered, answer.answering):
            after.setdefault(answer.answering, set()).add(answer.answered)
            yield answer


def _leads(after: dict[int, set[int]], start: int, goal: int) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        place = waiting.pop()
        if place == goal:
            return True
        waiting += after.get(place, set()) - seen
        seen |= after.get(place, set())
    return False
