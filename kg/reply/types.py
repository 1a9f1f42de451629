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
    charge = bool(places["accusation_noun"])
    if kind is Kind.ASSERTION and charge and places["deny"]:
        return AnswerType.DENIES
    if kind is Kind.ASSERTION:
        return AnswerType.COUNTERS if to in CHARGED or (to in OFFERED and not places["refuse"]) else AnswerType.REJECTS
    # who turns down a charge by that name denies it; who refuses what is beside it does not
    return AnswerType.DENIES if kind is Kind.REJECTION and to in CHARGED and charge else _BY_KIND[kind]
