"""Words of a statement that point to what it answers: `membantahnya`, `that request`, `rejected Norland's demand`.

In      Heard, ReplyWords
Out     Pointers: what kinds of statement they may point to, whose, and where the words stand.
Limits  says what is pointed to, not which statement it is.
"""

from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Kind, LinkReason, Span, Token
from kg.reply.heard import Heard, Region
from kg.reply.meant import ANY, ASKED, CHARGED, NOUNS, OFFERED, THREATENED, Pointer
from kg.reply.wordlist import ReplyWords

_VERBS = ("refuse", "deny", "reply", "accept", "defer", "condemn")
_OWNER_BEFORE, _OWNER_BEHIND = 3, 5
"""Words around a noun within which its owner is named (`Norland's demand`, `tuntutan Presiden Norland`)."""
_BEFORE, _BEHIND = 4, 6
"""Words between an answering verb and the noun of what it answers, at most: the verb before it, or behind it."""
_BESIDE = 1
"""The same where a verb says yes, or puts off: it has many objects."""
_YIELDING = ("accept", "defer")
_UNREAL = 2
"""Words before a verb among which it is said that nobody does it, or not yet (`to reject`, `did not deny`)."""
_STOPS = frozenset(",;:.")


def region(tokens: tuple[Token, ...], lower: tuple[str, ...], words: ReplyWords) -> Region:
    """Return some words of a sentence, with what stands in them.

    Raises:
        Nothing.
    """
    places = words.places(lower)
    nouns: dict[int, frozenset[Kind]] = {}
    for name, meant in NOUNS:
        for place in places.longest[name]:
            nouns[place] = nouns.get(place, frozenset()) | meant
    return Region(tokens, lower, places, nouns, words.possessive, words.active)


def pointers(heard: Heard, words: ReplyWords) -> Iterator[Pointer]:
    """Yield the pointers of a statement, in the order in which they are to be believed.

    Raises:
        Nothing.
    """
    places = heard.region.places.longest
    if places["with_object"] or places["object_pronoun"]:
        yield from _with_object(heard.region, CHARGED if heard.statement.kind is Kind.DENIAL else ANY)
    if heard.region.possessive and (places["refuse"] or places["accept"]):
        yield from _possessed(heard.region)
    if heard.region.nouns:
        yield from _nouns(heard.region, words)


def pointed_to(region: Region, words: ReplyWords) -> Iterator[Pointer]:
    """Yield the nouns of a stretch of words that point back to what was said, and are answered there.

    Raises:
        Nothing.
    """
    return (pointer for pointer in _nouns(region, words) if LinkReason.ANAPHOR in pointer.reasons)


def begun(heard: Heard, words: ReplyWords, first: int) -> Pointer | None:
    """Return the noun for what was said with which a statement begins, pointed to or with its owner; or None.

    Raises:
        Nothing.
    """
    region, start = heard.region, heard.statement.span.start
    begin = bisect_left(region.tokens, start, key=_start)
    last = min(begin + first + 1, len(region.tokens))
    pointed = _pointed_behind if words.pointer_behind else _pointed_before
    for place in range(begin, last):
        kinds = region.nouns.get(place)
        if kinds and place - 1 not in region.places.single["subject"]:
            shown = pointed(region, place)
            if shown:
                return Pointer((LinkReason.ANAPHOR,), kinds, shown, "", place, (), *_classes(region, place))
            near = _near(region, range(max(begin, place - first), place + first), place)
            shown = _shown(region, place, place)
            return Pointer((LinkReason.NAMED,), kinds, shown, "", place, near, *_classes(region, place))
    return None


def _start(token: Token) -> int:
    return token.span.start


def _with_object(region: Region, kinds: frozenset[Kind]) -> Iterator[Pointer]:
    """`membantahnya`, `denied it`."""
    reasons = (LinkReason.VERB, LinkReason.PRONOUN)
    for place, size in region.places.longest["with_object"].items():
        yield Pointer(reasons, kinds, region.span(place, place + size), "deny", place)
    for name in ("refuse", "deny", "reply"):
        for place, size in region.places.longest[name].items():
            after = place + size
            pronoun = region.places.longest["object_pronoun"].get(after, 0)
            if pronoun and _ends(region, after + pronoun):
                yield Pointer(reasons, kinds, region.span(place, after + pronoun), name, place)


def _possessed(region: Region) -> Iterator[Pointer]:
    """`belum menyetujui jadwalnya`: what is said yes or no to belongs to what was said before."""
    reasons = (LinkReason.PRONOUN, LinkReason.VERB)
    for name in ("refuse", "accept"):
        for place, size in region.places.longest[name].items():
            after = place + size
            if after < len(region.words) and _ends(region, after + 1) and region.is_possessed(after):
                yield Pointer(reasons, ASKED | OFFERED | THREATENED, region.span(after, after + 1), name, place)


def _ends(region: Region, place: int) -> bool:
    """Say whether a clause ends at a place."""
    return place >= len(region.words) or not region.words[place].isalnum()


def _nouns(region: Region, words: ReplyWords) -> Iterator[Pointer]:
    pointed = _pointed_behind if words.pointer_behind else _pointed_before
    for place, kinds in region.nouns.items():
        at, verb = _verb(region, place)
        if place - 1 in region.places.single["subject"] or not verb:
            continue  # `denies that it plans`: a verb
        span = pointed(region, place)
        if span:
            shown = () if verb == "part" else (LinkReason.VERB,)
            yield Pointer((LinkReason.ANAPHOR, *shown), kinds, span, verb, at, (), *_classes(region, place))
        elif verb != "part" and not (at == place - 1 and at in region.places.single["attribute"]):
            told = place + 1 in region.places.longest["that"]  # whom a clause names that follows owns nothing
            around = range(max(0, place - _OWNER_BEFORE), place + (0 if told else _OWNER_BEHIND))
            near, reasons = _near(region, around, place), (LinkReason.NAMED, LinkReason.VERB)
            yield Pointer(reasons, kinds, _shown(region, at, place), verb, at, near, *_classes(region, place))


def _classes(region: Region, place: int) -> tuple[bool, ...]:
    """Return what else is known of a noun: the last fields of its Pointer."""
    longest = region.places.longest
    names = ("package_noun", "demand_noun", "step_noun", "speech_noun")
    return (*(place in longest[name] for name in names), place + 1 in longest["that"])


def _near(region: Region, around: range, noun: int) -> tuple[str, ...]:
    """Return the words around a noun, those that stand closest to it first."""
    places = (place for place in around if place < len(region.words))
    return tuple(region.words[place] for place in sorted(places, key=lambda place: abs(place - noun)))


def _shown(region: Region, verb: int, noun: int) -> Span:
    """Return the words from verb to noun, and the owner behind it."""
    last = max(verb, noun) + 1
    owner = last < len(region.words) and region.tokens[last].text[0].isupper()
    return region.span(min(verb, noun), last + owner)


def _pointed_behind(region: Region, place: int) -> Span | None:
    for after in range(place + 1, min(place + 4, len(region.words))):
        if after in region.places.longest["demonstrative"]:
            return region.span(place, after + 1)
        if not region.words[after].isalnum():
            return None
    return None


def _pointed_before(region: Region, place: int) -> Span | None:
    for before in range(place - 1, max(place - 3, -1), -1):
        if before in region.places.longest["demonstrative"]:
            between = region.tokens[before + 1].text
            owned = before + 1 < place and between[0].isupper()  # `the Norlandic demands`: named, not only pointed to
            owned = owned or before + 1 in region.places.longest["owned"]
            told = before in region.places.longest["article"] and place + 1 in region.places.longest["that"]
            if owned or told or before + 1 in region.places.longest["subject"]:
                return None
            return region.span(before, place + 1)
    return None


def _verb(region: Region, noun: int) -> tuple[int, str]:
    """Return where the verb stands that a noun is the object of, or the subject of its passive, and its section."""
    nearest: tuple[int, int, str] = (_BEHIND + 1, noun, "")
    single = region.places.single
    for name in _VERBS:
        for place, size in region.places.longest[name].items():
            last = place + size
            apart = noun - last if place < noun else place - noun - 1
            reach = _BESIDE if name in _YIELDING else _BEFORE if place < noun else _BEHIND
            first = min(noun + 1, last)
            first += name == "reply" and first in single["towards"]  # `responded to the demand`
            unreal = any(p in single["unreal"] for p in range(max(0, place - _UNREAL), place))
            if 0 <= apart <= reach and not unreal and not _parted(region, first, max(noun, place)):
                nearest = min(nearest, (apart, place, name))
    part = any(p in region.places.longest["part"] for p in range(max(0, noun - 3), noun))
    return nearest[1], nearest[2] or ("part" if part else "")


def _parted(region: Region, first: int, last: int) -> bool:
    """Say whether a clause begins or ends among some words (`denied that Norland's decision …`)."""
    that, pointing = region.places.longest["that"], region.places.longest["demonstrative"]
    return any(
        (p in that and not (p in pointing and p == last - 1))
        or region.words[p] in _STOPS
        or (region.active and region.words[p].startswith(region.active) and region.tokens[p].text[0].islower())
        for p in range(first, last)
    )
