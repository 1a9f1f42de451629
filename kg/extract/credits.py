"""Credits to media and others that a sentence gives for what it says: `dikutip dari Y`, `menurut Y`, `kepada Y`.

In      View
Out     the media cited and others who passed it on; their words are spent, not part of what is said.
Source  form G of the recommended design.
Limits  a credit names its source within twelve words.
"""

from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.view import Seen, View
from kg.model import ActorClass, Mention

_REACH = 12


def credited(view: View) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the media cited in a sentence and others credited with passing it on; spends their words.

    Raises:
        Nothing.
    """
    media: list[Mention] = []
    others: list[Mention] = []
    for place in view.where(Run(0, len(view.words)), "source_verb", "according"):
        size = view.phrase_at(place, "source_verb") or view.phrase_at(place, "according")
        if view.direct_at(place) or place in view.spent:
            continue
        seen = named_within(view, place + size, _REACH)
        if seen is None:
            continue
        if all(m.cls is ActorClass.MEDIA_ORGANISATION for m in seen.mentions):
            media += seen.mentions
        elif view.phrase_at(place, "source_verb"):
            others += seen.mentions
        else:
            continue
        _spend_credit(view, place, seen)
        if view.notes is not None:
            view.notes.append(Note("credit", Run(place, seen.run.last), "names its source", Run(place, place + size)))
    media += _told_media(view)
    return tuple(media), tuple(others)


def _told_media(view: View) -> list[Mention]:
    """`kata X kepada Reuters`: the medium it was said to."""
    found: list[Mention] = []
    for seen in view.seen:
        before = seen.run.first - 1
        if any(m.cls is not ActorClass.MEDIA_ORGANISATION for m in seen.mentions):
            continue
        while view.is_any(before, "article", "source_noun") or _country(view, before):
            before -= 1
        led = before >= 0 and view.is_any(before, "address", "with", "passive_agent")
        told = led or any(c.run.last == before + 1 for c in view.cues)
        if told and seen.run.first not in view.spent and not view.direct_at(before):
            found += seen.mentions
            if view.notes is not None:
                view.notes.append(Note("credit", seen.run, "a medium beside a verb of saying, or to which it was said"))
            view.spent.update(range(before if view.is_in(before, "address") else seen.run.first, seen.run.last))
    return found


def _country(view: View, place: int) -> bool:
    """Say whether a state stands before what kind of medium it is: `with US broadcaster X`."""
    seen = view.seen_at(place) if view.is_in(place + 1, "source_noun") else None
    return seen is not None and seen.mentions[0].cls is ActorClass.STATE


def named_within(view: View, place: int, reach: int) -> Seen | None:
    """Return the first name within so many words of a position, before a mark.

    Raises:
        Nothing.
    """
    for at in range(place, min(place + reach, len(view.words))):
        seen = view.seen_at(at)
        if seen:
            return seen
        if view.words[at] in {",", ".", ";"} or view.direct_at(at):
            return None
    return None


def _spend_credit(view: View, place: int, seen: Seen) -> None:
    first = place
    while first > 0 and (view.words[first - 1] == "," or view.is_in(first - 1, "credit_lead")):
        first -= 1
    last = seen.run.last
    fronted = first == 0 and last < len(view.words) and view.words[last] == ","
    if not fronted:
        while last < len(view.words) and view.words[last] != "." and not _clause_follows(view, last):
            if any(cue.run.first == last and not cue.cue.behind for cue in view.cues):
                break  # `an official quoted by Channel 12 said …`
            last += 1
    view.spent.update(range(first, min(last + fronted, len(view.words))))


def _clause_follows(view: View, place: int) -> bool:
    return (
        view.words[place] == ","
        and place + 1 < len(view.words)
        and (
            view.seen_at(place + 1) is not None
            or view.is_in(place + 1, "auxiliary")
            or any(q.outer.first == place + 1 for q in view.quotes)
            or any(cue.run.first == place + 1 and not cue.cue.behind for cue in view.cues)
        )
    )
