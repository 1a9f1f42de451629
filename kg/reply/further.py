"""Further sentences of an answer: what the same speaker goes on to say.

In      Scene, a statement's place in it, the links found before it in the text
Out     a Link, or None.
Source  docs/linking.md: several sentences of one answer each answer; one's own demand put again does not.
Limits  the next statement only, of the same speaker, in the same sentence or the next.
"""

from collections.abc import Mapping

from kg.model import ActorClass, Kind, LinkReason
from kg.reply.heard import Heard
from kg.reply.values import Link, Scene

_SAME = (Kind.REJECTION, Kind.DENIAL, Kind.ACCUSATION, Kind.ASSERTION, Kind.THREAT)
_NEXT = (Kind.REJECTION, Kind.DENIAL, Kind.ASSERTION)
_AIMED = (Kind.ACCUSATION, Kind.THREAT, Kind.RED_LINE)
"""These go on with an answer only if they are aimed at whom it answers."""
_NO = (Kind.REJECTION, Kind.DENIAL)
_YES = (Kind.AGREEMENT, Kind.SUPPORT)


def further(scene: Scene, at: int, links: Mapping[int, Link]) -> Link | None:
    """Return what a statement answers because the one before it, of the same speaker, answers it.

    Raises:
        Nothing.
    """
    before = links.get(at - 1)
    if before is None:
        return None
    one, last = scene.found[at], scene.found[at - 1]
    if not _goes_on(one, last) or last.headline or (one.earlier and not last.earlier):
        return None
    within = one.sentence == last.sentence
    if one.statement.kind is Kind.ASSERTION and before.pattern == "further-next":
        return None
    aimed = one.statement.kind in _AIMED and bool(one.aim & before.other.side)
    turned = one.statement.kind is Kind.AGREEMENT and _turns(one) and last.statement.kind in _NO
    if last.statement.kind in _YES or (
        one.statement.kind not in (_SAME if within else _NEXT) and not (turned or aimed)
    ):
        return None
    pattern = f"further-{'within' if within else 'next'}"
    return Link(before.other, pattern, (LinkReason.TURN,), before.words, before.package, before.first or before.pattern)


def _goes_on(one: Heard, last: Heard) -> bool:
    same = {m.actor for m in one.statement.speakers} & {m.actor for m in last.statement.speakers}
    office = all(m.cls is ActorClass.GOVERNMENT_BODY for m in last.statement.speakers)
    spoken = (one.quoted or office) and one.side & last.side
    return bool(same or spoken) and 0 <= one.sentence - last.sentence <= 1


def _turns(one: Heard) -> bool:
    """Say whether it begins with a word that sets it against what went before (`Akan tetapi, ia menawarkan …`)."""
    return 0 in one.region.places.longest["turn"]
