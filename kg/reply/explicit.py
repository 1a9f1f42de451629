"""Answers whose words point to what they answer: `membantahnya`, `that request`, `rejected Norland's demand`.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reasons pronoun, anaphor and named.
Limits  what is pointed to without its owner stands before, and not far.
"""

from kg.model import Kind, LinkReason
from kg.reply.candidates import Sought, likeliest
from kg.reply.pointers import ANY, ASKED, CHARGED, Pointer, pointers
from kg.reply.values import Link, Scene

_NEAR, _FAR = 2, 10
"""Sentences back to what a pronoun means, and to what a noun means."""
_ANYWHERE = 40
_OWN = {Kind.ACCUSATION: ("reply", "condemn", "deny"), Kind.THREAT: ("reply", "condemn"), Kind.DEMAND: ("reply",)}
"""The verbs that are a speaker's own in such an act."""


def pointed(scene: Scene, at: int) -> Link | None:
    """Return what a statement's own words point to.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    others = [other.statement.span for other in scene.found if other is not one and other.sentence == one.sentence and other.side & one.side]
    for pointer in pointers(one, scene.words):
        if one.statement.kind in _OWN and pointer.verb not in _OWN[one.statement.kind]:
            continue  # what is refused in a charge or a demand was refused by somebody else
        if any(span.holds(pointer.words) and not span.holds(one.statement.span) for span in others):
            continue  # it is the other statement's
        link = _meant(scene, at, pointer)
        if link:
            return link
    return None


def _meant(scene: Scene, at: int, pointer: Pointer) -> Link | None:
    one = scene.found[at]
    pattern = "-".join(reason.value for reason in pointer.reasons)
    if LinkReason.PRONOUN in pointer.reasons:
        near = Sought(pointer.kinds, back=_NEAR, ahead=0, put=False, matter=False)
        other = likeliest(scene.found, at, near) or likeliest(scene.found, at, Sought(ANY, back=1, ahead=0, put=True, matter=False))
        return Link(other, pattern, pointer.reasons, pointer.words) if other else None
    rather = ASKED - {Kind.RED_LINE} if pointer.demand else frozenset()
    if LinkReason.ANAPHOR in pointer.reasons:
        found = (
            Sought(pointer.kinds, back=_FAR, ahead=0, put=True, matter=False, rather=rather),
            Sought(pointer.kinds, back=_NEAR, ahead=0, put=False, matter=False, rather=rather),
        )[: 1 if pointer.verb == "condemn" else 2]
    else:
        named = [scene.names[word] for word in pointer.near if word in scene.names]
        others = frozenset().union(*named) - one.side if named else frozenset()
        if others:
            found = (Sought(pointer.kinds, back=_ANYWHERE, ahead=_ANYWHERE, put=pointer.verb == "condemn", owner=others, rather=rather),)
        elif pointer.verb in ("refuse", "deny"):
            found = (
                Sought(pointer.kinds - ASKED, back=_FAR, ahead=_FAR, put=True),
                Sought(pointer.kinds, back=_NEAR, ahead=0, put=True),
                Sought(pointer.kinds, back=_FAR, ahead=_FAR, put=False, alike=True),
            )
        else:
            found = ()
    other = next((hit for sought in found if (hit := likeliest(scene.found, at, sought))), None)
    if other is None and one.statement.kind is Kind.DENIAL and pointer.kinds & CHARGED and LinkReason.ANAPHOR in pointer.reasons:
        other = likeliest(scene.found, at, Sought(ANY, back=1, ahead=0, put=True, matter=False))
    return Link(other, pattern, pointer.reasons, pointer.words, pointer.package) if other else None
