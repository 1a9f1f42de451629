"""Places that belong to a title, not to the name behind it: `Bupati Bogor Rini Astuti`, `Mayor of Kharkiv, …`.

In      a sentence, where its capitalised words stand, the language's titles that name a place
Out     the places, as runs that names do not reach into.
Source  `[place_title]` and `[direction]` in kg/language/*/names.txt.
Limits  without a list of places the first word behind such a title is taken for one where at least two follow it.
"""

from functools import cache

from kg.language import Lexicon
from kg.language import lexicon as lexicon_of
from kg.link.words import Found, is_name_word, name_end
from kg.model import ActorClass, Sentence

_LONGEST = 3


def seats(sentence: Sentence, found: list[Found], lexicon: Lexicon) -> list[Found]:
    """Return the places behind titles that name one; each stands for nobody.

    Raises:
        Nothing.
    """
    ends, tokens = _last_words(lexicon.language), sentence.tokens
    behind = [place for place, word in enumerate(sentence.lower[:-1], 1) if word in ends]
    people = {item.first for item in found if item.cls is ActorClass.PERSON}
    sat: list[Found] = []
    for place in behind:
        if is_name_word(tokens[place]) and place not in people and _titled(sentence, place, lexicon):
            last = name_end(sentence, place, people, lexicon)
            size = last - place if last in people else _size(sentence, place, last, lexicon)
            if size:
                sat.append(Found(place, place + size, "", ActorClass.STATE, "", "", "seat"))
    return sat


def _titled(sentence: Sentence, place: int, lexicon: Lexicon) -> bool:
    """Say whether a title that names a place ends directly before a position."""
    titles = lexicon.names["place_title"]
    if place == 0 or sentence.lower[place - 1] not in titles.lasts:
        return False
    words = sentence.lower[max(0, place - _LONGEST) : place]
    return any(words[first:] in titles for first in range(len(words)))


@cache
def _last_words(language: str) -> frozenset[str]:
    return frozenset(words[-1] for words in lexicon_of(language).names["place_title"])


def _size(sentence: Sentence, place: int, last: int, lexicon: Lexicon) -> int:
    """Return how many words the place has, or 0 where they are all the name."""
    tokens = sentence.tokens
    if last + 1 < len(tokens) and tokens[last].text == "," and is_name_word(tokens[last + 1]):
        return last - place
    if (sentence.lower[place - 1],) in lexicon.names["body_link"] and last - place < _LONGEST:
        return last - place  # `the mayor of Muara left`
    after = place + 1
    if after + 1 < len(tokens) and (sentence.lower[after],) in lexicon.names["direction"]:
        return 2 if is_name_word(tokens[after + 1]) else 0
    return 1 if last - place > 2 else 0
