"""Answers that a word of replying announces, around the statement or in a sentence of its own before it.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reason turn (*Norland reacted quickly.* The next sentence of the same reply).
Limits  an answer to a reporter is none, nor is an answer that is only promised.
"""

from kg.language import Places
from kg.model import Kind, LinkReason, Span
from kg.reply.candidates import Sought, likeliest
from kg.reply.heard import Heard, Region
from kg.reply.pointers import ASKED, CHARGED, OFFERED, THREATENED, pointed_to
from kg.reply.values import Link, Scene

_PUT_FORTH = ASKED | OFFERED | THREATENED | CHARGED
_FAR = 5
"""Sentences back to what is replied to."""
_NOT_YET = 3
"""Words before a verb of replying among which it is put off (`will not immediately respond`)."""


def announced(scene: Scene, at: int) -> Link | None:
    """Return what a statement answers because the text says that its side replied.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    if one.statement.kind is Kind.DEMAND:
        return None
    words = _said(one) or _said_before(scene, one)
    if words is None:
        return _pointed_before(scene, one)
    other = likeliest(scene, at, Sought(_PUT_FORTH, back=_FAR, ahead=0, put=True))
    return Link(other, "frame", (LinkReason.TURN, LinkReason.VERB), words) if other else None


def _said(one: Heard) -> Span | None:
    place, size = _reply(one.region.places)
    return one.region.span(place, place + size) if size else None


def _said_before(scene: Scene, one: Heard) -> Span | None:
    """The sentence before says that the side replied, and tells nothing else."""
    before = one.sentence - 1
    if before < 0 or before in scene.inside:
        return None
    sentence = scene.doc.sentences[before]
    if not any(scene.names.get(word, frozenset()) & one.side for word in sentence.lower):
        return None
    place, size = _reply(scene.words.places(sentence.lower))
    if not size:
        return None
    return Span(sentence.tokens[place].span.start, sentence.tokens[place + size - 1].span.end)


def _pointed_before(scene: Scene, one: Heard) -> Link | None:
    """`That request was turned down in Ostby. "We …," said …`: the sentence before says what the quotation answers."""
    before = one.sentence - 1
    if before < 0 or before in scene.inside or not one.quoted:
        return None
    sentence = scene.doc.sentences[before]
    region = Region(sentence.tokens, sentence.lower, scene.words.places(sentence.lower), ())
    for pointer in pointed_to(region, scene.words):
        if pointer.verb in ("refuse", "deny"):
            sought = Sought(pointer.kinds, back=_FAR, ahead=0, put=True, matter=False, rather=pointer.rather)
            other = likeliest(scene, one.number, sought)
            if other:
                return Link(other, "frame", (LinkReason.TURN, LinkReason.ANAPHOR), pointer.words, pointer.package)
    return None


def _reply(places: Places) -> tuple[int, int]:
    """Return where a side is said to have replied, and in how many words; none if it was asked by a reporter."""
    if not places.longest["asked"]:
        for place, size in places.longest["replied"].items():
            if not any(p in places.single["not_yet"] for p in range(max(0, place - _NOT_YET), place)):
                return place, size
    return 0, 0
