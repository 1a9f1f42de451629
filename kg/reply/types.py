"""What an answer does with what it answers: by its kind, and by its words where these say more.

In      Heard, Link
Out     AnswerType.
Source  docs/linking.md: the types.
Limits  the best type only.
"""

from kg.model import AnswerType, Kind
from kg.reply.heard import Heard
from kg.reply.pointers import CHARGED, OFFERED
from kg.reply.values import Link

_BY_KIND = {
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
_YES = (Kind.AGREEMENT, Kind.SUPPORT)


def answer_type(one: Heard, link: Link) -> AnswerType:
    """Return the type of an answer.

    Raises:
        Nothing.
    """
    kind, places = one.statement.kind, one.region.places.longest
    if kind is Kind.REJECTION and link.other.statement.kind in CHARGED:
        return AnswerType.DENIES
    if kind in _YES and link.pattern.startswith("further"):
        return AnswerType.COUNTERS
    if places["before_reply"] or (kind in (*_YES, Kind.ASSERTION) and places["defer"]):
        return AnswerType.DEFERS
    if kind in (*_YES, Kind.ASSERTION) and places["part"]:
        return AnswerType.PARTLY_ACCEPTS
    if kind is Kind.ASSERTION and link.other.statement.kind in OFFERED | CHARGED:
        return AnswerType.COUNTERS
    return _BY_KIND[kind]
