"""What an attribution is made of: who speaks, in which words, and where its adverbials end.

In      View, a position behind a verb of saying
Out     Voice; the end and the actors of the name that stands there.
Source  the attribution forms of the language notes.
Limits  where attributions stand is kg.extract.attribution's and kg.extract.accounts's.
"""

from dataclasses import dataclass

from kg.extract.cues import CueAt
from kg.extract.memory import Memory
from kg.extract.run import Run
from kg.extract.view import View
from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution: who, in which words, for which part of the sentence."""

    run: Run
    """The words of the attribution itself, to the end of its adverbials."""
    mentions: tuple[Mention, ...]
    cue: CueAt | None
    content: Run
    """What is attributed."""


def speaker_after(view: View, place: int, memory: Memory | None) -> tuple[int, tuple[Mention, ...]] | None:
    """Return the end and the actors of the name after a cue: `kata X`, `kata pernyataan Kremlin`, `tambah militer`.

    Raises:
        Nothing.
    """
    size = view.phrase_at(place, "source_noun")
    for at in range(place, min(place + size + 5, len(view.words))):
        seen = view.seen_at(at)
        if seen:
            mentions = seen.mentions
            last = seen.run.last
            while last + 1 < len(view.words) and view.is_in(last, "and") and view.seen_at(last + 1):
                other = view.seen_at(last + 1)
                mentions = (*mentions, *(other.mentions if other else ()))
                last = other.run.last if other else last + 1
            return adverbials(view, last), mentions
        if view.words[at] == "." or (view.words[at] == "," and view.seen_at(at + 1) is None):
            break
        if view.is_in(at, "place") or view.is_in(at, "relative"):
            break  # `kata utusan tiga negara di PBB`: where, not who
    common = place < len(view.words) and view.sentence.tokens[place].text.islower()
    if common and view.words[place].isalpha() and memory is not None and memory.voice:
        return adverbials(view, place + 1), memory.voice
    return None


def adverbials(view: View, place: int) -> int:
    """Return the end of the adverbials after an attribution: up to a comma, a full stop or a quotation.

    Raises:
        Nothing.
    """
    last = place
    if last < len(view.words) and not (is_opener(view, last) or view.is_in(last, "address")):
        return last
    depth = 0
    while last < len(view.words):
        word = view.words[last]
        depth += (word == "(") - (word == ")")
        if depth <= 0 and (word in {",", "."} or any(q.outer.first == last for q in view.quotes)):
            return last
        last += 1
    return last


def is_opener(view: View, place: int) -> bool:
    """Say whether an adverbial begins at a position, or a weekday.

    Raises:
        Nothing.
    """
    return place < len(view.words) and (view.phrase_at(place, "opener") > 0 or view.words[place] in view.lexicon.days)
