"""Answers whose words point to what they answer: `membantahnya`, `that request`, `rejected Norland's demand`.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reasons pronoun, anaphor and named.
Limits  what is pointed to without its owner stands before, and not far.
"""

from dataclasses import replace

from kg.model import Kind, LinkReason
from kg.reply.candidates import Sought, first_of
from kg.reply.heard import Heard
from kg.reply.pointers import ANY, ASKED, CHARGED, Pointer, pointers
from kg.reply.values import Link, Scene

_NEAR, _FAR, _ANYWHERE = 2, 10, 40
"""Sentences to what a pronoun means, to what a noun means, and to what is named with its owner."""
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
        other = first_of(scene, at, _sought(scene, one, pointer))
        if other:
            pattern = "-".join(reason.value for reason in pointer.reasons)
            return Link(other, pattern, pointer.reasons, pointer.words, pointer.package)
    return None


def _is_anothers(scene: Scene, one: Heard, pointer: Pointer) -> bool:
    """Say whether the words that point are those of another statement of the same side and sentence."""
    rest = (other for other in scene.inside[one.sentence] if other is not one)
    spans = [other.statement.span for other in rest if other.side & one.side]
    return any(span.holds(pointer.words) and not span.holds(one.statement.span) for span in spans)


def _sought(scene: Scene, one: Heard, pointer: Pointer) -> tuple[Sought, ...]:
    """Return what may be meant, the likeliest first."""
    if LinkReason.NAMED in pointer.reasons:
        return _named(scene, one, pointer)
    last = Sought(ANY, back=1, ahead=0, put=True, matter=False)
    near = Sought(pointer.kinds, back=_NEAR, ahead=0, put=False, matter=False)
    if LinkReason.PRONOUN in pointer.reasons:
        return near, last
    put = replace(near, back=_FAR, put=True, rather=pointer.rather)
    if pointer.verb in ("condemn", "accept") or pointer.kinds == ANY:  # whoever was not asked is a third party
        return (put,)
    denied = one.statement.kind is Kind.DENIAL and pointer.kinds & CHARGED
    return (put, replace(near, rather=pointer.rather), *((last,) if denied else ()))


def _named(scene: Scene, one: Heard, pointer: Pointer) -> tuple[Sought, ...]:
    near: frozenset[str] = frozenset().union(*(scene.names.get(word, frozenset()) for word in pointer.near))
    owner = near - one.side
    if owner:
        put = Sought(pointer.kinds, back=_ANYWHERE, ahead=_ANYWHERE, put=True, owner=owner, rather=pointer.rather)
        return (
            (put,)
            if pointer.verb == "condemn"
            else (put, replace(put, put=False, touching=bool(pointer.kinds & ASKED)))
        )
    if pointer.verb not in ("refuse", "deny"):
        return ()
    kinds = pointer.kinds & CHARGED if one.statement.kind is Kind.DENIAL else pointer.kinds
    return (
        Sought(kinds - ASKED, back=_FAR, ahead=_FAR, put=True),
        Sought(kinds, back=_NEAR, ahead=0, put=True),
        Sought(kinds, back=_FAR, ahead=_FAR, put=False, alike=True),
    )
