"""Answers that point to nothing: a denial beside its charge, a no beside a demand, a claim about what was asked.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reasons verb, topic and target; what is no answer.
Limits  near only: what the article does not set side by side is left alone.
"""

from kg.model import Kind, LinkReason, Span
from kg.reply.candidates import Sought, first_of, likeliest, touches
from kg.reply.heard import Heard
from kg.reply.meant import ASKED, CHARGED, OFFERED, THREATENED
from kg.reply.pointers import pointers
from kg.reply.values import Link, Scene

_NEAR, _WIDE = 2, 10
"""Sentences within which what is answered begins."""

_TOLD = CHARGED | {Kind.ASSERTION}
_DENIED = (
    Sought(CHARGED, back=_WIDE, ahead=1, put=True, direct=True, alike=True, back_to=True),
    Sought(CHARGED, back=1, ahead=0, put=True, direct=True),
    Sought(_TOLD, back=_NEAR, ahead=0, put=False, alike=True),
)
_REFUSED = (
    Sought(ASKED | THREATENED, back=_NEAR, ahead=0, put=True, back_to=True),
    Sought(ASKED, back=1, ahead=0, put=True, direct=True, matter=False, back_to=True),
)
_ASKED = Sought(ASKED, back=_NEAR, ahead=0, put=True, back_to=True)
_JUST_ASKED = Sought(ASKED, back=1, ahead=0, put=True, back_to=True)
_BESIDE = Sought(OFFERED | CHARGED, back=_NEAR, ahead=0, put=True, direct=True, back_to=True, matter=False)


def implied(scene: Scene, at: int) -> Link | None:
    """Return what a statement answers by its kind and by where it stands.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    late = _put_off(scene, one)
    if late or one.earlier:
        return late
    if one.statement.kind is Kind.DENIAL:
        return _denied(scene, one) or _same(scene, one) or _facing(scene, one)
    if one.statement.kind is Kind.REJECTION:
        return _refused(scene, one) or _same(scene, one) or _facing(scene, one)
    if one.statement.kind is Kind.ACCUSATION:
        return _facing(scene, one)
    told = {Kind.AGREEMENT: "accept", Kind.ASSERTION: "refuse"}.get(one.statement.kind)
    return _same(scene, one) if told and one.region.places.longest[told] else None


def _denied(scene: Scene, one: Heard) -> Link | None:
    """A denial, of a charge against its side about the same thing, or of what was said of its side just before."""
    words = _verb(one, "deny", "refuse")
    # a word of denial, not only its sense
    sought = _DENIED if words != one.statement.span else _DENIED[:1]
    other = first_of(scene, one.number, sought)
    return Link(other, "denial", (LinkReason.VERB, LinkReason.TARGET), words) if other else None


def _refused(scene: Scene, one: Heard) -> Link | None:
    """A rejection, of a demand or threat put to its side just before."""
    if one.headline:
        return None
    other = first_of(scene, one.number, _REFUSED)
    if other and any(pointer.told for pointer in pointers(one, scene.words)):
        return None  # `dismissed the idea that …`: it is told what is refused
    words = _verb(one, "refuse", "deny")
    if other and words == one.statement.span and not touches(scene, one, other):
        return None  # neither a word of refusal nor anything of the matter
    return Link(other, "refusal", (LinkReason.VERB, LinkReason.TARGET), words) if other else None


def _same(scene: Scene, one: Heard) -> Link | None:
    """A no, a yes or a claim about the very thing that was just asked of its side."""
    if one.headline or not one.topics:
        return None
    sought = _ASKED if one.statement.kind in (Kind.REJECTION, Kind.DENIAL) else _JUST_ASKED
    other = likeliest(scene, one.number, sought)
    if other is None or not one.topics & other.topics:
        return None
    return Link(other, "topic", (LinkReason.TOPIC, LinkReason.TARGET), one.statement.span)


def _facing(scene: Scene, one: Heard) -> Link | None:
    """A no or a charge beside an offer or a charge, each aimed at the other's side."""
    last = scene.found[one.number - 1] if one.number and one.aim and not one.headline else None
    if last is None or last.statement.kind not in _BESIDE.kinds or likeliest(scene, one.number, _BESIDE) is not last:
        return None
    if any(pointers(one, scene.words)):
        return None  # who says what he means does not mean what stands beside it
    return Link(last, "facing", (LinkReason.TURN, LinkReason.TARGET), one.statement.span)


def _put_off(scene: Scene, one: Heard) -> Link | None:
    """A side says what it will do before it answers."""
    found = one.region.places.longest["before_reply"]
    if not found:
        return None
    words = one.region.span(place := min(found), place + found[place])
    sought = Sought(ASKED | OFFERED, back=_WIDE, ahead=0, put=True, matter=False, bygone=True)
    other = likeliest(scene, one.number, sought)
    return Link(other, "put-off", (LinkReason.VERB,), words) if other else None


def _verb(one: Heard, *sections: str) -> Span:
    """Return the words of denial or refusal, or the statement where no list holds them."""
    places = one.region.places.longest
    found = (one.region.span(place, place + size) for name in sections for place, size in places[name].items())
    return next(found, one.statement.span)
