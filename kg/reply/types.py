"""What an answer does with what it answers: by its kind, and by its words where these say more.

In      Heard, Link
Out     AnswerType.
Source  docs/linking.md: the types.
Limits  the best type only.
"""

from kg.model import AnswerType, Kind
from kg.reply.heard import Heard
from kg.reply.meant import CHARGED, OFFERED
from kg.reply.values import Link

_BY_KIND = {
    Kind.REJECTION: AnswerType.REJECTS,
    Kind.RED_LINE: AnswerType.REJECTS,
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
    kind, places, to = one.statement.kind, one.region.places.longest, link.other.statement.kind
    open_kind = kind in (*_YES, Kind.ASSERTION)  # it says neither yes nor no by its kind alone
    if places["before_reply"] or (open_kind and places["defer"] and not link.pattern.startswith("further")):
        return AnswerType.DEFERS
    if kind in _YES and link.pattern.startswith("further"):
        return AnswerType.COUNTERS
    if open_kind and places["part"]:
        return AnswerType.PARTLY_ACCEPTS
    if kind is Kind.ASSERTION:
        return AnswerType.COUNTERS if to in CHARGED or (to in OFFERED and not places["refuse"]) else AnswerType.REJECTS
    return AnswerType.DENIES if kind is Kind.REJECTION and to in CHARGED else _BY_KIND[kind]
