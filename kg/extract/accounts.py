"""Attributions without a verb of saying: `Menurut X, …`, `…, menurut X`, `…, menurutnya, …`.

In      View, Memory
Out     Voice.
Source  the attribution forms of the language notes.
Limits  credits to media are kg.extract.credits's.
"""

from kg.extract.credits import named_within
from kg.extract.memory import Memory
from kg.extract.run import Run
from kg.extract.view import View
from kg.extract.voice import Voice, speaker_after

_BREAKS = frozenset("\"”’'»″,")


def front(view: View, memory: Memory) -> Voice | None:
    """Return the voice of a sentence that begins with it (`Menurut X, …`, `Menurutnya, …`).

    Raises:
        Nothing.
    """
    for place in range(min(3, len(view.words))):
        back = view.phrase_at(place, "according_back")
        if back and memory.voice:
            last = place + back + (view.words[place + back : place + back + 1] == (",",))
            return Voice(Run(0, last), memory.voice, None, Run(last, len(view.words)))
        size = view.phrase_at(place, "according")
        if size and place not in view.spent:
            seen = named_within(view, place + size, 6)
            if seen is None:
                return None
            last = seen.run.last + (seen.run.last < len(view.words) and view.words[seen.run.last] == ",")
            if view.is_in(last, "relative"):  # `Menurut X, yang …, Y …`
                last = next((p + 1 for p in range(last, len(view.words)) if view.words[p] == ","), last)
            return Voice(Run(0, last), seen.mentions, None, Run(last, len(view.words)))
    return None


def tail(view: View, start: int) -> Voice | None:
    """Return the voice of a sentence that ends with whom it comes from (`…, menurut X`).

    Raises:
        Nothing.
    """
    for place in view.where(Run(start + 3, len(view.words)), "according"):
        size = view.phrase_at(place, "according")
        if place not in view.spent and view.direct_at(place) is None and view.words[place - 1] in _BREAKS:
            named = speaker_after(view, place + size, None)
            if named and (named[0] >= len(view.words) - 1 or _closes(view, named[0])):
                return Voice(Run(place, len(view.words)), named[1], None, Run(start, place))
    return None


def _closes(view: View, place: int) -> bool:
    """Say whether only words of the source follow (`according to a White House readout of the call`)."""
    return not any(view.words[p] in {",", ";"} for p in range(place, len(view.words))) and not any(
        cue.run.first >= place and not cue.cue.noun for cue in view.cues
    )


def inserted(view: View, memory: Memory, start: int) -> Voice | None:
    """Return the voice of a clitic credit between commas (`Konstitusi, menurutnya, melarang …`).

    Raises:
        Nothing.
    """
    for place in view.where(Run(start + 1, len(view.words)), "according_back"):
        last = place + view.phrase_at(place, "according_back")
        if view.words[place - 1] == "," and view.words[last : last + 1] == (",",) and memory.speaker():
            return Voice(Run(place - 1, last + 1), memory.speaker(), None, Run(start, len(view.words)))
    return None
