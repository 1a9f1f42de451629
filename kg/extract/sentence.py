"""One sentence → drafts of statements: attributions are taken off, then quotations and clauses are read.

In      View, Memory of the document so far, Sides, Calendar
Out     drafts in the order of the text; the memory has heard who spoke.
Source  forms A to H of the recommended design.
Limits  knows nothing of topics, stance or storage.
"""

from dataclasses import dataclass, replace

from kg.extract.attribution import Voice, credited, voices
from kg.extract.chain import Voices, fold
from kg.extract.clauses import Act, acts, nominal
from kg.extract.content import SELF, Reading, read
from kg.extract.dates import Calendar, said_on
from kg.extract.drafts import Draft
from kg.extract.kinds import kind_of_act, kind_of_told, kind_of_warning
from kg.extract.leads import strip_lead
from kg.extract.memory import Memory
from kg.extract.sides import Sides
from kg.extract.targets import Aim, targets
from kg.extract.view import Quoted, Run, View
from kg.language.lexicon import SAY
from kg.model import ActorClass, Kind, ZoneRole

_LEAST = 3
_HELD = (Kind.DEMAND, Kind.AGREEMENT, Kind.THREAT, Kind.REJECTION, Kind.SUPPORT, Kind.DENIAL, Kind.RED_LINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sentence with the voices around it, outermost first."""

    run: Run
    voices: tuple[Voices, ...]
    dated: tuple[Run, ...]
    """Where the date of saying may stand."""
    addressee: Voices = ()


class Reader:
    """Reads one sentence."""

    def __init__(self, view: View, memory: Memory, sides: Sides, when: Calendar) -> None:
        self._view = view
        self._memory = memory
        self._sides = sides
        self._when = when
        self._spokes = view.lexicon.single("spokes")

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
        return [draft for draft in drafts if draft.run.last - draft.run.first >= _LEAST]

    def _parts(self, found: list[Voice], outer: tuple[Voices, ...]) -> list[Part]:
        """Cut the sentence at its attributions; words behind the last one are the narrator's, quotations its speaker's."""
        size = len(self._view.words)
        if not found:
            return [Part(Run(0, size), outer, ())]
        parts = [Part(v.content, (*outer, v.mentions), (v.run,)) for v in found]
        last = max(v.run.last for v in found)
        if found[-1].cue is not None and last < size:
            speaker = found[-1].mentions
            parts += [Part(q.outer, (*outer, speaker), ()) for q in self._quotes(Run(last, size))]
            parts.append(Part(Run(last, size), outer, ()))
        return parts

    def _quotes(self, run: Run) -> list[Quoted]:
        return [q for q in self._view.quotes if q.direct and run.holds(q.outer.first)]

    def _listen(self, found: list[Voice], drafts: list[Draft]) -> None:
        if found:
            self._memory.hear(found[-1].mentions)
        elif drafts:
            chain = drafts[-1].chain
            self._memory.hear(chain.conveyed_by[:1] or chain.speakers)
        for draft in drafts:
            self._memory.answer(draft.kind, draft.chain.speakers)

    def _part(self, part: Part) -> list[Draft]:
        """Read the quotations and the other words of one part."""
        drafts: list[Draft] = []
        start = part.run.first
        speaker = part
        for quote in self._quotes(part.run):
            between = self._clauses(Part(Run(start, quote.outer.first), part.voices, part.dated, part.addressee), quote)
            drafts += between[0]
            speaker = between[1] or speaker
            drafts += self._quotation(quote, speaker)
            start = quote.outer.last
        if start < part.run.last:
            drafts += self._clauses(Part(Run(start, part.run.last), part.voices, part.dated, part.addressee), None)[0]
        return drafts

    def _quotation(self, quote: Quoted, part: Part) -> list[Draft]:
        """Read the speaker's own words, sentence by sentence; neighbours of one kind stay together."""
        voices_ = part.voices if any(self._can_speak(v) for v in part.voices) else (*part.voices, self._memory.voice)
        part = Part(self._trim(quote.inner), voices_, part.dated, part.addressee)
        drafts = [self._say(replace(part, run=run), direct=True) for run in self._sentences(quote.inner)]
        return self._joined(part, [draft for draft in drafts if draft])

    def _joined(self, part: Part, drafts: list[Draft]) -> list[Draft]:
        """Join the sentences of one quotation unless they do different things; assertions go with what they explain."""
        kinds = {draft.kind for draft in drafts} - {Kind.ASSERTION}
        if len(drafts) <= 1 or len(kinds) > 1:
            return drafts
        deciding = next((draft for draft in drafts if draft.kind in kinds), drafts[0])
        return [self._draft(part, deciding.kind, deciding.rule)]

    @staticmethod
    def _can_speak(voice: Voices) -> bool:
        return any(m.cls is not ActorClass.MEDIA_ORGANISATION for m in voice)

    def _sentences(self, run: Run) -> list[Run]:
        runs = []
        start = run.first
        for place in range(run.first, run.last):
            if self._view.words[place] in {".", "!", "?"} and place + 1 < run.last:
                runs.append(Run(start, place))
                start = place + 1
        runs.append(Run(start, run.last))
        return [r for r in (self._trim(r) for r in runs) if r.last > r.first]

    def _clauses(self, part: Part, quote: Quoted | None) -> tuple[list[Draft], Part | None]:
        """Read the acts of a stretch without direct quotations; returns the speaker of a quotation that follows."""
        run = self._trim(part.run)
        if run.last - run.first < 1:
            return [], None
        found = acts(self._view, run)
        noun = nominal(self._view, run, self._memory.actor) if not found else None
        found = [noun] if noun else found
        drafts: list[Draft] = []
        spoken: Part | None = None
        if not found or (found[0].run.first - run.first >= _LEAST and part.voices and not found[0].subject.mentions):
            if self._reported(part) and quote is None:
                draft = self._say(Part(run, part.voices, part.dated, part.addressee), direct=False)
                return ([draft] if draft else []), None
        outer = part
        for act in found:
            if act.level == 0:
                outer = part
            drafts_of, inner = self._act(act, outer)
            drafts += drafts_of
            if act.level == 0 and act.cue.cue.act == SAY and inner is not None:
                outer = inner
            spoken = inner or spoken
        return drafts, spoken

    def _reported(self, part: Part) -> bool:
        return any(self._can_speak(v) for v in part.voices)

    def _act(self, act: Act, part: Part) -> tuple[list[Draft], Part | None]:
        """Read one act; returns its drafts and, for a verb of saying, the part its words make."""
        own = self._own(act, part)
        around = Run(act.run.first, min(act.content.first + 6, act.run.last))
        dated = (*part.dated, around)
        content, addressee = strip_lead(self._view, act.content, act.cue)
        inner = Part(content, (*part.voices, own), dated, addressee or part.addressee)
        if not own and not self._reported(part):
            return [], None
        if act.cue.cue.act != SAY:
            words = Part(self._trim(act.run), inner.voices, dated, inner.addressee)
            return [self._draft(words, self._kind(act, words, own), "act", act)], inner
        if content.last - content.first < _LEAST:
            return [], inner
        warns = self._view.is_in(act.cue.run.first, "warn")
        said = [
            self._say(Part(run, inner.voices, dated, inner.addressee), direct=False, warns=warns)
            for whole in self._complements(content)
            for run in self._predicates(Part(whole, inner.voices, ()))
        ]
        return [draft for draft in said if draft], inner

    def _complements(self, run: Run) -> list[Run]:
        """Cut what is said at `dan bahwa`: each clause is said for itself."""
        runs: list[Run] = []
        start = run.first
        for place in range(run.first + 1, run.last - 1):
            if self._view.is_in(place, "coordination") and self._view.is_in(place + 1, "that"):
                runs.append(Run(start, place))
                start = place + 2
        return [*runs, Run(start, run.last)]

    def _predicates(self, part: Part) -> list[Run]:
        """Cut what is said at `dan akan`, `dan tidak` where the two predicates do different things."""
        run = part.run
        speakers = fold(part.voices, self._sides, self._spokes).speakers
        for place in range(run.first + _LEAST, run.last - _LEAST):
            follows = self._view.is_in(place + 1, "auxiliary") or self._view.is_in(place + 1, "negation")
            if self._view.is_in(place, "coordination") and follows and not self._view.direct_at(place):
                halves = [Run(run.first, place), Run(place + 1, run.last)]
                kinds = {read(self._view, half, speakers, self._sides).kind for half in halves}
                if len(kinds) == 2 and Kind.ASSERTION not in kinds:
                    return halves
        return [run]

    def _kind(self, act: Act, part: Part, own: Voices) -> Kind:
        """An act told by another, who keeps the word, is what that other says of it."""
        speakers = fold(part.voices, self._sides, self._spokes).speakers
        if not own or {m.actor for m in speakers} & {m.actor for m in own}:
            return kind_of_act(act)
        if any(self._sides.together(m.actor, s.actor) for m in own for s in speakers):
            return kind_of_act(act)
        return kind_of_told(act, read(self._view, part.run, speakers, self._sides))

    def _own(self, act: Act, part: Part) -> Voices:
        """Who does the act: pronouns inside what somebody says mean that somebody."""
        mentions = act.subject.mentions
        if act.level == 1 and mentions and all(m.how == "pronoun" for m in mentions) and part.voices:
            return part.voices[-1]
        return mentions

    def _say(self, part: Part, *, direct: bool, warns: bool = False) -> Draft | None:
        run = self._trim(part.run)
        if run.last - run.first < _LEAST:
            return None
        speakers = fold(part.voices, self._sides, self._spokes).speakers
        reading = read(self._view, run, speakers, self._sides)
        kind = kind_of_warning(self._view, run, reading) if warns else reading.kind
        held = part.voices
        if not direct and reading.whose == SELF and reading.subject and kind in _HELD:
            people = tuple(m for m in reading.subject.mentions if m.how != "pronoun" and m.cls is ActorClass.PERSON)
            held = (*held, people) if people else held
        rule = ("quote" if direct else "say") + (":" + reading.why if reading.why != "none" else "")
        return self._draft(Part(run, held, part.dated, part.addressee), kind, rule, reading=reading)

    def _draft(
        self, part: Part, kind: Kind, rule: str, act: Act | None = None, reading: Reading | None = None
    ) -> Draft:
        chain = fold(part.voices, self._sides, self._spokes)
        found = reading or read(self._view, part.run, chain.speakers, self._sides)
        content = act.content if act else part.run
        answered = self._memory.answered(kind)
        aim = Aim(kind, part.run, content, found, chain.speakers, part.addressee, answered)
        return Draft(
            self._view,
            part.run,
            kind,
            chain,
            targets(self._view, aim, self._sides),
            said_on(self._view, part.dated, self._when),
            rule.startswith("quote"),
            self._confidence(rule, kind, chain.speakers, act),
            rule if act is None else f"act:{' '.join(act.cue.cue.words)}",
        )

    def _confidence(self, rule: str, kind: Kind, speakers: Voices, act: Act | None) -> float:
        """Return a first estimate: less for what is inherited, pointed back to, or a headline."""
        value = 0.9 if act is not None or rule.startswith("quote") else 0.85
        if act is not None and act.subject.how != "beside":
            value -= 0.1
        if any(m.how in ("pronoun", "description") for m in speakers):
            value -= 0.1
        if self._view.sentence.role is ZoneRole.HEADLINE:
            value -= 0.2
        return round(value - (0.1 if kind is Kind.ASSERTION else 0.0), 2)

    def _trim(self, run: Run) -> Run:
        """Take spent words, marks and conjunctions off both ends of a run."""
        first, last = run
        while first < last and self._loose(first):
            first += 1
        while last > first and self._loose(last - 1, end=True):
            last -= 1
        return Run(first, last)

    def _loose(self, place: int, *, end: bool = False) -> bool:
        word = self._view.words[place]
        if place in self._view.spent:
            return True
        if not word[0].isalnum():
            return word not in {"(", ")"} and not (end and word in {"”", '"'} and self._partial(place))
        return self._view.is_in(place, "coordination") and not end

    def _partial(self, place: int) -> bool:
        return any(q.outer.holds(place) and not q.direct for q in self._view.quotes)
