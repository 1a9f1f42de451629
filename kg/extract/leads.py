"""What stands between a verb of saying and what is said: addressee, date, comma, complementiser.

In      View, the run behind the cue
Out     the run of what is said, and the one it was said to.
Limits  stops at the first word that is none of these.
"""

from kg.extract.dates import date_places
from kg.extract.run import Run
from kg.extract.view import CueAt, View
from kg.model import Mention


def strip_lead(view: View, run: Run, cue: CueAt) -> tuple[Run, tuple[Mention, ...]]:
    """Return what is said and to whom.

    Raises:
        Nothing.
    """
    place = run.first
    addressee: tuple[Mention, ...] = ()
    dated = date_places(view)
    while place < run.last:
        seen = view.seen_at(place)
        to = view.seen_at(place + 1)
        if view.is_in(place, "address") and to and not addressee:
            addressee, place = to.mentions, to.run.last
        elif seen and not addressee and _is_told(view, seen.run.last, cue):
            addressee, place = seen.mentions, seen.run.last
        elif view.words[place] in {",", ":", "(", ")"} or view.is_in(place, "that") or place in dated:
            place += 1
        elif _is_adverbial(view, place, run):
            place = view.words.index(",", place) + 1
        else:
            break
    return Run(place, run.last), addressee


def _is_told(view: View, after: int, cue: CueAt) -> bool:
    """`memperingatkan Putin bahwa …`, `memberi tahu Biden, …`: a name, then a comma or complementiser."""
    if after >= len(view.words):
        return False
    told = view.is_in(cue.run.last - 1, "tells") or view.is_in(cue.run.first, "warn")
    return told and (view.words[after] in {",", "“", '"'} or view.is_in(after, "complementiser"))


def _is_adverbial(view: View, place: int, run: Run) -> bool:
    """`mengatakan dalam sebuah pernyataan, …`: an adverbial of at most ten words that a comma ends."""
    if not view.is_in(place, "opener"):
        return False
    end = next((p for p in range(place, min(place + 11, run.last)) if view.words[p] == ","), None)
    return end is not None and not any(view.seen_at(p) for p in range(place + 1, min(end, place + 2)))
