"""Which of a document's statements some words may mean: the candidates, the likeliest first.

In      Heard statements, what is sought
Out     Heard, or None where nothing fits.
Source  docs/linking.md: what is an answer (B is said by whom A is put to, later or on the same day) and what is none.
Limits  the amounts were chosen on the development articles; they only order what fits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Kind
from kg.reply.heard import Heard
from kg.reply.meant import ASKED
from kg.reply.values import Scene

_PUT, _TOPIC, _STEP, _BEHIND, _HEADLINE, _RATHER, _WORD, _AIMED = 2.0, 1.0, 0.3, 1.5, 2.0, 2.0, 0.4, 0.5
_MOST = 60
"""Statements on either side that are looked at."""
_BREATH = 3
"""Statements on either side of a demand that may belong to one package with it."""
_WORDS = 2
"""Words of the matter that two statements must share to be about the same thing, where no topic says so."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an answering statement may answer."""

    kinds: frozenset[Kind]
    back: int
    """Sentences before the answer within which it must begin."""
    ahead: int
    """The same behind the answer: an answer in the lead stands before what it answers."""
    put: bool
    """Whether it must be put to the side that answers."""
    about: bool = False
    """Whether it is enough that its words name the side that answers: whose conduct, rights or land it is about."""
    owner: frozenset[str] = frozenset()
    """Whose it must be, if that is told."""
    alike: bool = False
    """Whether both must be about the same thing, by topic or by words."""
    touching: bool = False
    """Whether they must at least share a topic or a word of their matter."""
    direct: bool = False
    """Whether it must be put to that side itself, not to an alliance or bloc."""
    matter: bool = True
    """Whether what is known to be about another thing is out of the question."""
    back_to: bool = False
    """Whether an answer that is aimed at somebody must be aimed at its side."""
    bygone: bool = False
    """Whether the answer may be told as said before the rest."""
    rather: frozenset[Kind] = frozenset()
    """Kinds that are likelier than the others."""


def likeliest(scene: Scene, at: int, sought: Sought) -> Heard | None:
    """Return the statement that fits best, or None.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    fitting = [other for other in _around(scene.found, at, sought) if _fits(scene, one, other, sought)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda other: (_worth(scene, one, other, sought), -other.number))


def _around(found: Sequence[Heard], at: int, sought: Sought) -> Iterator[Heard]:
    """Yield the statements as far away as is sought, and no others: a long text is not gone through for each."""
    sentence = found[at].sentence
    for row, reach in (
        (found[max(0, at - _MOST) : at][::-1], sought.back),
        (found[at + 1 : at + 1 + _MOST], sought.ahead),
    ):
        for other in row:
            if abs(other.sentence - sentence) > reach:
                break
            yield other


def first_of(scene: Scene, at: int, sought: Iterable[Sought]) -> Heard | None:
    """Return what fits best what is sought first, else what is sought next, and so on.

    Raises:
        Nothing.
    """
    return next((hit for each in sought if (hit := likeliest(scene, at, each))), None)


def package(scene: Scene, at: int, one: Heard) -> list[Heard]:
    """Return what else a side asks in one breath with a demand, before the answer to it: the rest of a package.

    Raises:
        Nothing.
    """
    nr, answer = one.number, scene.found[at]
    put, part = is_put(answer, one), touches(scene, answer, one)
    rest: list[Heard] = []
    for row in (scene.found[max(0, nr - _BREATH) : nr][::-1], scene.found[nr + 1 : min(at, nr + 1 + _BREATH)]):
        for other in row:
            if not other.side & one.side or other.headline:
                break
            asked = other.statement.kind in ASKED and is_put(answer, other) >= put and bool(other.aim) >= bool(one.aim)
            if asked and (not part or touches(scene, answer, other)):  # who speaks of one point answers that
                rest.append(other)
    return rest


def opposed(one: Heard, other: Heard) -> bool:
    """Say whether two statements are of two sides, and the first may have been said after the other.

    Raises:
        Nothing.
    """
    days = one.statement.said_on, other.statement.said_on
    return not one.side & other.side and not (days[0] and days[1] and days[0] < days[1])


def is_put(one: Heard, other: Heard) -> bool:
    """Say whether the other statement is aimed at the side of the one, or at an alliance or bloc it is a member of.

    Raises:
        Nothing.
    """
    return bool(other.aim & (one.side | one.blocs))


def _fits(scene: Scene, one: Heard, other: Heard, sought: Sought) -> bool:
    if other.statement.kind not in sought.kinds or not _may_answer(one, other, sought):
        return False
    if sought.touching and not touches(scene, one, other):
        return False
    return _is_theirs(scene, one, other, sought) and (
        alike(scene, one, other) if sought.alike else not (sought.matter and astray(scene, one, other))
    )


def _may_answer(one: Heard, other: Heard, sought: Sought) -> bool:
    """Say whether it is another side's, not said later, no part of the same words, and asks for an answer at all."""
    if not opposed(one, other) or _overlap(one, other) or other.region.places.longest["before_reply"]:
        return False
    return sought.bygone or not one.earlier or other.earlier


def _is_theirs(scene: Scene, one: Heard, other: Heard, sought: Sought) -> bool:
    """Say whether it comes from whom the answer is meant for, and is put to whom it must be."""
    if sought.owner and not sought.owner & other.side:
        return False
    if sought.back_to and one.aim and not one.aim & (other.side | other.blocs):
        return False
    if sought.about and scene.about(other) & one.side:
        return True
    return not sought.put or (is_put(one, other) and (not sought.direct or bool(other.aim & one.side)))


def _overlap(one: Heard, other: Heard) -> bool:
    here, there = one.statement.span, other.statement.span
    return here.start < there.end and there.start < here.end


def alike(scene: Scene, one: Heard, other: Heard) -> bool:
    """Say whether two statements are about the same thing, or about things close or contrary.

    Raises:
        Nothing.
    """
    return bool(one.topics & other.around or len(scene.matter(one) & scene.matter(other)) >= _WORDS)


def touches(scene: Scene, one: Heard, other: Heard) -> bool:
    """Say whether two statements share a topic or a word of their matter.

    Raises:
        Nothing.
    """
    return bool(one.topics & other.around or scene.matter(one) & scene.matter(other))


def astray(scene: Scene, one: Heard, other: Heard) -> bool:
    """Say whether two statements are known to be about different things.

    Raises:
        Nothing.
    """
    return bool(one.topics and other.topics) and not touches(scene, one, other)


def _worth(scene: Scene, one: Heard, other: Heard, sought: Sought) -> float:
    put = is_put(one, other) or (sought.about and bool(scene.about(other) & one.side))
    worth = _PUT * put + _AIMED * bool(other.aim) + _TOPIC * bool(one.topics & other.around)
    worth += _WORD * min(2, len(scene.matter(one) & scene.matter(other))) + _RATHER * (
        other.statement.kind in sought.rather
    )
    worth -= _STEP * abs(other.number - one.number) + _HEADLINE * other.headline
    return worth - _BEHIND * (other.number > one.number)
