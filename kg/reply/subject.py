"""Answers that begin with what they answer: `That is a lie`, `Ucapan itu memperlihatkan …`, `a charge Norland denies`.

In      Scene, a statement's place in it
Out     a Link, or None.
Source  docs/linking.md: the reasons anaphor, named and pronoun.
Limits  the first words of a statement only; what is answered stands just before, or names the side that answers.
"""

from kg.model import Kind, LinkReason
from kg.reply.candidates import Sought, likeliest
from kg.reply.heard import Heard
from kg.reply.meant import ANY
from kg.reply.pointers import begun
from kg.reply.values import Link, Scene

_FIRST = 3
"""Words of a statement among which its subject stands."""
_JUST, _FAR = 1, 6
"""Sentences to what a demonstrative alone means, and to what a noun means."""
_JUDGING = (Kind.REJECTION, Kind.DENIAL, Kind.ACCUSATION, Kind.ASSERTION, Kind.THREAT)


def begins(scene: Scene, at: int) -> Link | None:
    """Return what a statement answers because its subject points to it.

    Raises:
        Nothing.
    """
    one = scene.found[at]
    if one.statement.kind not in _JUDGING or one.headline:
        return None
    pointed = _noun(scene, one) if one.region.nouns else None
    return pointed or (_demonstrative(scene, one) if one.quoted else None)


def _noun(scene: Scene, one: Heard) -> Link | None:
    """`The remarks showed …`, `Norland's list asks the impossible`."""
    pointer = begun(one, scene.words, _FIRST)
    if pointer is None:
        return None
    sides = (scene.names.get(word, frozenset()) - one.side for word in pointer.near)
    owner = next((side for side in sides if side), frozenset())
    if not owner and (LinkReason.NAMED in pointer.reasons or pointer.step or one.statement.kind is Kind.ASSERTION):
        return None
    back = _JUST if pointer.anything and not owner else _FAR
    put = Sought(pointer.kinds, back=back, ahead=0, put=True, about=True, owner=owner, matter=False)
    other = likeliest(scene, one.number, put)
    return Link(other, "subject-noun", pointer.reasons, pointer.words, pointer.package) if other else None


def _demonstrative(scene: Scene, one: Heard) -> Link | None:
    """`"That is a lie," said Holm`, behind what another side said."""
    region, own = one.region, one.statement.span
    words = (p for p, token in enumerate(region.tokens) if own.holds(token.span) and token.text[0].isalnum())
    place = next(words, -1)
    if place < 0 or region.words[place] not in scene.words.deictic:
        return None
    if one.number and scene.found[one.number - 1].side & one.side:
        return None  # he goes on, and means what he said himself
    near = Sought(ANY, back=_JUST, ahead=0, put=True, about=True, matter=False)
    other = likeliest(scene, one.number, near)
    return Link(other, "subject-this", (LinkReason.PRONOUN,), region.span(place, place + 1)) if other else None
