"""Actors that may be one: names nobody curates that look like one another, or like a curated name.

In      Named: actors with the names and titles they go by
Out     pairs with the reason why they may be one; a person decides.
Source  what is clearly the same has one slug already (kg.link.spelling); this is what is left.
Limits  only names that share a word or begin alike are compared; a word that very many names have counts for nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from kg.link import medium_slug, spelled
from kg.model import ActorClass
from kg.names import slug

_BLOCK = 200
"""More names than this that share a word have it by chance."""
_LETTERS = 4
_ALIKE = 0.84
"""How alike two names must be written to be told, of 1."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor and what it goes by."""

    slug: str
    cls: ActorClass
    names: tuple[str, ...]
    """As printed; the first is its label."""
    titles: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Where it occurs, by source name; sorted."""
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one."""

    one: Named
    """The one nobody curates."""
    other: Named
    why: str


def pairs(actors: Sequence[Named]) -> list[Pair]:
    """Return the pairs that may be one, each once, by slug; never two curated actors.

    Raises:
        DataError: the list of spellings cannot be read.
    """
    blocks: dict[tuple[bool, str], list[Named]] = defaultdict(list)
    for actor in actors:
        for key in _keys(actor):
            blocks[actor.cls is ActorClass.PERSON, key].append(actor)
    found: dict[tuple[str, str], Pair] = {}
    for block in blocks.values():
        for one, other in combinations(block, 2) if len(block) <= _BLOCK else ():
            pair = _pair(one, other)
            if pair:
                found.setdefault((pair.one.slug, pair.other.slug), pair)
    return [found[key] for key in sorted(found)]


def _keys(actor: Named) -> Iterator[str]:
    """Yield what names must share to be compared: a word of some length, or the first letters of all."""
    keys = set()
    for name in actor.names:
        keys.add(f"^{medium_slug(name)[:_LETTERS]}")
        keys.update(word for word in spelled(name).split("-") if len(word) >= _LETTERS)
    yield from sorted(keys)


def _pair(one: Named, other: Named) -> Pair | None:
    if one.slug == other.slug or (one.curated and other.curated):
        return None
    if one.curated or (not other.curated and _weight(one) > _weight(other)):
        one, other = other, one  # the one that is better known keeps its name
    whys = (_why(one, other, first, second) for first in one.names for second in other.names)
    why = next((why for why in whys if why), "")
    return Pair(one, other, why) if why else None


def _weight(actor: Named) -> tuple[int, int, str]:
    return len(spelled(actor.names[0]).split("-")), len(actor.documents), actor.slug


def _why(one: Named, other: Named, first: str, second: str) -> str:
    words, others = spelled(first).split("-"), spelled(second).split("-")
    if one.cls is ActorClass.PERSON and other.cls is ActorClass.PERSON:
        if words[-1] == others[-1] and 1 in (len(words), len(others)):
            post = {slug(t) for t in one.titles} & {slug(t) for t in other.titles}
            return "the same surname and title" if post else "the same surname, and no first name to tell them apart"
        if words[-1] == others[-1] and words[0][0] == others[0][0] and 1 in (len(words[0]), len(others[0])):
            return "the same surname and initial"
        if min(len(words), len(others)) > 1 and (set(words) < set(others) or set(others) < set(words)):
            return "one name holds the other"
    elif ActorClass.PERSON in (one.cls, other.cls):
        return ""
    if medium_slug(first) == medium_slug(second):
        return "the same name, written apart or as an address"
    ratio = SequenceMatcher(None, "-".join(words), "-".join(others)).ratio()
    return "names spelt nearly alike" if ratio >= _ALIKE else ""
