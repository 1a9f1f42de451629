"""Words and the voices around them → a draft: kind, chain, targets, date, confidence.

In      Part: a run of tokens with its voices, outermost first
Out     Draft.
Source  the annotation guide's slots.
Limits  the voices were found before (kg.extract.attribution, kg.extract.clauses); none is sought here.
"""

from typing import NamedTuple

from kg.extract.calendar import Calendar
from kg.extract.chain import Voices, fold
from kg.extract.clauses import Act
from kg.extract.confidence import Grounds, steps
from kg.extract.content import SELF, Reading, read
from kg.extract.dates import closing_date, said_on
from kg.extract.drafts import Draft
from kg.extract.kinds import TONES, kind_of_act, kind_of_told
from kg.extract.memory import Memory
from kg.extract.notes import Drafted, Note
from kg.extract.run import Run
from kg.extract.runs import predicate_starts, trim
from kg.extract.sides import Sides, spokes
from kg.extract.targets import Aim, targets
from kg.extract.view import View
from kg.language.lexicon import SAY
from kg.model import ActorClass, Kind

LEAST = 3
"""Fewer words than this say nothing."""
_STILL = {Kind.DEMAND: 0, Kind.THREAT: 3, Kind.ACCUSATION: 3, Kind.RED_LINE: 3}
"""Sentences over which an act goes on against the one the speaker's last was aimed at; a demand only inside its own."""
_NEAR_VOW = 4
"""Words behind a vow within which its harm stands."""
LEAST_ASSERTED = 5
"""Reported words that only assert need a clause (`menyampaikan gambaran yang berbeda` has none)."""
_HELD = (
    Kind.DEMAND,
    Kind.AGREEMENT,
    Kind.THREAT,
    Kind.REJECTION,
    Kind.SUPPORT,
    Kind.DENIAL,
    Kind.RED_LINE,
    Kind.ACCUSATION,
)
_ANSWERED_IN_WORDS = (Kind.DEMAND, Kind.AGREEMENT, Kind.SUPPORT)
"""What a question of the speaker's own does not do, though it says `we want`."""
_AGAINST = (Kind.DEMAND, Kind.THREAT, Kind.ACCUSATION, Kind.REJECTION, Kind.DENIAL)


class Part(NamedTuple):
    """A part of the sentence with the voices around it, outermost first.

    A tuple like Run, because rules make several with other words for each sentence.
    """

    run: Run
    voices: tuple[Voices, ...]
    dated: tuple[Run, ...]
    """Where the date of saying may stand."""
    addressee: Voices = ()
    passed: tuple[Voices, ...] = ()
    """Voices outside the others that tell in so many words what these said."""
    attributed: bool = False
    """Whether an attribution stands outside the words (`…, kata X`), which makes them a clause of their own."""
    act: str = SAY
    """What the verb of the attribution behind the words does (`…,” tuduh X`)."""


class Drafting:
    """Makes drafts of one sentence's words."""

    def __init__(self, view: View, memory: Memory, sides: Sides, when: Calendar) -> None:
        self._view = view
        self._memory = memory
        self._sides = sides
        self._when = when
        self._spokes = spokes(view.lexicon.language)

    def speakers(self, part: Part) -> Voices:
        """Return who holds the words of a part.

        Raises:
            Nothing.
        """
        return fold(part.voices, self._sides, self._spokes, part.passed).speakers

    def say(self, part: Part, *, direct: bool, tone: str = "") -> Draft | None:
        """Return the draft of words said, their kind read from the words; None where there are too few.

        Raises:
            Nothing.
        """
        run = trim(self._view, part.run)
        if run.last - run.first < LEAST:
            self._refuse(part.run, f"fewer than {LEAST} words say nothing.")
            return None
        reading = read(self._view, run, self.speakers(part), self._sides)
        kind = TONES[tone](self._view, run, reading) if tone else reading.kind
        if kind is Kind.ASSERTION and part.act != SAY:
            kind = Kind(part.act)
        if kind in _ANSWERED_IN_WORDS and self._view.words[run.last : run.last + 1] == ("?",):
            kind = Kind.ASSERTION  # `Do we want a war? Of course not.`
        named = self._view.seen_at(run.first) is not None or self._view.is_in(run.first, "own_pronoun")
        clause = direct or part.attributed or named
        if kind is Kind.ASSERTION and not clause and run.last - run.first < LEAST_ASSERTED:
            self._refuse(run, f"an assertion in fewer than {LEAST_ASSERTED} reported words says nothing.")
            return None
        held = part.voices
        if reading.whose == SELF and reading.subject and kind in _HELD:
            people = tuple(m for m in reading.subject.mentions if m.how != "pronoun" and m.cls is ActorClass.PERSON)
            held = (*held, people) if people else held
        if direct and held is part.voices:
            people = self._reported(run, part)
            held = (*held, people) if people else held
        rule = ("quote" if direct else "say") + (":" + reading.why if reading.why != "none" else "")
        return self._draft(part._replace(run=run, voices=held), kind, rule, reading)

    def _reported(self, run: Run, part: Part) -> Voices:
        """Return whose words a body's own report tells: `“President X made clear that …,” according to the readout`."""
        first = self._view.seen_at(run.first + self._view.is_in(run.first, "article"))
        bodies = all(m.cls is not ActorClass.PERSON for m in self.speakers(part))
        if first is None or not bodies or not all(m.cls is ActorClass.PERSON for m in first.mentions):
            return ()
        place = first.run.last
        while self._view.is_in(place, "auxiliary"):
            place += 1
        tells = any(cue.run.first == place and not cue.cue.noun for cue in self._view.cues)
        ours = any(self._sides.together(m.actor, s.actor) for m in first.mentions for s in self.speakers(part))
        return first.mentions if tells and ours else ()

    def whole(self, part: Part, drafts: list[Draft]) -> list[Draft]:
        """Join the drafts of one quotation's sentences unless they do different things.

        Assertions go with what they explain.

        Raises:
            Nothing.
        """
        kinds = {draft.kind for draft in drafts} - {Kind.ASSERTION}
        if len(drafts) <= 1 or len(kinds) > 1:
            return drafts
        deciding = next((draft for draft in drafts if draft.kind in kinds), drafts[0])
        if self._view.notes is not None:
            self._view.notes.append(Note("joined", part.run, "sentences of one quotation", deciding.run))
        return [self._draft(part, deciding.kind, deciding.rule)]

    def act(self, act: Act, part: Part, own: Voices) -> Draft:
        """Return the draft of an act whose cue names its kind.

        Raises:
            Nothing.
        """
        kind = self._kind(act, part, own)
        if kind is Kind.AGREEMENT and self._harms(act, own or self.speakers(part)):
            kind = Kind.THREAT
        return self._draft(part, kind, f"act:{' '.join(act.cue.cue.words)}", act=act)

    def _harms(self, act: Act, own: Voices) -> bool:
        """Say whether what is promised is harm: `bersumpah akan membalas`, `vowed to strike hard`."""
        near = Run(act.content.first, min(act.content.first + _NEAR_VOW, act.content.last))
        return (
            bool(self._view.where(near, "harm")) or read(self._view, act.content, own, self._sides).kind is Kind.THREAT
        )

    def predicates(self, part: Part) -> list[Run]:
        """Return what is said cut at `dan akan`, `dan tidak` where the two predicates do different things.

        Raises:
            Nothing.
        """
        run = part.run
        for place in predicate_starts(self._view, run, LEAST):
            halves = [Run(run.first, place), Run(place + 1, run.last)]
            kinds = {read(self._view, half, self.speakers(part), self._sides).kind for half in halves}
            if len(kinds) == 2 and Kind.ASSERTION not in kinds:
                return halves
        return [run]

    def _kind(self, act: Act, part: Part, own: Voices) -> Kind:
        """An act told by another, who keeps the word, is what that other says of it."""
        speakers = self.speakers(part)
        if not own or {m.actor for m in speakers} & {m.actor for m in own}:
            return kind_of_act(self._view, act)
        if any(self._sides.together(m.actor, s.actor) for m in own for s in speakers):
            return kind_of_act(self._view, act)
        return kind_of_told(self._view, act, read(self._view, part.run, speakers, self._sides))

    def _draft(
        self, part: Part, kind: Kind, rule: str, reading: Reading | None = None, *, act: Act | None = None
    ) -> Draft:
        chain = fold(part.voices, self._sides, self._spokes, part.passed)
        found = reading or read(self._view, part.run, chain.speakers, self._sides)
        content = act.content if act else None
        # a demand goes on against the same one only inside its sentence
        still = self._memory.still_aimed(chain.speakers, self._view.number, within=_STILL.get(kind, 1))
        aim = Aim(
            kind,
            part.run,
            content,
            found,
            chain.speakers,
            part.addressee,
            self._memory.answered(kind, self._view.number),
            still,
        )
        aimed = targets(self._view, aim, self._sides)
        if kind in _AGAINST:
            self._memory.aim(chain.speakers, aimed, self._view.number)
        # a day at the end of what somebody is said to have said belongs to what was said
        beyond = part.run.last if rule.startswith("say") else 0
        day = said_on(self._view, part.dated, self._when) or closing_date(self._view, self._when, beyond)
        made = steps(self._view, Grounds(rule, kind, chain.speakers, act, len(part.voices), part.run))
        if self._view.notes is not None:
            self._view.notes.append(Drafted(part.run, rule, act, aim, made))
        confidence = round(sum(step for step, _ in made), 2)
        direct = rule.startswith("quote")
        return Draft(self._view, part.run, kind, chain, aimed, day, direct, confidence, rule)

    def _refuse(self, run: Run, why: str) -> None:
        """Note, where somebody asks, why words make no draft."""
        if self._view.notes is not None:
            self._view.notes.append(Note("refused", run, why))
