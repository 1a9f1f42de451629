"""One sentence → drafts of statements: attributions are taken off, then quotations and clauses are read.

In      View, Memory of the document so far, Sides, Calendar
Out     drafts in the order they are found; the memory has heard who spoke.
Source  forms A to H of the recommended design.
Limits  knows nothing of topics, stance or storage.
"""

from dataclasses import replace

from kg.extract.attribution import Voice, voices
from kg.extract.calendar import Calendar
from kg.extract.chain import Voices
from kg.extract.clauses import Act, acts, nominal
from kg.extract.credits import credited
from kg.extract.dates import date_places
from kg.extract.drafting import LEAST, Drafting, Part
from kg.extract.drafts import Draft
from kg.extract.kinds import TONES
from kg.extract.leads import strip_lead
from kg.extract.memory import Memory
from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.runs import complements, semicolons, sentences, trim
from kg.extract.sides import Sides
from kg.extract.view import Quoted, View
from kg.language.lexicon import SAY
from kg.model import ActorClass, Kind

_DATE_REACH = 5
"""Words after a verb such as `urged` within which `on Thursday` still dates it."""


_OWN_ACTS = (Kind.AGREEMENT, Kind.SUPPORT)
"""Acts that stay their doer's, whoever tells of them."""
_BEFORE_COLON = 5
"""Words that may stand between a name and the colon behind which it speaks (`X lebih jauh lagi: …`)."""


class Reader:
    """Reads one sentence."""

    def __init__(self, view: View, memory: Memory, sides: Sides, when: Calendar) -> None:
        self._view = view
        self._memory = memory
        self._sides = sides
        self._drafting = Drafting(view, memory, sides, when)

    def drafts(self) -> list[Draft]:
        """Return the drafts of the sentence.

        Raises:
            Nothing.
        """
        media, passers = credited(self._view)
        found = voices(self._view, self._memory)
        outer = tuple(v for v in (media, passers) if v)
        drafts: list[Draft] = []
        for part in self._parts(found, outer):
            drafts += self._part(part)
        self._listen(found, drafts)
        return [draft for draft in drafts if draft.run.last > draft.run.first]

    def _parts(self, found: list[Voice], outer: tuple[Voices, ...]) -> list[Part]:
        """Cut the sentence at its attributions; behind the last one the narrator goes on, in quotations its speaker."""
        size = len(self._view.words)
        if not found:
            return [Part(Run(0, size), outer, ())]
        parts = [
            Part(v.content, (*outer, v.mentions), (v.run,), attributed=True, act=v.cue.cue.act if v.cue else SAY)
            for v in found
        ]
        last = max(v.run.last for v in found)
        if last < size and self._goes_on(found[-1], Run(last, size)) and self._is_predicate(last + 1):
            # `X, kata dia, adalah …`: one clause with its attribution inside
            return [*parts[:-1], replace(parts[-1], run=Run(parts[-1].run.first, size))]
        if found[-1].cue is not None and last < size:
            parts += self._behind(found[-1], Run(last, size), outer)
            if self._goes_on(found[-1], Run(last, size)) and self._only_opens(parts[0].run):
                return parts[1:]  # `At the same time, he said, …`
        return parts

    def _only_opens(self, run: Run) -> bool:
        """Say whether a run is an adverbial without a verb."""
        sections = ("auxiliary", "copula")
        verb = any(self._view.is_in(p, s) for p in range(run.first + 1, run.last) for s in sections)
        return not verb and self._view.phrase_at(run.first, "opener") > 0 and not self._quotes(run)

    def _behind(self, voice: Voice, rest: Run, outer: tuple[Voices, ...]) -> list[Part]:
        """Cut what stands behind the last attribution into quotations, which are its speaker's, and other words."""
        speaker = (*outer, voice.mentions)
        goes_on = self._goes_on(voice, rest)
        parts: list[Part] = []
        start = rest.first
        for quote in self._quotes(rest):
            parts.append(Part(Run(start, quote.outer.first), outer, ()))
            parts.append(Part(quote.outer, speaker, (voice.run,)))
            start = quote.outer.last
        parts.append(Part(Run(start, rest.last), speaker if goes_on else outer, (voice.run,) if goes_on else ()))
        return [part for part in parts if part.run.last > part.run.first]

    def _is_predicate(self, place: int) -> bool:
        told = any(cue.run.first == place and not (cue.cue.behind or cue.cue.noun) for cue in self._view.cues)
        return told or any(self._view.is_in(place, section) for section in ("auxiliary", "negation", "copula"))

    def _goes_on(self, voice: Voice, rest: Run) -> bool:
        """Say whether the speaker goes on behind an attribution in the middle (`…, kata dia, …`)."""
        first = rest.first + 1
        if voice.cue is None or self._view.words[rest.first] != "," or first >= rest.last:
            return False
        narrated = ("opener", "relative", "coordination", "background", "concession", "complementiser")
        if self._view.is_in(first, "coordination") and self._acts_at(first + 1):
            return True  # `…, imbuhnya, seraya mendesak …`
        if self._acts_at(first) and self._view.words[first].endswith("ing"):
            return True  # `…, he said, adding that …`
        titled = self._view.lexicon.names["title"].at(self._view.words, first) > 0
        dated = first in date_places(self._view)
        return not (titled or dated) and not any(self._view.phrase_at(first, section) for section in narrated)

    def _acts_at(self, place: int) -> bool:
        while self._view.is_in(place, "auxiliary"):
            place += 1
        return any(cue.run.first == place and not (cue.cue.behind or cue.cue.noun) for cue in self._view.cues)

    def _quotes(self, run: Run) -> list[Quoted]:
        return [q for q in self._view.quotes if q.direct and run.holds(q.outer.first)]

    def _listen(self, found: list[Voice], drafts: list[Draft]) -> None:
        if found:
            self._memory.hear(found[-1].mentions, self._view.number)
        elif drafts:
            chain = drafts[-1].chain
            self._memory.hear(chain.conveyed_by[:1] or chain.speakers, self._view.number)
        for draft in drafts:
            self._memory.answer(draft.kind, draft.chain.speakers, self._view.number)

    def _part(self, part: Part) -> list[Draft]:
        """Read the quotations and the other words of one part."""
        drafts: list[Draft] = []
        start = part.run.first
        speaker = part
        for quote in self._quotes(part.run):
            between, spoken = self._clauses(replace(part, run=Run(start, quote.outer.first)), quoted=True)
            drafts += between
            speaker = spoken or speaker
            drafts += self._quotation(quote, speaker)
            start = quote.outer.last
        if start < part.run.last:
            drafts += self._clauses(replace(part, run=Run(start, part.run.last)), quoted=False)[0]
        return drafts

    def _quotation(self, quote: Quoted, part: Part) -> list[Draft]:
        """Read the speaker's own words; without attribution the last voice goes on."""
        heard = part.voices if _anyone(part) else (*part.voices, self._memory.speaker())
        whole = replace(part, run=trim(self._view, quote.inner), voices=heard)
        said = [self._drafting.say(replace(whole, run=run), direct=True) for run in sentences(self._view, quote.inner)]
        return self._drafting.whole(whole, [draft for draft in said if draft])

    def _clauses(self, part: Part, *, quoted: bool) -> tuple[list[Draft], Part | None]:
        """Read the acts of a stretch without direct quotations; returns the speaker of a quotation that follows."""
        drafts: list[Draft] = []
        spoken: Part | None = None
        for run in semicolons(self._view, part.run):
            made, inner = self._clause(replace(part, run=run), quoted=quoted)
            drafts += made
            spoken = inner or spoken
        return drafts, spoken

    def _clause(self, part: Part, *, quoted: bool) -> tuple[list[Draft], Part | None]:
        run = trim(self._view, part.run)
        if run.last == run.first:
            return [], None
        found = acts(self._view, run)
        noun = nominal(self._view, run, self._memory.actor) if not found else None
        found = [noun] if noun else found
        if _anyone(part) and not quoted and _all_said(found, run):
            draft = self._drafting.say(replace(part, run=run), direct=False)
            return ([draft] if draft else []), None
        if not found and not quoted and not part.voices and (named := self._before_colon(run)):
            voice, content = named
            draft = self._drafting.say(replace(part, run=content, voices=(*part.voices, voice)), direct=False)
            return ([draft] if draft else []), None
        drafts: list[Draft] = []
        spoken: Part | None = None
        outer = part
        for act in found:
            outer = part if act.level == 0 else outer
            made, inner = self._act(act, outer)
            drafts += made
            if act.level == 0 and act.cue.cue.act == SAY and inner is not None:
                outer = inner
            spoken = inner or spoken
        return drafts, spoken

    def _before_colon(self, run: Run) -> tuple[Voices, Run] | None:
        """`Kremlin menanggapi dingin: …`: the name that opens the clause, and what stands behind its colon."""
        colon = next((p for p in range(run.first, run.last) if self._view.words[p] == ":"), None)
        seen = self._view.seen_at(run.first)
        if colon is None or seen is None or not seen.run.last <= colon <= seen.run.last + _BEFORE_COLON:
            return None
        return seen.mentions, Run(colon + 1, run.last)

    def _act(self, act: Act, part: Part) -> tuple[list[Draft], Part | None]:
        """Read one act; returns its drafts and, for a verb of saying, the part its words make."""
        own = _own(act, part)
        if not own and not _anyone(part):
            self._note("refused", act, "nobody who can be named does this.")
            return [], None
        self._note("says" if act.cue.cue.act == SAY else "acts", act, act.subject.how)
        content, addressee = strip_lead(self._view, act.content, act.cue)
        # the day of saying stands before what is said: in front, beside the verb, or behind the one addressed
        told = content.first if act.cue.cue.act == SAY else min(act.content.first + _DATE_REACH, act.run.last)
        dated = (*part.dated, Run(part.run.first if act.level == 0 else act.run.first, told))
        inner = Part(content, (*part.voices, own), dated, addressee or part.addressee, part.passed)
        if act.cue.cue.act == SAY and _person(own) and _another(part, own):
            # `according to X, Y assured Z that …`: X tells what Y said
            inner = replace(inner, voices=(own,), passed=(*part.passed, *part.voices))
        elif (
            act.level == 1
            and act.cue.cue.act in _OWN_ACTS
            and own
            and _another(part, own)
            and not self._ours(part, own)
        ):
            # `Lavrov said Blinken had agreed to …`: whoever tells it, the promise is the other's
            inner = replace(inner, voices=(own,), passed=(*part.passed, *part.voices))
        if self._view.is_in(content.first, "question"):
            self._note("refused", act, "it asks a question.")
            return [], None
        if self._only_greets(act, content):
            self._note("refused", act, "it only tells that a person was received.")
            return [], None
        if act.cue.cue.act != SAY:
            return [self._drafting.act(act, replace(inner, run=trim(self._view, act.run)), own)], inner
        if content.last - content.first < LEAST:
            self._note("refused", act, f"fewer than {LEAST} words follow the verb of saying.")
            return [], inner
        how = next((name for name in TONES if self._view.is_in(act.cue.run.first, name)), "")
        said = [
            self._drafting.say(replace(inner, run=run), direct=False, tone=how)
            for whole in complements(self._view, content)
            for run in self._drafting.predicates(replace(inner, run=whole))
        ]
        label = self._view.is_in(act.cue.run.first, "label")
        return [draft for draft in said if draft and not (label and draft.kind is Kind.ASSERTION)], inner

    def _ours(self, part: Part, own: Voices) -> bool:
        return any(self._sides.together(m.actor, s.actor) for voice in part.voices for s in voice for m in own)

    def _only_greets(self, act: Act, content: Run) -> bool:
        seen = self._view.seen_at(content.first)
        person = seen is not None and all(m.cls is ActorClass.PERSON for m in seen.mentions)
        return person and self._view.is_in(act.cue.run.first, "greeting")

    def _note(self, about: str, act: Act, why: str) -> None:
        if self._view.notes is not None:
            self._view.notes.append(Note(about, act.run, why, act.cue.run))


def _anyone(part: Part) -> bool:
    """Say whether somebody other than a medium speaks around a part."""
    return any(m.cls is not ActorClass.MEDIA_ORGANISATION for voice in part.voices for m in voice)


def _person(voice: Voices) -> bool:
    return bool(voice) and all(m.cls is ActorClass.PERSON and m.how != "pronoun" for m in voice)


def _another(part: Part, own: Voices) -> bool:
    """Say whether the voice around a part is another one than the doer of its verb of saying."""
    around = {m.actor for voice in part.voices for m in voice}
    return bool(around) and not around & {m.actor for m in own}


def _all_said(found: list[Act], run: Run) -> bool:
    """Say whether a stretch holds no act of its own: all of it is what the voice around it says."""
    return not found or (found[0].run.first - run.first >= LEAST and not found[0].subject.mentions)


def _own(act: Act, part: Part) -> Voices:
    """Return who does an act: pronouns inside what somebody says mean that somebody."""
    mentions = act.subject.mentions
    if act.level == 1 and mentions and all(m.how == "pronoun" for m in mentions) and part.voices:
        return part.voices[-1]
    return mentions
