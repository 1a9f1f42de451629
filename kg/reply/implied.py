"""Answers that point to nothing: a denial beside its charge, a no beside a demand, a claim about what was asked.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reasons verb, topic and target; what is no answer.
Limits  near only: what the article does not set side by side is left alone.
"""

from kg.model import Kind, LinkReason, Span
from kg.reply.candidates import Sought, first_of, likeliest, touches
from kg.reply.heard import Heard
from kg.reply.pointers import ASKED, CHARGED, OFFERED, THREATENED
from kg.reply.values import Link, Scene

_NEAR, _WIDE = 2, 10
"""Sentences within which what is answered begins."""
_OPENING = 4
"""Words of a sentence among which it says that it was said before (`Sebelumnya, …`)."""


def implied(scene: Scene, at: int) -> Link | None:
    """Return what a statement answers by its kind and by where it stands.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    late = _put_off(scene, one)
    if late or _is_earlier(one):
        return late
    if one.statement.kind is Kind.DENIAL:
        return _denied(scene, one) or _same(scene, one)
    if one.statement.kind is Kind.REJECTION:
        return _refused(scene, one) or _same(scene, one)
    told = {Kind.AGREEMENT: "accept", Kind.ASSERTION: "refuse"}.get(one.statement.kind)
    return _same(scene, one) if told and one.region.places.longest[told] else None


def _denied(scene: Scene, one: Heard) -> Link | None:
    """A denial, of a charge against its side about the same thing, or of what was said of its side just before."""
    words = _verb(one, "deny", "refuse")
    told = CHARGED | {Kind.ASSERTION}
    sought = [Sought(CHARGED, back=_WIDE, ahead=1, put=True, direct=True, alike=True, back_to=True)]
    if words != one.statement.span:  # a word of denial, not only its sense
        sought.append(Sought(told, back=1, ahead=0, put=True, direct=True))
        sought.append(Sought(told, back=_NEAR, ahead=0, put=False, alike=True))
    other = first_of(scene, one.number, sought)
    return Link(other, "denial", (LinkReason.VERB, LinkReason.TARGET), words) if other else None


def _refused(scene: Scene, one: Heard) -> Link | None:
    """A rejection, of a demand or threat put to its side just before."""
    if one.headline:
        return None
    near = Sought(ASKED | THREATENED, back=_NEAR, ahead=0, put=True, back_to=True)
    last = Sought(ASKED, back=1, ahead=0, put=True, direct=True, matter=False, back_to=True)
    other = first_of(scene, one.number, (near, last))
    words = _verb(one, "refuse", "deny")
    if other and words == one.statement.span and not touches(scene, one, other):
        return None  # neither a word of refusal nor anything of the matter
    return Link(other, "refusal", (LinkReason.VERB, LinkReason.TARGET), words) if other else None


def _same(scene: Scene, one: Heard) -> Link | None:
    """A no, a yes or a claim about the very thing that was just asked of its side."""
    back = _NEAR if one.statement.kind in (Kind.REJECTION, Kind.DENIAL) else 1
    sought = Sought(ASKED, back=back, ahead=0, put=True, back_to=True)
    other = None if one.headline else likeliest(scene, one.number, sought)
    if other is None or not one.topics & other.topics:
        return None
    return Link(other, "topic", (LinkReason.TOPIC, LinkReason.TARGET), one.statement.span)


def _put_off(scene: Scene, one: Heard) -> Link | None:
    """A side says what it will do before it answers."""
    words = next((one.region.span(p, p + n) for p, n in one.region.places.longest["before_reply"].items()), None)
    if words is None:
        return None
    sought = Sought(ASKED | OFFERED, back=_WIDE, ahead=0, put=True, matter=False)
    other = likeliest(scene, one.number, sought)
    return Link(other, "put-off", (LinkReason.VERB,), words) if other else None


def _verb(one: Heard, *sections: str) -> Span:
    """Return the words of denial or refusal, or the statement where no list holds them."""
    places = one.region.places.longest
    found = (one.region.span(place, place + size) for name in sections for place, size in places[name].items())
    return next(found, one.statement.span)


def _is_earlier(one: Heard) -> bool:
    """Say whether it is told as said before the rest; a denial that stands is not."""
    places = one.region.places.longest
    return any(place < _OPENING for place in places["earlier"]) and not places["standing"]
