"""Who holds what is said, and by which hands it came: the chain outlet ← agency ← office ← holder.

In      the voices around some words, outermost first
Out     Chain: speakers, conveyed_by, cited_from.
Source  the guide: the speaker is who holds what is said; a spokesperson's own words are his own.
Limits  a person who tells of others stays the speaker unless an office or spokesperson tells of its principal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.sides import Sides
from kg.model import ActorClass, Mention

Voices = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The hands through which words came."""

    speakers: Voices
    conveyed_by: Voices
    cited_from: Voices


def fold(voices: Sequence[Voices], sides: Sides, spokeswords: frozenset[str], passed: Sequence[Voices] = ()) -> Chain:
    """Return the chain of some voices, outermost first; the innermost that may hold the words is the speaker.

    ``passed`` are voices that tell in so many words what another one said: they hand it on, whoever they are.

    Raises:
        Nothing.
    """
    speakers: Voices = ()
    conveyed: list[Mention] = []
    cited: list[Mention] = []
    for inner in passed:
        (cited if _media(inner) else conveyed).extend(inner)
    conveyed.reverse()
    for inner in voices:
        if not inner or (speakers and {m.actor for m in inner} == {m.actor for m in speakers}):
            continue
        if _media(inner):
            cited += inner
        elif not speakers:
            speakers = inner
        elif all(sides.passes_on(m, spokeswords) for m in speakers):
            conveyed = [*speakers, *conveyed]
            speakers = inner
    names = {m.actor for m in speakers}
    return Chain(unique(speakers), unique([m for m in conveyed if m.actor not in names]), unique(cited))


def _media(voice: Voices) -> bool:
    for mention in voice:  # noqa: SIM110 - asked of every voice, so a generator would cost more than the answer
        if mention.cls is not ActorClass.MEDIA_ORGANISATION:
            return False
    return True


def unique(mentions: Sequence[Mention]) -> Voices:
    """Return one mention an actor, each at its first place.

    Raises:
        Nothing.
    """
    return tuple({m.actor: m for m in mentions}.values()) if len(mentions) > 1 else tuple(mentions)
