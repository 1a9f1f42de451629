"""Which of a document's statements some words may mean: the candidates, the likeliest first.

In      Heard statements, what is sought
Out     Heard, or None where nothing fits.
Source  docs/linking.md: what is an answer (B is said by whom A is put to, later or on the same day) and what is none.
Limits  the amounts were chosen on the development articles; they only order what fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Kind
from kg.reply.heard import Heard

_PUT, _TOPIC, _STEP, _BEHIND, _HEADLINE, _RATHER, _WORD = 2.0, 1.0, 0.3, 1.5, 2.0, 2.0, 0.4
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
    owner: frozenset[str] = frozenset()
    """Whose it must be, if that is told."""
    alike: bool = False
    """Whether both must be about the same thing, by topic or by words."""
    direct: bool = False
    """Whether it must be put to that side itself, not to an alliance or bloc."""
    matter: bool = True
    """Whether what is known to be about another thing is out of the question."""
    rather: frozenset[Kind] = frozenset()
    """Kinds that are likelier than the others."""


def likeliest(found: Sequence[Heard], at: int, sought: Sought) -> Heard | None:
    """Return the statement that fits best, or None.

    Raises:
        Nothing.
    """
    one = found[at]
    fitting = [nr for nr, other in enumerate(found) if nr != at and _fits(one, other, sought)]
    return found[max(fitting, key=lambda nr: (_worth(one, found[nr], nr - at) + _RATHER * (found[nr].statement.kind in sought.rather), -nr))] if fitting else None


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


def _fits(one: Heard, other: Heard, sought: Sought) -> bool:
    steps = one.sentence - other.sentence
    if other.statement.kind not in sought.kinds or not -sought.ahead <= steps <= sought.back:
        return False
    if _overlap(one, other) or not opposed(one, other) or (sought.owner and not sought.owner & other.side):
        return False
    if sought.put and not (is_put(one, other) and (other.aim & one.side or not sought.direct)):
        return False
    if other.region.places.longest["before_reply"]:
        return False  # who asks for time asks nothing that is answered
    if sought.alike:
        return alike(one, other)
    return not (sought.matter and astray(one, other))


def _overlap(one: Heard, other: Heard) -> bool:
    here, there = one.statement.span, other.statement.span
    return here.start < there.end and there.start < here.end


def alike(one: Heard, other: Heard) -> bool:
    """Say whether two statements are about the same thing, or about things close or contrary.

    Raises:
        Nothing.
    """
    return bool(one.topics & other.around or len(one.content & other.content) >= _WORDS)


def astray(one: Heard, other: Heard) -> bool:
    """Say whether two statements are known to be about different things.

    Raises:
        Nothing.
    """
    told = bool(one.topics and other.topics)
    return told and not one.topics & other.around and not one.content & other.content


def _worth(one: Heard, other: Heard, steps: int) -> float:
    worth = _PUT * is_put(one, other) + _TOPIC * bool(one.topics & other.around) - _STEP * abs(steps)
    worth += _WORD * min(2, len(one.content & other.content))
    return worth - _BEHIND * (steps > 0) - _HEADLINE * other.headline
