"""A sentence cut at its attributions into parts, each with the voices around it.

In      View, the attributions found in it
Out     parts in the order of the text, with their voices outermost first.
Source  forms A to H of the recommended design.
Limits  what the words of a part say is kg.extract.sentence's.
"""

from kg.extract.chain import Voices
from kg.extract.dates import date_places
from kg.extract.drafting import Part
from kg.extract.modality import inverted
from kg.extract.run import Run
from kg.extract.runs import trim
from kg.extract.view import Quoted, View
from kg.extract.voice import Voice
from kg.language.lexicon import SAY


def parts(view: View, found: list[Voice], outer: tuple[Voices, ...]) -> list[Part]:
    """Return the sentence cut at its attributions; behind the last the narrator goes on, in quotations its speaker.

    Raises:
        Nothing.
    """
    size = len(view.words)
    if not found:
        return [Part(Run(0, size), outer, ())]
    cut = [
        Part(v.content, (*outer, v.mentions), (v.run,), attributed=True, act=v.cue.cue.act if v.cue else SAY)
        for v in found
    ]
    last = max(v.run.last for v in found)
    if last < size and _goes_on(view, found[-1], Run(last, size)) and _is_predicate(view, last + 1):
        # `X, kata dia, adalah …`: one clause with its attribution inside
        return [*cut[:-1], cut[-1]._replace(run=Run(cut[-1].run.first, size))]
    if found[-1].cue is not None and last < size:
        cut += _behind(view, found[-1], Run(last, size), outer)
        opening = len(found) - 1
        if _goes_on(view, found[-1], Run(last, size)) and _only_opens(view, trim(view, cut[opening].run)):
            return [*cut[:opening], *cut[opening + 1 :]]  # `At the same time, he said, …`
    return cut


def _only_opens(view: View, run: Run) -> bool:
    """Say whether a run is an adverbial without a verb, or only a condition."""
    if view.phrase_at(run.first, "condition") or inverted(view, run.first):
        return not quotes(view, run)
    sections = ("auxiliary", "copula")
    verb = any(view.is_in(p, s) for p in range(run.first + 1, run.last) for s in sections)
    return not verb and view.phrase_at(run.first, "opener") > 0 and not quotes(view, run)


def _behind(view: View, voice: Voice, rest: Run, outer: tuple[Voices, ...]) -> list[Part]:
    """Cut what stands behind the last attribution into quotations, which are its speaker's, and other words."""
    speaker = (*outer, voice.mentions)
    goes_on = _goes_on(view, voice, rest)
    cut: list[Part] = []
    start = rest.first
    for quote in quotes(view, rest):
        cut.append(Part(Run(start, quote.outer.first), outer, ()))
        cut.append(Part(quote.outer, speaker, (voice.run,)))
        start = quote.outer.last
    cut.append(Part(Run(start, rest.last), speaker if goes_on else outer, (voice.run,) if goes_on else ()))
    return [part for part in cut if part.run.last > part.run.first]


def _is_predicate(view: View, place: int) -> bool:
    told = any(cue.run.first == place and not (cue.cue.behind or cue.cue.noun) for cue in view.cues)
    # `It would be wrong, he added, to expect …`
    return told or any(view.is_in(place, section) for section in ("auxiliary", "negation", "copula", "purpose"))


def _goes_on(view: View, voice: Voice, rest: Run) -> bool:
    """Say whether the speaker goes on behind an attribution in the middle (`…, kata dia, …`)."""
    first = rest.first + 1
    if voice.cue is None or view.words[rest.first] != "," or first >= rest.last:
        return False
    narrated = ("opener", "relative", "coordination", "background", "concession", "complementiser")
    if view.is_in(first, "coordination") and _acts_at(view, first + 1):
        return True  # `…, imbuhnya, seraya mendesak …`
    if _acts_at(view, first) and view.words[first].endswith("ing"):
        return True  # `…, he said, adding that …`
    titled = view.lexicon.names["title"].at(view.words, first) > 0
    dated = first in date_places(view)
    return not (titled or dated) and not any(view.phrase_at(first, section) for section in narrated)


def _acts_at(view: View, place: int) -> bool:
    while view.is_in(place, "auxiliary"):
        place += 1
    return any(cue.run.first == place and not (cue.cue.behind or cue.cue.noun) for cue in view.cues)


def quotes(view: View, run: Run) -> list[Quoted]:
    """Return the direct quotations that begin in a run.

    Raises:
        Nothing.
    """
    return [q for q in view.quotes if q.direct and run.holds(q.outer.first)]
