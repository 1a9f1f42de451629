"""One sentence → drafts of statements: attributions are taken off, then quotations and clauses are read.

In      View, Memory of the document so far, Sides, Calendar
Out     drafts in the order they are found; the memory has heard who spoke.
Source  forms A to H of the recommended design.
Limits  knows nothing of topics, stance or storage.
"""

from kg.extract.attribution import voices
from kg.extract.calendar import Calendar
from kg.extract.chain import Voices
from kg.extract.clauses import Act, acts, nominal
from kg.extract.credits import credited
from kg.extract.drafting import LEAST, Drafting, Part
from kg.extract.drafts import Draft
from kg.extract.hollow import empty, idle
from kg.extract.kinds import TONES
from kg.extract.leads import strip_lead
from kg.extract.memory import Memory
from kg.extract.notes import Note
from kg.extract.parts import parts, quotes
from kg.extract.run import Run
from kg.extract.runs import complements, semicolons, sentences, trim
from kg.extract.sides import Sides
from kg.extract.view import Quoted, View
from kg.extract.voice import Voice
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
        for part in parts(self._view, found, outer):
            drafts += self._part(part)
        self._listen(found, drafts)
        return [draft for draft in drafts if draft.run.last > draft.run.first]

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
        for quote in quotes(self._view, part.run):
            between, spoken = self._clauses(part._replace(run=Run(start, quote.outer.first)), quoted=True)
            drafts += between
            speaker = spoken or speaker
            drafts += self._quotation(quote, speaker)
            start = quote.outer.last
        if start < part.run.last:
            drafts += self._clauses(part._replace(run=Run(start, part.run.last)), quoted=False)[0]
        return drafts

    def _quotation(self, quote: Quoted, part: Part) -> list[Draft]:
        """Read the speaker's own words; without attribution the last voice goes on."""
        heard = part.voices if _anyone(part) else (*part.voices, self._memory.speaker())
        whole = part._replace(run=trim(self._view, quote.inner), voices=heard)
        said = [self._drafting.say(whole._replace(run=run), direct=True) for run in sentences(self._view, quote.inner)]
        return self._drafting.whole(whole, [draft for draft in said if draft])

    def _clauses(self, part: Part, *, quoted: bool) -> tuple[list[Draft], Part | None]:
        """Read the acts of a stretch without direct quotations; returns the speaker of a quotation that follows."""
        drafts: list[Draft] = []
        spoken: Part | None = None
        for run in semicolons(self._view, part.run):
            made, inner = self._clause(part._replace(run=run), quoted=quoted)
            drafts += made
            spoken = inner or spoken
        return drafts, spoken

    def _clause(self, part: Part, *, quoted: bool) -> tuple[list[Draft], Part | None]:
        run = trim(self._view, part.run)
        if run.last == run.first:
            return [], None
        found = acts(self._view, run)
        if _anyone(part) and not quoted:
            # `…, kata X, Rusia akan … untuk menjawab ancaman`: what somebody means to do is no act of its own
            found = [act for act in found if not (act.subject.how == "clause" and self._meant(act))]
            # `Russia's concerns have been dismissed, X said`: by whom is not said, so it is only what X says
            found = [act for act in found if act.subject.how != "passive" or act.subject.mentions]
        noun = nominal(self._view, run, self._memory.actor) if not found else None
        found = [noun] if noun else found
        if _anyone(part) and not quoted and _all_said(found, run):
            draft = self._drafting.say(part._replace(run=run), direct=False)
            return ([draft] if draft else []), None
        if not found and not quoted and not part.voices and (named := self._before_colon(run)):
            voice, content = named
            draft = self._drafting.say(part._replace(run=content, voices=(*part.voices, voice)), direct=False)
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
        inner = self._told(
            act, part, own, Part(content, (*part.voices, own), dated, addressee or part.addressee, part.passed)
        )
        why = idle(self._view, act, content)
        if why:
            self._note("refused", act, why)
            return [], None
        if act.cue.cue.act != SAY:
            return [self._drafting.act(act, inner._replace(run=trim(self._view, act.run)), own)], inner
        if content.last - content.first < LEAST:
            self._note("refused", act, f"fewer than {LEAST} words follow the verb of saying.")
            return [], inner
        how = next((name for name in TONES if self._view.is_in(act.cue.run.first, name)), "")
        said = [
            self._drafting.say(inner._replace(run=run), direct=False, tone=how)
            for whole in complements(self._view, content)
            for run in self._drafting.predicates(inner._replace(run=whole))
        ]
        nothing = empty(self._view, act, content)
        return [draft for draft in said if draft and not (nothing and draft.kind is Kind.ASSERTION)], inner

    def _told(self, act: Act, part: Part, own: Voices, inner: Part) -> Part:
        """Return the part an act makes, the voices around it handing on where the words are their doer's own."""
        another = _another(part, own)
        says = act.cue.cue.act == SAY and _person(own) and another  # `according to X, Y assured Z that …`
        # `Lavrov said Blinken had agreed to …`: whoever tells it, the promise is the other's
        owes = act.level == 1 and act.cue.cue.act in _OWN_ACTS and own and another and not self._ours(part, own)
        parted = (
            act.level == 0 and _person(own) and self._inserted(act, part)
        )  # `Guterres, kata juru bicaranya, meminta …`
        if not (says or owes or parted):
            return inner
        return inner._replace(voices=(own,), passed=(*part.passed, *part.voices))

    def _inserted(self, act: Act, part: Part) -> bool:
        """Say whether an attribution stands between the doer of an act and its verb."""
        doers = [s.run.last for s in self._view.seen if s.mentions == act.subject.mentions]
        return any(min(doers, default=run.last) <= run.first and run.last <= act.cue.run.first for run in part.dated)

    def _meant(self, act: Act) -> bool:
        return self._view.is_in(act.cue.run.first - 1, "purpose")

    def _ours(self, part: Part, own: Voices) -> bool:
        return any(self._sides.together(m.actor, s.actor) for voice in part.voices for s in voice for m in own)

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
