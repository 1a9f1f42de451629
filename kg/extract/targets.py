"""At whom an act is aimed: asked, threatened, accused, rejected, supported, agreed with.

In      View, the act's kind, its words, its reading, who speaks
Out     mentions, in order of choice; empty where the text does not say.
Source  the annotation guide's slot `targets`; argument words in kg/language/*/grammar.txt.
Limits  only actors that the sentence names or points back to, plus the holder of the demand or accusation answered.
"""

from dataclasses import dataclass

from kg.extract.chain import unique
from kg.extract.content import OTHER, Reading
from kg.extract.modality import condition, main_clause
from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.sides import Sides
from kg.extract.view import Seen, View
from kg.model import ActorClass, Kind, Mention

_AIMED = (Kind.DEMAND, Kind.THREAT, Kind.ACCUSATION, Kind.SUPPORT, Kind.REJECTION, Kind.RED_LINE)
_GOES_ON = (Kind.REJECTION, Kind.DENIAL, Kind.DEMAND, Kind.THREAT, Kind.ACCUSATION, Kind.RED_LINE)
"""Kinds that go on against the one the speaker has just spoken against."""

_MADE = 4
"""Words back from its maker within which what was made stands: `syarat yang diajukan Mesir`."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is known of an act when its target is sought."""

    kind: Kind
    run: Run
    object: Run | None
    """What follows the cue of an act, if a cue tells it."""
    reading: Reading
    speakers: tuple[Mention, ...]
    addressee: tuple[Mention, ...]
    answered: tuple[Mention, ...]
    """Who made the demand, threat or accusation last, for acts that answer."""
    still: tuple[Mention, ...] = ()
    """At whom the speaker's act just before was aimed."""


def targets(view: View, aim: Aim, sides: Sides) -> tuple[Mention, ...]:
    """Return at whom an act is aimed.

    Raises:
        Nothing.
    """
    clause = condition(view, aim.run)
    others = [s for s in view.seen if aim.run.holds(s.run.first) and _other(s, aim, sides)]
    main = main_clause(view, aim.run)
    free = [s for s in others if any(run.holds(s.run.first) for run in main)]
    found: tuple[Mention, ...] = ()
    if aim.kind is Kind.AGREEMENT:
        within = [s for s in others if clause and clause.holds(s.run.first)]
        found = _after(view, free, "with") or _after(view, free, "address") or _after(view, free, "party")
        found = found or _bringing(view, within)
    elif aim.kind is Kind.ASSERTION:
        found = aim.addressee
    elif aim.kind is Kind.DENIAL:
        found = _after(view, free, "accusation_noun") or aim.addressee
    elif aim.kind in _AIMED:
        found = _aimed(view, aim, free) or _bringing(view, [s for s in others if clause and clause.holds(s.run.first)])
    if not found and aim.kind in (Kind.REJECTION, Kind.DENIAL) and _points_back(view, aim.run):
        found = tuple(m for m in aim.answered if not _same(m, aim, sides))
    if not found and aim.kind in _GOES_ON:
        found = aim.still
    heard = [m for m in found if m.cls is not ActorClass.MEDIA_ORGANISATION]  # told to a medium, aimed at nobody
    return unique([m for mention in heard for m in (mention, *_whose(mention, sides))])


def _doer_before(view: View, free: list[Seen], victim: tuple[Mention, ...]) -> Seen | None:
    """Return who did it to whom it was done: in `serangan Israel ke Iran` it is Israel who is accused."""
    doer = free[0] if victim and free and free[0].mentions != victim else None
    marked = doer is not None and (
        _incidental(view, doer) or view.is_any(doer.run.first - 1, "address", "with", "against")
    )
    return None if marked else doer


def _whose(mention: Mention, sides: Sides) -> tuple[Mention, ...]:
    """Return whose nameless people are: a demand on `Western leaders` is aimed at the West."""
    if mention.cls is not ActorClass.GROUP:
        return ()
    owners = sides.owners(mention.actor)
    return tuple(Mention(mention.span, owner.slug, owner.cls, mention.name, "", mention.how) for owner in owners)


def _aimed(view: View, aim: Aim, free: list[Seen]) -> tuple[Mention, ...]:
    first = next((s for s in free if aim.object and s.run.first == aim.object.first), None)
    subject = aim.reading.subject if aim.reading.whose == OTHER and aim.reading.subject in free else None
    owner = next((s for s in free if _owns(view, s)), None) if aim.kind is Kind.REJECTION else None
    late = free if aim.kind is not Kind.THREAT else [s for s in free if s.run.first > _verb(view, aim.run)]
    after = _after(view, late, "address") or _after(view, late, "against")
    choices: dict[Kind, tuple[Seen | tuple[Mention, ...] | None, ...]] = {
        Kind.DEMAND: (first, after, aim.addressee, subject, _after(view, free, "from")),
        Kind.THREAT: (first, aim.addressee, after, subject if aim.reading.whose == OTHER else None),
        Kind.ACCUSATION: (first, subject, _doer_before(view, late, after), after),
        Kind.SUPPORT: (first, after),
        Kind.REJECTION: (first, owner, subject, after),
        Kind.RED_LINE: (first,),
    }
    for choice in choices[aim.kind]:
        if choice and not (choice is subject and _only_wished(aim)):
            return choice.mentions if isinstance(choice, Seen) else choice
    if aim.kind in (Kind.THREAT, Kind.REJECTION):
        return ()
    if _only_wished(aim):
        free = [s for s in free if s is not subject and not view.is_in(s.run.first - 1, "that")]
    named = next((s for s in free if aim.kind is Kind.SUPPORT or not _incidental(view, s)), None)
    return named.mentions if named else aim.addressee


def _only_wished(aim: Aim) -> bool:
    """Say whether a demand stands in words that ask nobody by name (`penting bahwa Ukraina tidak menjadi anggota`)."""
    return aim.kind is Kind.DEMAND and aim.object is None and not aim.reading.directed


def _verb(view: View, run: Run) -> int:
    """Return where the predicate of a run begins: its first auxiliary; the run's start if it has none."""
    return next((place for place in range(run.first, run.last) if view.is_in(place, "auxiliary")), run.first)


def _owns(view: View, seen: Seen) -> bool:
    """Say whether an actor is the one whose proposal, threat or accusation is meant (`usulan Moskow`)."""
    before = seen.run.first - 1
    beside = [before, seen.run.last]
    if view.is_any(before, "from", "passive_agent") or _done(view, before):
        # `a threat from Moscow`, `usulan yang diajukan Moskow`, `terms that were set by Moscow`
        beside += range(max(before - _MADE, 0), before)
    return any(view.is_in(place, noun) for place in beside for noun in ("proposal", "threat_noun", "accusation_noun"))


def _done(view: View, place: int) -> bool:
    """Say whether a verb in the passive stands at a position, with its doer behind it (`yang diajukan Moskow`)."""
    prefixes = tuple(prefix for (prefix,) in view.lexicon.grammar["passive_prefix"])
    return place > 0 and view.is_in(place - 1, "relative") and view.words[place].startswith(prefixes)


def _points_back(view: View, run: Run) -> bool:
    """Say whether the words answer something said before (`usulan itu`, `membantahnya`)."""
    return any(
        (view.words[place],) in view.lexicon.names["determiner"] or view.phrase_at(place, "answering")
        for place in range(run.first, run.last)
    )


def _incidental(view: View, seen: Seen) -> bool:
    """Say whether an actor is only a place, an example or an origin here (`di Ukraina`, `seperti Ukraina`)."""
    before = seen.run.first - 1
    return view.is_any(before, "place", "from", "example")


def _bringing(view: View, conditional: list[Seen]) -> tuple[Mention, ...]:
    """Return who would bring the consequence about: the doer in the condition, not its victim."""
    doer = next(iter(conditional), None)
    if doer is None:
        return ()
    verb = view.words[doer.run.last] if doer.run.last < len(view.words) else ""
    victim = any(verb.startswith(prefix) for (prefix,) in view.lexicon.grammar["passive_prefix"])
    return () if victim else doer.mentions


def _after(view: View, others: list[Seen], section: str) -> tuple[Mention, ...]:
    """Return the actor behind a word of a class, with at most two words between (`dengan para perunding AS`)."""
    for seen in others:
        for place in range(seen.run.first - 1, max(seen.run.first - 4, -1), -1):
            if not view.words[place].isalpha() or view.seen_at(place):
                break
            if view.is_in(place, section):
                if view.notes is not None:
                    view.notes.append(Note("behind", seen.run, section, Run(place, place + 1), f"grammar/{section}"))
                return seen.mentions
    return ()


def _other(seen: Seen, aim: Aim, sides: Sides) -> bool:
    return not any(
        _same(m, aim, sides) or m.cls is ActorClass.MEDIA_ORGANISATION or m.how == "pronoun" for m in seen.mentions
    )


def _same(mention: Mention, aim: Aim, sides: Sides) -> bool:
    return any(sides.together(mention.actor, s.actor) for s in aim.speakers)
