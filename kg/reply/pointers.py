"""Words of a statement that point to what it answers: `membantahnya`, `that request`, `rejected Norland's demand`.

In      Heard
Out     Pointers: what kinds of statement they may point to, whose, and where the words stand.
Limits  says what is pointed to, not which statement it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Kind, LinkReason, Span
from kg.reply.heard import Heard, Region
from kg.reply.wordlist import ReplyWords

ASKED = frozenset({Kind.DEMAND, Kind.RED_LINE})
OFFERED = frozenset({Kind.AGREEMENT, Kind.SUPPORT})
CHARGED = frozenset({Kind.ACCUSATION})
THREATENED = frozenset({Kind.THREAT, Kind.RED_LINE})
ANY = frozenset(Kind)

NOUNS = (
    ("demand_noun", ASKED),
    ("idea_noun", ASKED | CHARGED),
    ("offer_noun", OFFERED),
    ("accusation_noun", CHARGED),
    ("threat_noun", THREATENED),
    ("any_noun", ANY),
)
VERBS = ("refuse", "deny", "reply", "accept", "defer", "condemn")
_OWNER = 4
"""Words behind a noun within which its owner is named (`tuntutan Rusia`, `the demand by Norland`)."""
_BEFORE, _BEHIND = 4, 6
"""Words between an answering verb and the noun of what it answers, behind it or before it, at most."""
_STOPS = frozenset(",;:.")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point to a statement."""

    reasons: tuple[LinkReason, ...]
    kinds: frozenset[Kind]
    near: frozenset[str]
    """Words near the noun that may name whose it is; empty where it is pointed to."""
    words: Span
    package: bool
    """Whether the noun stands for several demands put together."""
    demand: bool
    """Whether the noun is one for demands."""
    verb: str
    """The section of the answering verb beside it, or empty."""


def pointers(heard: Heard, words: ReplyWords) -> Iterator[Pointer]:
    """Yield the pointers of a statement, in the order in which they are to be believed.

    Raises:
        Nothing.
    """
    region = heard.region
    yield from _with_object(heard, region)
    yield from _nouns(region, words)


def _with_object(heard: Heard, region: Region) -> Iterator[Pointer]:
    """`membantahnya`, `denied it`."""
    kinds = CHARGED if heard.statement.kind is Kind.DENIAL else ANY
    verb = LinkReason.VERB
    for place, size in region.places.longest["with_object"].items():
        yield Pointer((verb, LinkReason.PRONOUN), kinds, frozenset(), region.span(place, place + size), False, False, "deny")
    yield from _possessed(region)
    for name in ("refuse", "deny", "reply"):
        for place, size in region.places.longest[name].items():
            after = place + size
            pronoun = region.places.longest["object_pronoun"].get(after, 0)
            if pronoun and _ends(region, after + pronoun):
                span = region.span(place, after + pronoun)
                yield Pointer((verb, LinkReason.PRONOUN), kinds, frozenset(), span, False, False, name)


def _possessed(region: Region) -> Iterator[Pointer]:
    """`belum menyetujui jadwalnya`: what is said yes or no to belongs to what was said before."""
    for name in ("refuse", "accept"):
        for place, size in region.places.longest[name].items():
            after = place + size
            if after < len(region.words) and _ends(region, after + 1) and region.is_possessed(after):
                reasons = (LinkReason.PRONOUN, LinkReason.VERB)
                kinds = ASKED | OFFERED | THREATENED
                yield Pointer(reasons, kinds, frozenset(), region.span(after, after + 1), False, False, name)


def _ends(region: Region, place: int) -> bool:
    """Say whether a clause ends at a place."""
    return place >= len(region.words) or not region.words[place].isalnum()


def _nouns(region: Region, words: ReplyWords) -> Iterator[Pointer]:
    nouns: dict[int, set[Kind]] = {}
    for name, meant in NOUNS:
        for place in region.places.longest[name]:
            nouns.setdefault(place, set()).update(meant)
    pointed = _pointed_behind if words.pointer_behind else _pointed_before
    for place, kinds in nouns.items():
        if place - 1 in region.places.single["subject"]:
            continue  # `denies that it plans`: a verb
        verb = _verb(region, place)
        package, demand = (place in region.places.longest[name] for name in ("package_noun", "demand_noun"))
        part = any(p in region.places.longest["part"] for p in range(max(0, place - 3), place))
        span = pointed(region, place)
        if span:
            reasons = (LinkReason.ANAPHOR, LinkReason.VERB) if verb else (LinkReason.ANAPHOR,)
            if verb or part:
                yield Pointer(reasons, frozenset(kinds), frozenset(), span, package, demand, verb or "part")
        elif (verb or part) and not kinds == ANY:
            near = frozenset(region.words[max(0, place - 3) : place + 1 + _OWNER])
            last = min(len(region.words), place + 2)
            reasons = (LinkReason.NAMED, LinkReason.VERB)
            yield Pointer(reasons, frozenset(kinds), near, region.span(place, last), package, demand, verb or "part")


def _pointed_behind(region: Region, place: int) -> Span | None:
    for after in range(place + 1, min(place + 4, len(region.words))):
        if after in region.places.longest["demonstrative"]:
            return region.span(place, after + 1)
        if not region.words[after].isalnum():
            return None
    return None


def _pointed_before(region: Region, place: int) -> Span | None:
    for before in range(place - 1, max(place - 3, -1), -1):
        if before in region.places.longest["demonstrative"] and before + 1 not in region.places.longest["subject"]:
            return region.span(before, place + 1)
    return None


def _verb(region: Region, noun: int) -> str:
    """Return the section of the answering verb that a noun is the object of, or the subject of its passive."""
    nearest: tuple[int, str] = (_BEHIND + 1, "")
    for name in VERBS:
        for place, size in region.places.longest[name].items():
            last = place + size
            apart = noun - last if place < noun else place - noun - 1
            if apart <= (_BEFORE if place < noun else _BEHIND) and not _parted(region, min(noun + 1, last), max(noun, place)):
                nearest = min(nearest, (apart, name))
    return nearest[1]


def _parted(region: Region, first: int, last: int) -> bool:
    """Say whether a clause begins or ends among some words (`denied that Norland's decision …`)."""
    that = region.places.longest["that"]
    return any(p in that or region.words[p] in _STOPS for p in range(first, last))
