"""The kind of act that stands in what is said, not in the verb of saying.

In      View, the run of what is said, who says it
Out     Reading: kind, whose clause decided it, and the words that did.
Source  kg/language/*/content.txt: patterns in order, the first that fits decides.
Limits  an assertion is what is left when no pattern fits.
"""

import re
from dataclasses import dataclass

from kg.extract.modality import condition, inverted
from kg.extract.run import Run
from kg.extract.sides import Sides
from kg.extract.view import Seen, View
from kg.language import ContentRule
from kg.model import ActorClass, Kind, Mention

SELF, OTHER, NOBODY = "self", "other", "nobody"
NOT_SELF, NOT_OTHER = "not-self", "not-other"
_OPENERS = ("complementiser", "condition", "concession", "coordination", "negation", "clause_opener")
_AFFIRMED = (Kind.AGREEMENT, Kind.SUPPORT, Kind.THREAT, Kind.ACCUSATION)
_PATTERN_WORD = re.compile(r"[\w']+")
_OPENING = frozenset(",:;.\"“”„«»‘’'(–—")


@dataclass(frozen=True, slots=True)
class Reading:
    """What kind of act some words are, and why."""

    kind: Kind
    whose: str
    """Whose clause it is: self, other or nobody."""
    subject: Seen | None
    """The actor the clause is about."""
    directed: bool
    """Whether the pattern speaks of what another must do: its subject is then the one asked."""
    why: str
    """The pattern that decided, or `none`."""


def read(view: View, run: Run, speakers: tuple[Mention, ...], sides: Sides) -> Reading:
    """Return the kind of act in a run of words said by those speakers.

    Raises:
        Nothing.
    """
    line = view.line(run)
    supposed = condition(view, run)
    in_condition: Reading | None = None
    for rule in (view.lexicon.content[number] for number in view.lexicon.content_book.possible(line)):
        for first, last in rule.phrase.finditer(line):
            if _negated(view, run, first) or inverted(view, first) or _denied(view, rule, Run(first, last)):
                continue
            subject = subject_before(view, run, first)
            whose = whose_clause(view, run, first, subject, (speakers, sides))
            if not _fits(rule, whose):
                continue
            reading = Reading(rule.kind, whose, subject, rule.whose == OTHER, rule.phrase.pattern)
            if supposed is None or not supposed.holds(first):
                return reading
            in_condition = (
                in_condition or reading
            )  # `If X violates …, we will attack`: what is only supposed comes last
    if in_condition:
        return in_condition
    subject = subject_before(view, run, run.last)
    whose = whose_clause(view, run, run.last, subject, (speakers, sides))
    return Reading(Kind.ASSERTION, whose, subject, False, "none")


def _negated(view: View, run: Run, place: int) -> bool:
    """Say whether a negation stands directly before the words of a pattern (`tidak mendukung` is no support)."""
    before = place - 1
    while before >= run.first and view.is_in(before, "auxiliary"):
        before -= 1
    return before >= run.first and view.is_in(before, "negation") and not view.is_in(place, "negation")


def _denied(view: View, rule: ContentRule, run: Run) -> bool:
    """Say whether a negation stands between the words of a pattern that has none itself (`will not … help`)."""
    if rule.kind not in _AFFIRMED or not any(view.is_in(place, "negation") for place in range(run.first, run.last)):
        return False
    return not any(word in view.lexicon.single("negation") for word in _PATTERN_WORD.findall(rule.phrase.pattern))


def _fits(rule: ContentRule, whose: str) -> bool:
    if rule.whose in {"any", whose}:
        return True
    if rule.whose in (NOT_SELF, NOT_OTHER):
        return whose != (SELF if rule.whose == NOT_SELF else OTHER)
    return rule.whose == OTHER and whose == NOBODY and rule.kind in (Kind.DEMAND, Kind.ACCUSATION)


def subject_before(view: View, run: Run, place: int) -> Seen | None:
    """Return the actor in the place of the subject nearest before a position: first in its clause.

    Raises:
        Nothing.
    """
    best = None
    for seen in view.seen:
        if run.first <= seen.run.first < place and (
            begins_clause(view, run, seen.run.first) or _beside(view, seen, place)
        ):
            best = seen
    return best


def _beside(view: View, seen: Seen, place: int) -> bool:
    """Say whether a person stands directly before the words that tell the act, which makes it their subject."""
    last = seen.run.last
    while last < place and view.is_in(last, "auxiliary"):
        last += 1
    person = all(m.cls is ActorClass.PERSON for m in seen.mentions)
    before = seen.run.first - 1
    return last == place and person and not view.is_any(before, "address", "with", "from", "against")


def begins_clause(view: View, run: Run, place: int) -> bool:
    """Say whether a clause can begin at a position: after a mark, a complementiser or a conjunction.

    Raises:
        Nothing.
    """
    before = place - 1
    while before >= run.first and (view.is_in(before, "auxiliary") or view.is_in(before, "article")):
        before -= 1
    if before < run.first:
        return True
    return view.words[before] in _OPENING or view.is_any(before, *_OPENERS)


def _names_itself(view: View, run: Run, speakers: tuple[Mention, ...]) -> bool:
    """`Moscow says it could act`: in reported words a body is `it`."""
    places = view.words_in(run, "own_pronoun")
    body = bool(places and speakers) and all(m.cls is not ActorClass.PERSON for m in speakers)
    return body and any(view.direct_at(place) is None for place in places)


def whose_clause(view: View, run: Run, place: int, subject: Seen | None, who: tuple[tuple[Mention, ...], Sides]) -> str:
    """Return whether the clause before a position is about the speaker's own side, another actor, or nobody named.

    Raises:
        Nothing.
    """
    speakers, sides = who
    last = min(place, run.last - 1) + 1
    clause = Run(max(run.first, subject.run.first) if subject else run.first, last)
    around = Run(max(run.first, subject.run.first - 1) if subject else run.first, last)  # `our Ukraine`
    if view.words_in(around, "self") or view.words_in(around, "own_state") or _names_itself(view, clause, speakers):
        return SELF
    if subject is None:
        return NOBODY
    if any(m.how == "pronoun" for m in subject.mentions):
        alone = len(speakers) == 1 and speakers[0].cls is ActorClass.PERSON
        if alone and view.is_in(subject.run.first, "plural_pronoun"):
            return OTHER  # `X accused them, saying they had …`
        return OTHER if view.direct_at(subject.run.first) else SELF
    together = any(sides.together(m.actor, s.actor) for m in subject.mentions for s in speakers)
    return SELF if together else OTHER
