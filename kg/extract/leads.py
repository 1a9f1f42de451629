"""What stands between a verb of saying and what is said: addressee, date, comma, complementiser.

In      View, the run behind the cue
Out     the run of what is said, and the one it was said to.
Limits  stops at the first word that is none of these.
"""

from kg.extract.cues import CueAt
from kg.extract.dates import date_places
from kg.extract.run import Run
from kg.extract.view import View
from kg.model import Mention

_LEAD = 4
"""Words between a verb of saying and its colon."""


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
        led = view.is_in(place, "address") or (_introduced(view, place) and _told(view, place + 1, run, cue))
        if led and to and not addressee:
            addressee, place = to.mentions, to.run.last
        elif seen and not addressee and (_is_told(view, seen.run.last, cue) or _told(view, place, run, cue)):
            addressee, place = seen.mentions, seen.run.last
        elif view.words[place] in {",", ":", "(", ")"} or view.is_in(place, "that") or place in dated:
            place += 1
        elif _listeners(view, place):
            place += _listeners(view, place)
        elif colon := _before_colon(view, place, run):
            place = colon + 1
        elif end := _adverbial(view, place, run):
            place = end + 1
        else:
            break
    return Run(place, run.last), addressee


def _introduced(view: View, place: int) -> bool:
    return view.is_any(place, "article", "possessive_pronoun")


def _is_told(view: View, after: int, cue: CueAt) -> bool:
    """`memperingatkan Putin bahwa …`, `memberi tahu Biden, …`: a name, then a comma or complementiser."""
    if after >= len(view.words):
        return False
    told = view.is_in(cue.run.last - 1, "tells") or view.is_in(cue.run.first, "warn")
    return told and (view.words[after] in {",", "“", '"'} or view.is_in(after, "complementiser"))


def _told(view: View, place: int, run: Run, cue: CueAt) -> bool:
    """`told Biden the talks …`: English puts whom it tells directly behind the verb."""
    direct = view.lexicon.has_trait("told_directly") and view.is_in(cue.run.last - 1, "tells")
    return direct and place - view.is_any(place - 1, "article", "possessive_pronoun") == run.first


def _listeners(view: View, place: int) -> int:
    """Return how many words name who was told without being a party: `told reporters`, `kepada wartawan`."""
    to = view.is_in(place, "address")
    size = view.phrase_at(place + to, "listener")
    return size + to if size else 0


def _before_colon(view: View, place: int, run: Run) -> int:
    """Return the colon that a few words behind the verb lead to (`menjawab dingin: …`); 0 if there is none."""
    near = range(place + 1, min(place + _LEAD, run.last))
    colon = next((p for p in near if view.words[p] == ":"), 0)
    return colon if not any(view.seen_at(p) for p in range(place, colon)) else 0


def _adverbial(view: View, place: int, run: Run) -> int:
    """Return where an adverbial ends, at its comma or before `that` (`in a statement that …`); 0 if there is none."""
    if not view.is_in(place, "opener"):
        return 0
    for at in range(place + 1, min(place + 11, run.last)):
        if view.words[at] == "," or view.is_in(at, "that"):
            return 0 if at > place + 1 and view.seen_at(place + 1) and view.words[at] == "," else at
    return 0
