"""Answers that point to nothing: a denial beside its charge, a no beside a demand, a sentence that says who replied.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reasons verb, turn, topic and target; what is no answer.
Limits  near only: what the article does not set side by side is left alone.
"""

from kg.model import Kind, LinkReason, Span
from kg.reply.candidates import Sought, likeliest
from kg.reply.heard import Heard
from kg.reply.pointers import ASKED, CHARGED, OFFERED, THREATENED
from kg.reply.values import Link, Scene

_PUT_FORTH = ASKED | OFFERED | THREATENED | CHARGED
_NEAR = 2
_WIDE = 10
_FRAME = 5


def implied(scene: Scene, at: int) -> Link | None:
    """Return what a statement answers by its kind and by where it stands.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    return _framed(scene, at) or _put_off(scene, at, one) or _denied(scene, at, one) or _refused(scene, at, one) or _same(scene, at, one)


def _denied(scene: Scene, at: int, one: Heard) -> Link | None:
    """A denial, of a charge against its side that is near or about the same thing."""
    if one.statement.kind is not Kind.DENIAL or _is_earlier(one):
        return None
    words = _verb(one, "deny", "refuse")
    said = words != one.statement.span  # a word of denial, not only its sense
    charge = Sought(CHARGED, back=_WIDE, ahead=1, put=True, direct=True, alike=True)
    last = Sought(CHARGED | {Kind.ASSERTION}, back=1, ahead=0, put=True, direct=True)
    other = likeliest(scene.found, at, charge) or (likeliest(scene.found, at, last) if said else None)
    return Link(other, "denial", (LinkReason.VERB, LinkReason.TARGET), words) if other else None


def _refused(scene: Scene, at: int, one: Heard) -> Link | None:
    """A rejection, of a demand, offer or threat put to its side just before."""
    if one.statement.kind is not Kind.REJECTION or one.headline or _is_earlier(one):
        return None
    words = _verb(one, "refuse", "deny")
    other = likeliest(scene.found, at, Sought(ASKED | THREATENED, back=_NEAR, ahead=0, put=True))
    other = other or likeliest(
        scene.found, at, Sought(ASKED, back=1, ahead=0, put=True, direct=True, matter=False)
    )
    return Link(other, "refusal", (LinkReason.VERB, LinkReason.TARGET), words) if other else None


def _same(scene: Scene, at: int, one: Heard) -> Link | None:
    """A no, a yes or a claim about the very thing that was just asked of its side."""
    kinds = (Kind.REJECTION, Kind.DENIAL, Kind.AGREEMENT, Kind.ASSERTION)
    if one.statement.kind not in kinds or one.headline or _is_earlier(one):
        return None
    other = likeliest(scene.found, at, Sought(ASKED, back=_NEAR, ahead=0, put=True))
    if other is None or not one.topics & other.around:
        return None
    return Link(other, "topic", (LinkReason.TOPIC, LinkReason.TARGET), one.statement.span)


def _put_off(scene: Scene, at: int, one: Heard) -> Link | None:
    """A side says what it will do before it answers."""
    words = next((one.region.span(p, p + n) for p, n in one.region.places.longest["before_reply"].items()), None)
    if words is None:
        return None
    other = likeliest(scene.found, at, Sought(ASKED | OFFERED, back=_WIDE, ahead=0, put=True, matter=False))
    return Link(other, "put-off", (LinkReason.VERB,), words) if other else None


def _framed(scene: Scene, at: int) -> Link | None:
    """Words around a statement, or the sentence before it, say that its side replied."""
    one = scene.found[at]
    words = None if one.statement.kind is Kind.DEMAND else _reply(scene, one)
    if words is None:
        return None
    other = likeliest(scene.found, at, Sought(_PUT_FORTH, back=_FRAME, ahead=0, put=True))
    other = other or likeliest(scene.found, at, Sought(_PUT_FORTH, back=_NEAR, ahead=0, put=False))
    return Link(other, "frame", (LinkReason.TURN, LinkReason.VERB), words) if other else None


def _reply(scene: Scene, one: Heard) -> Span | None:
    region = one.region
    for place, size in region.places.longest["replied"].items():
        if not any(p in region.places.single["not_yet"] for p in range(max(0, place - 3), place)):
            return region.span(place, place + size)
    before = one.sentence - 1
    if before < 0 or any(other.sentence == before for other in scene.found):
        return None
    sentence = scene.doc.sentences[before]
    names = frozenset().union(*(scene.names.get(word, frozenset()) for word in sentence.lower))
    if not names & one.side:
        return None
    places = scene.places(before)
    for place, size in places.longest["replied"].items():
        if not any(p in places.single["not_yet"] for p in range(max(0, place - 3), place)):
            return Span(sentence.tokens[place].span.start, sentence.tokens[place + size - 1].span.end)
    return None


def _verb(one: Heard, *sections: str) -> Span:
    """Return the words of denial or refusal, or the statement where no list holds them."""
    for section in sections:
        for place, size in one.region.places.longest[section].items():
            return one.region.span(place, place + size)
    return one.statement.span


def _is_earlier(one: Heard) -> bool:
    places = one.region.places
    return any(place < 4 for place in places.longest["earlier"]) and not places.longest["standing"]
