"""At whom an act is aimed: asked, threatened, accused, rejected, supported, agreed with.

In      View, the act's kind, its words, its reading, who speaks
Out     mentions, in order of choice; empty where the text does not say.
Source  the annotation guide's slot `targets`; argument words in kg/language/*/grammar.txt.
Limits  only actors that the sentence names or points back to, plus the holder of the demand or accusation answered.
"""

from dataclasses import dataclass

from kg.extract.content import OTHER, Reading
from kg.extract.modality import condition
from kg.extract.sides import Sides
from kg.extract.view import Run, Seen, View
from kg.model import ActorClass, Kind, Mention

_AIMED = (Kind.DEMAND, Kind.THREAT, Kind.ACCUSATION, Kind.SUPPORT, Kind.REJECTION, Kind.RED_LINE)


@dataclass(frozen=True, slots=True)
class Aim:
    """What is known of an act when its target is sought."""

    kind: Kind
    run: Run
    content: Run
    reading: Reading
    speakers: tuple[Mention, ...]
    addressee: tuple[Mention, ...]
    answered: tuple[Mention, ...]
    """Who made the demand, threat or accusation last, for acts that answer."""


def targets(view: View, aim: Aim, sides: Sides) -> tuple[Mention, ...]:
    """Return at whom an act is aimed.

    Raises:
        Nothing.
    """
    others = [s for s in view.seen if aim.run.holds(s.run.first) and _other(s, aim, sides)]
    found: tuple[Mention, ...] = ()
    if aim.kind is Kind.AGREEMENT:
        found = _after(view, others, "with") or _after(view, others, "address")
    elif aim.kind in (Kind.DENIAL, Kind.ASSERTION):
        found = aim.addressee if aim.kind is Kind.ASSERTION else _after(view, others, "accusation_noun")
    elif aim.kind in _AIMED:
        found = _aimed(view, aim, others)
    if not found and aim.kind in (Kind.REJECTION, Kind.DENIAL):
        found = tuple(m for m in aim.answered if not _same(m, aim, sides))
    return _unique(found)


def _aimed(view: View, aim: Aim, others: list[Seen]) -> tuple[Mention, ...]:
    first = next((s for s in others if s.run.first == aim.content.first), None)
    subject = aim.reading.subject if aim.reading.whose == OTHER and aim.reading.subject in others else None
    within = _conditional(view, aim, others)
    after = _after(view, others, "address") or _after(view, others, "against")
    choices: dict[Kind, tuple[Seen | tuple[Mention, ...] | None, ...]] = {
        Kind.DEMAND: (first, after, aim.addressee, subject, _after(view, others, "from")),
        Kind.THREAT: (first, aim.addressee, after, within, subject),
        Kind.ACCUSATION: (first, subject, after),
        Kind.SUPPORT: (first, after),
        Kind.REJECTION: (first,),
        Kind.RED_LINE: (first,),
    }
    for choice in choices[aim.kind]:
        if choice:
            return choice.mentions if isinstance(choice, Seen) else choice
    if aim.kind is Kind.REJECTION and aim.answered and not others:
        return aim.answered
    clause = condition(view, aim.run)
    free = [s for s in others if not (clause and clause.holds(s.run.first))]
    return free[0].mentions if free else aim.addressee


def _conditional(view: View, aim: Aim, others: list[Seen]) -> Seen | None:
    """Return who would bring the consequence about: the doer in the condition, not its victim."""
    clause = condition(view, aim.run)
    doer = next((s for s in others if clause and clause.holds(s.run.first)), None)
    if doer is None or doer.run.last >= len(view.words):
        return doer
    verb = view.words[doer.run.last]
    return None if any(verb.startswith(prefix) for (prefix,) in view.lexicon.grammar["passive_prefix"]) else doer


def _after(view: View, others: list[Seen], section: str) -> tuple[Mention, ...]:
    seen = next((s for s in others if view.is_in(s.run.first - 1, section)), None)
    return seen.mentions if seen else ()


def _other(seen: Seen, aim: Aim, sides: Sides) -> bool:
    return not any(_same(m, aim, sides) or m.cls is ActorClass.MEDIA_ORGANISATION for m in seen.mentions)


def _same(mention: Mention, aim: Aim, sides: Sides) -> bool:
    return any(sides.together(mention.actor, s.actor) for s in aim.speakers)


def _unique(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple({m.actor: m for m in mentions}.values())
