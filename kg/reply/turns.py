"""Answers that a word of replying announces, around the statement or in a sentence of its own before it.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reason turn (*Norland reacted quickly.* The next sentence of the same reply).
Limits  an answer to a reporter is none, nor is an answer that is only promised.
"""

from dataclasses import replace

from kg.language import Places
from kg.model import Kind, LinkReason, Span
from kg.reply.candidates import Sought, first_of, likeliest
from kg.reply.heard import Heard
from kg.reply.meant import ANY, ASKED, CHARGED, OFFERED, THREATENED
from kg.reply.parties import Side
from kg.reply.pointers import pointed_to, region
from kg.reply.values import Link, Scene

_PUT_FORTH = ASKED | OFFERED | THREATENED | CHARGED
_FAR, _LONG = 5, 10
"""Sentences back to what is replied to, and to what is defied."""
_SAID = 2
"""Sentences back to whatever was said that a charge is turned against."""
_OWNER = 6
"""Words behind one of replying among which it is named whom the reply is for."""
_OPENING = 25
"""Letters of a statement among which a word of replying opens it."""
_DEFYING = (Kind.REJECTION, Kind.DENIAL, Kind.ASSERTION, Kind.THREAT, Kind.RED_LINE)
_NOT_YET = 3
"""Words before a verb of replying among which it is put off (`will not immediately respond`)."""


def announced(scene: Scene, at: int) -> Link | None:
    """Return what a statement answers because the text says that its side replied.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    places, before = one.region.places.longest, one.sentence - 1
    alone = before >= 0 and before not in scene.inside  # a sentence before it that tells nothing else
    if not (alone or places["in_return"] or places["defy"] or places["replied"]):
        return None
    turned = _returned(scene, one)
    if turned or one.statement.kind is Kind.DEMAND:
        return turned
    pointed = _defied(scene, one) or (_pointed_before(scene, one) if alone and one.quoted else None)
    words = None if pointed else _said(one) or (_said_before(scene, one) if alone else None)
    if words is None:
        return pointed
    put = Sought(_PUT_FORTH, back=_FAR, ahead=0, put=True, owner=_spoken_to(scene, one, words))
    other = first_of(scene, at, (put, replace(put, about=True)))
    return Link(other, "frame", (LinkReason.TURN, LinkReason.VERB), words) if other else None


def _spoken_to(scene: Scene, one: Heard, words: Span) -> Side:
    """Return whom the words of replying name (`in response to Norland's threat`); nobody where they name none."""
    behind = [place for place, token in enumerate(one.region.tokens) if token.span.start >= words.end][:_OWNER]
    near = (scene.names.get(one.region.words[place], frozenset()) for place in behind)
    return frozenset().union(*near) - one.side


def _returned(scene: Scene, one: Heard) -> Link | None:
    """`Sudmark in turn accused Norland`: of what Norland put to it."""
    words = _first(one, "in_return") if one.aim else None
    if words is None:
        return None
    put = Sought(_PUT_FORTH, back=_FAR, ahead=0, put=True, back_to=True, matter=False)
    said = replace(put, kinds=ANY, back=_SAID, about=True)
    other = first_of(scene, one.number, (put, replace(put, about=True), said))
    return Link(other, "return", (LinkReason.TURN, LinkReason.TARGET), words) if other else None


def _defied(scene: Scene, one: Heard) -> Link | None:
    """`We will not bow to threats`: to the threat, else to the demand."""
    words = _first(one, "defy") if one.statement.kind in _DEFYING else None
    if words is None:
        return None
    put = Sought(ASKED | THREATENED, back=_LONG, ahead=0, put=True, matter=False)
    other = first_of(scene, one.number, (put, replace(put, about=True)))
    return Link(other, "defiance", (LinkReason.VERB, LinkReason.TARGET), words) if other else None


def _first(one: Heard, section: str) -> Span | None:
    """Return the first words of a section that stand around a statement."""
    found = one.region.places.longest[section]
    return one.region.span(place := min(found), place + found[place]) if found else None


def _said(one: Heard) -> Span | None:
    place, size = _reply(one.region.places)
    if not size:
        return None
    words, own = one.region.span(place, place + size), one.statement.span
    if own.end <= words.start and place + size in one.region.places.single["towards"]:
        return None  # what is done is in response to something
    # deep inside its words somebody else replies, or something is done in reply
    return None if own.holds(words) and words.start > own.start + _OPENING else words


def _said_before(scene: Scene, one: Heard) -> Span | None:
    """The sentence before says that the side replied, and tells nothing else."""
    sentence = scene.doc.sentences[one.sentence - 1]
    if not any(scene.names.get(word, frozenset()) & one.side for word in sentence.lower):
        return None
    place, size = _reply(scene.words.places(sentence.lower))
    if not size:
        return None
    return Span(sentence.tokens[place].span.start, sentence.tokens[place + size - 1].span.end)


def _pointed_before(scene: Scene, one: Heard) -> Link | None:
    """`That request was turned down in Ostby. "We …," said …`: the sentence before says what the quotation answers."""
    sentence = scene.doc.sentences[one.sentence - 1]
    around = region(sentence.tokens, sentence.lower, scene.words)
    own = any(scene.names.get(word, frozenset()) & one.side for word in sentence.lower)
    for pointer in pointed_to(around, scene.words):
        if pointer.verb in ("refuse", "deny") or (own and pointer.verb == "reply"):
            put = Sought(pointer.kinds, back=_FAR, ahead=0, put=True, matter=False, rather=pointer.rather)
            other = likeliest(scene, one.number, replace(put, about=True))
            if other:
                return Link(other, "frame", (LinkReason.TURN, LinkReason.ANAPHOR), pointer.words, pointer.package)
    return None


def _reply(places: Places) -> tuple[int, int]:
    """Return where a side is said to have replied, and in how many words; none if it was asked by a reporter."""
    if places.longest["replied"] and not places.longest["asked"]:
        for place, size in places.longest["replied"].items():
            if not any(p in places.single["not_yet"] for p in range(max(0, place - _NOT_YET), place)):
                return place, size
    return 0, 0
