"""Which words of a sentence are cues: the variant that fits the place, and passives by their form of `be`.

In      lower-case words, Lexicon, the positions of names
Out     CueAt, in the order of the text; no two overlap.
Source  kg/language/*/cues.txt.
Limits  who does what is not asked here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.run import Run
from kg.language import Cue, Lexicon

_BEHIND_SPEECH = frozenset(",\"”’'»″")
JOINS = frozenset("-‑–")
"""What makes one word of a name and a verb: `Iran-backed` tells of somebody else, and nobody backs anything."""
_ADVERB = "ly"
_TOWARDS = "to"
"""`was committed to`, `is prepared to`: what somebody is, not what was done to them."""
_REACH = 3
"""Words back from a participle within which its form of `be` stands."""


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue at its place."""

    run: Run
    cue: Cue


def cues(words: Sequence[str], lexicon: Lexicon, named: frozenset[int]) -> tuple[CueAt, ...]:
    """Return the cues of a sentence; no word inside a name is one (`United States`).

    Raises:
        Nothing.
    """
    found: list[CueAt] = []
    end = 0
    for place in [place for place, word in enumerate(words) if word in lexicon.cues]:
        if place < end or place in named or (place and words[place - 1] in JOINS):
            continue
        fitting = [
            cue for cue in lexicon.cues[words[place]] if tuple(words[place : place + len(cue.words)]) == cue.words
        ]
        if fitting:
            cue = _chosen(fitting, words, place)
            end = place + len(cue.words)
            found.append(CueAt(Run(place, end), _voiced(cue, words, place, lexicon)))
    return tuple(found)


def _chosen(fitting: list[Cue], words: Sequence[str], place: int) -> Cue:
    """Return the longest cue; behind what is said (`…,” tuduh X`), the variant that stands there."""
    longest = [cue for cue in fitting if len(cue.words) == len(fitting[0].words)]
    spoken = place > 0 and words[place - 1] in _BEHIND_SPEECH
    return next((cue for cue in longest if cue.behind is spoken), longest[0])


def _voiced(cue: Cue, words: Sequence[str], place: int, lexicon: Lexicon) -> Cue:
    """Return the cue as a passive where a form of `be` stands before its participle (`has been dismissed`)."""
    participle = cue.words[0].endswith("ed") and cue.words[-1] != _TOWARDS
    if cue.passive or cue.noun or not lexicon.has_trait("passive_by_be") or not participle:
        return cue
    for before in range(place - 1, max(place - 1 - _REACH, -1), -1):
        if (words[before],) in lexicon.grammar["be"]:
            return replace(cue, passive=True)
        if not words[before].endswith(_ADVERB):
            break
    return cue
