"""Answers whose words point to what they answer: `membantahnya`, `that request`, `rejected Norland's demand`.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reasons pronoun, anaphor and named.
Limits  what is pointed to without its owner stands before, and not far.
"""

from dataclasses import replace

from kg.model import Kind, LinkReason
from kg.reply.candidates import Sought, likeliest
from kg.reply.heard import Heard
from kg.reply.meant import ANY, ASKED, CHARGED, OFFERED, Pointer
from kg.reply.pointers import pointers
from kg.reply.values import Link, Scene

_NEAR, _FAR, _ANYWHERE = 2, 10, 40
"""Sentences to what a pronoun means, to what a noun means, and to what is named with its owner."""
_SUBJECT = 5
"""Words before a verb among which its subject stands."""
_CLAIMED = frozenset({Kind.ASSERTION})
_OWN = {Kind.ACCUSATION: ("reply", "condemn", "deny"), Kind.THREAT: ("reply", "condemn"), Kind.DEMAND: ("reply",)}
"""The verbs that are a speaker's own in such an act: what is refused in a charge was refused by somebody else."""


def pointed(scene: Scene, at: int) -> Link | None:
    """Return what a statement's own words point to.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    for pointer in pointers(one, scene.words):
        if pointer.verb not in _OWN.get(one.statement.kind, (pointer.verb,)) or _is_anothers(scene, one, pointer):
            continue
        if _does_another(scene, one, pointer):
            continue
        for tier, sought in enumerate(_sought(scene, one, pointer)):
            other = likeliest(scene, at, sought)
            if other:
                pattern = "-".join(reason.value for reason in pointer.reasons) + "-wide" * bool(tier)
                return Link(other, pattern, pointer.reasons, pointer.words, pointer.package)
    return None


def _is_anothers(scene: Scene, one: Heard, pointer: Pointer) -> bool:
    """Say whether the words that point are those of another statement of the same side and sentence."""
    rest = (other for other in scene.inside[one.sentence] if other is not one)
    spans = [other.statement.span for other in rest if other.side & one.side]
    return any(span.holds(pointer.words) and not span.holds(one.statement.span) for span in spans)


def _does_another(scene: Scene, one: Heard, pointer: Pointer) -> bool:
    """Say whether the verb has another side for its subject (`Putin rejected it, said Zelenskyy`)."""
    region = one.region
    if region.tokens[pointer.at].span.start > pointer.words.start:
        return False  # the passive: whose the noun is stands before the verb
    for place in range(pointer.at - 1, max(-1, pointer.at - 1 - _SUBJECT), -1):
        if not region.words[place].isalnum():
            return False
        named = scene.names.get(region.words[place]) if region.tokens[place].text[0].isupper() else None
        if named:
            return not named & one.side
    return False


def _sought(scene: Scene, one: Heard, pointer: Pointer) -> tuple[Sought, ...]:
    """Return what may be meant, the likeliest first."""
    if LinkReason.NAMED in pointer.reasons:
        return _named(scene, one, pointer)
    last = Sought(ANY, back=1, ahead=0, put=True, matter=False)
    near = Sought(pointer.kinds, back=_NEAR, ahead=0, put=False, matter=False, bygone=True)
    if LinkReason.PRONOUN in pointer.reasons:
        return replace(near, kinds=pointer.kinds - {Kind.SUPPORT}), last
    if pointer.verb == "accept":
        return () if pointer.anything else (replace(near, back=_FAR, put=True, rather=pointer.rather),)
    if pointer.speech:
        return (replace(near, back=1), replace(near, put=True, about=True))
    put = replace(near, back=_FAR, put=True, rather=pointer.rather)
    told = (replace(last, kinds=_CLAIMED, back=_NEAR, about=True),) if _is_charge(pointer) else ()
    if pointer.verb == "condemn" or pointer.anything:  # whoever was not asked is a third party
        return (put, replace(put, about=True, back=_NEAR if pointer.anything else _FAR), *told)
    denied = one.statement.kind is Kind.DENIAL and pointer.kinds & CHARGED
    told = (*told, last) if denied else told
    return (put, replace(put, about=True), replace(near, rather=pointer.rather), *told)


def _is_charge(pointer: Pointer) -> bool:
    """Say whether the noun is one for charges; what is charged may be told as a claim."""
    return bool(pointer.kinds & CHARGED) and not pointer.anything


def _otherwise(put: Sought) -> tuple[Sought, ...]:
    """Return the same as it may be told in other words: a demand as an offer on a condition, a charge as a claim."""
    offered = replace(put, kinds=OFFERED, about=True, touching=True)
    claimed = replace(put, kinds=_CLAIMED, about=True, alike=True)
    return (offered, claimed) if put.kinds & ASKED else (claimed,)


def _named(scene: Scene, one: Heard, pointer: Pointer) -> tuple[Sought, ...]:
    sides = (scene.names.get(word, frozenset()) - one.side for word in pointer.near)
    owner = next((side for side in sides if side), frozenset())
    if pointer.anything:  # `dismissed Norland's remarks that …`
        same = Sought(ANY, back=_ANYWHERE, ahead=_ANYWHERE, put=False, owner=owner, alike=True)
        return (same,) if owner and pointer.verb != "condemn" else ()
    if owner:
        put = Sought(pointer.kinds, back=_ANYWHERE, ahead=_ANYWHERE, put=True, owner=owner, rather=pointer.rather)
        if pointer.verb in ("condemn", "accept"):  # a paper that is received is not always accepted
            return (replace(put, touching=pointer.verb == "accept" and bool(pointer.kinds & ASKED)),)
        touching = replace(put, put=False, touching=bool(pointer.kinds & ASKED))
        return (put, replace(put, about=True), touching, *_otherwise(put))
    if pointer.verb not in ("refuse", "deny"):
        return ()
    kinds = pointer.kinds & CHARGED if one.statement.kind is Kind.DENIAL else pointer.kinds
    return (
        Sought(kinds - ASKED, back=_FAR, ahead=_FAR, put=True),
        Sought(kinds, back=_NEAR, ahead=0, put=True, touching=pointer.told),
        Sought(kinds, back=_FAR, ahead=_FAR, put=False, alike=True),
    )
