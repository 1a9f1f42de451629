"""Who does an act: the name before the verb, across inserted clauses, inherited by a coordinated verb, behind `oleh`.

In      View, a cue, the act before it
Out     Subject, or None where the doer is a common noun.
Source  the clause chunker of the language notes.
Limits  the doer of a passive without `oleh` is not guessed.
"""

from dataclasses import dataclass

from kg.extract.cues import JOINS, CueAt
from kg.extract.dates import date_places
from kg.extract.run import Run
from kg.extract.view import Seen, View
from kg.language.lexicon import SAY
from kg.model import ActorClass, Mention

_JUMP = 60
_INSERTED = 14
"""Words between two commas behind a name that the verb still belongs to."""
_OPENERS = ("complementiser", "condition", "concession", "coordination", "clause_opener", "relative", "contrast")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does an act, and how that was seen."""

    mentions: tuple[Mention, ...]
    how: str
    """beside · relative · clause · inherited · passive · dropped · embedded · noun"""
    first: int
    """Where the words of the act begin."""
    negated: bool


@dataclass(frozen=True, slots=True)
class Before:
    """The act before a cue, as far as its subject is concerned."""

    mentions: tuple[Mention, ...]
    cue: CueAt


def subject(view: View, cue: CueAt, first: int, last: Before | None) -> Subject | None:
    """Return who does an active act, looking back from its cue as far as ``first``.

    Raises:
        Nothing.
    """
    dated = date_places(view)
    place = cue.run.first - 1
    negated = False
    start = cue.run.first
    for _ in range(_JUMP):
        if place < first:
            return _without(last, start, "dropped", negated=negated)
        if view.seen_at(place) is None and (
            view.is_in(place, "auxiliary") or place in dated or place in view.spent or view.is_in(place, "negation")
        ):
            negated |= view.is_in(place, "negation")
            start = place if place not in dated else start
            place -= 1
            continue
        seen = view.seen_at(place)
        if seen:
            return _named(view, _holder(view, seen), first, last, (start, negated))
        hidden = next((p for p in view.where(Run(first, place + 1), "anonymous") if _spans(view, p, place)), None)
        if hidden is not None:
            place = hidden - 1 - (view.words[hidden - 1] == ",")
            continue
        jumped = _across(view, place, first)
        if jumped is None:
            return _other_word(view, place, first, last, (start, negated))
        place = jumped
    return None


def _spans(view: View, first: int, place: int) -> bool:
    last = first + view.phrase_at(first, "anonymous")
    return first <= place < last + (view.words[last : last + 1] == (",",))


def _holder(view: View, seen: Seen) -> Seen:
    """Return the person whose post stands beside the name: `Mark Milley, chairman of the chiefs, said …`."""
    post = all(m.how in ("post", "office", "description") for m in seen.mentions)
    comma = seen.run.first - 1 - view.is_in(seen.run.first - 1, "article")
    before = view.seen_at(comma - 1) if post and comma > 0 and view.words[comma] == "," else None
    person = before is not None and all(m.cls is ActorClass.PERSON and m.how != "post" for m in before.mentions)
    return before if before is not None and person else seen


def _across(view: View, place: int, first: int) -> int | None:
    """Jump from a comma or `yang` to what stands before it: an apposed name, an inserted `, yang …,` clause."""
    if view.is_in(place, "relative"):
        before = place - 1
        return before - 1 if before > first and view.words[before] == "," else before
    if view.words[place] != ",":
        return None
    inserted = next((c for c in range(place - 1, first, -1) if view.words[c] == ","), None)
    if inserted is not None and view.is_in(inserted + 1, "relative"):
        return inserted - 1
    spoken = range(inserted + 1, place) if inserted is not None and inserted > first else range(0)
    if spoken and all(at in view.spent for at in spoken) and view.seen_at(spoken.start - 2):
        return spoken.start - 2  # `Guterres, kata juru bicaranya, meminta …`
    apposed = view.seen_at(place - 1) if place > first else None
    if apposed and clause_start(view, apposed.run.first, first):
        return place - 1
    # `X, an adviser to the president, called …`, `the ministry, meanwhile, called …`
    owner = view.seen_at(inserted - 1) if inserted is not None and place - inserted <= _INSERTED else None
    return inserted - 1 if owner and inserted and clause_start(view, owner.run.first, first) else None


def _named(view: View, seen: Seen, first: int, last: Before | None, at: tuple[int, bool]) -> Subject | None:
    """A name stands before the verb: it is the doer if it begins its clause."""
    start, negated = at
    group = [*seen.mentions]
    head = seen.run.first
    while head - 2 >= first and _joins(view, head - 1, listed=len(group) > len(seen.mentions)):
        other = view.seen_at(head - 2)
        if other is None:
            break
        group = [*other.mentions, *group]
        head = other.run.first
    between = range(seen.run.last, start)
    relative = any(view.is_in(p, "relative") for p in between)
    if relative or view.is_in(head, "subject_pronoun") or clause_start(view, head, first):
        apart = relative or any(view.words[p] == "," for p in between)
        return Subject(tuple(group), "relative" if apart else "beside", start if apart else head, negated)
    before = head - 1
    if view.is_in(before, "passive_agent") or view.is_in(before, "address") or view.is_in(before, "from"):
        return _other_word(view, before, first, last, at)
    if last is not None and last.cue.cue.act == SAY and head > last.cue.run.last:
        return Subject(last.mentions, "noun", _noun_start(view, head, last.cue.run.last), negated)
    return _other_word(view, before, first, last, at) if last is None else None


def _noun_start(view: View, place: int, first: int) -> int:
    while place > first and not clause_start(view, place, first):
        place -= 1
    return place


def _joins(view: View, place: int, *, listed: bool) -> bool:
    """`A dan B`; a comma joins only in a list that ends so (`A, B dan C`)."""
    return view.is_in(place, "and") or (listed and view.words[place] == ",")


def clause_start(view: View, place: int, first: int) -> bool:
    """Say whether a subject can begin at a position.

    Raises:
        Nothing.
    """
    before = place - 1
    dated = date_places(view)
    while before >= first and (view.is_any(before, "auxiliary", "article", "possessive_pronoun") or before in dated):
        before -= 1
    if before < first or _closes_phrase(view, before):
        return True
    word = view.words[before]
    if word in {",", ".", ":", ";", "(", "–", "—", "-"} or not word[0].isalnum():
        return True
    if (word,) in view.lexicon.grammar["purpose"] and (word,) not in view.lexicon.grammar["clause_opener"]:
        return False
    return view.is_any(before, *_OPENERS) or _after_cue(view, before)


def _closes_phrase(view: View, place: int) -> bool:
    """Say whether a phrase ends here that no name can belong to: `kala itu`, `sebaliknya`, `selama berbulan-bulan`."""
    closed = (view.words[place],) in view.lexicon.names["determiner"] or view.is_in(place, "sentence_adverb")
    owned = view.words[place].endswith(tuple(suffix for (suffix,) in view.lexicon.grammar["closing_suffix"]))
    return closed or owned or view.is_in(place, "answered_noun")


def _after_cue(view: View, place: int) -> bool:
    return any(cue.run.holds(place) for cue in view.cues)


def _other_word(view: View, place: int, first: int, last: Before | None, at: tuple[int, bool]) -> Subject | None:
    """Something else stands before the verb: a conjunction, a complementiser, or words of the clause."""
    start, negated = at
    if view.words[place] in {",", ";"} or view.is_in(place, "coordination") or view.is_in(place, "with"):
        if last is not None:
            return _without(last, start, "inherited", negated=negated)
        return _clause_subject(view, place, first, at)
    if last is not None and view.is_any(place, "purpose", "complementiser", "address"):
        return Subject((), "embedded", start, negated)
    if last is not None and place > last.cue.run.first:
        # the verb stands in the words of the act before it
        inside = _clause_subject(view, place, last.cue.run.last, at)
        return inside if inside and last.cue.cue.act == SAY else Subject((), "embedded", start, negated)
    return _clause_subject(view, place, first, at)


def _clause_subject(view: View, place: int, first: int, at: tuple[int, bool]) -> Subject | None:
    """Return the name that begins the clause a position lies in."""
    start, negated = at
    for seen in reversed(view.seen):
        if first <= seen.run.first <= place and clause_start(view, seen.run.first, first):
            owns = view.is_in(seen.run.last, "possessive") or all(m.how == "adjective" for m in seen.mentions)
            if view.direct_at(seen.run.first) or owns or view.words[seen.run.last] in JOINS:
                continue  # `the Iran-backed group said`: it is not Iran who said it
            head = seen.run.first if start - seen.run.last <= 8 else start
            return Subject(seen.mentions, "clause", head, negated)
    return None


def _without(last: Before | None, start: int, how: str, *, negated: bool) -> Subject | None:
    if last is None:
        return Subject((), how, start, negated)
    return Subject(last.mentions, "inherited", start, negated)


def passive(view: View, cue: CueAt, run: Run) -> Subject:
    """Return who does a passive act: `ditolak oleh X`, `disebut X`; agentless ones have nobody.

    Raises:
        Nothing.
    """
    start = cue.run.first
    while start > run.first and view.words[start - 1] not in {",", ".", ";", ":"}:
        start -= 1
    negated = any(view.is_in(p, "negation") for p in range(max(start, cue.run.first - 2), cue.run.first))
    if view.seen_at(cue.run.last):
        return Subject(_mentions(view, cue.run.last), "passive", start, negated)
    for place in range(cue.run.last, min(cue.run.last + 8, run.last - 1)):
        if view.is_in(place, "passive_agent"):
            return Subject(_mentions(view, place + 1), "passive", start, negated)
        if view.is_in(place, "complementiser"):
            break
    return Subject((), "passive", start, negated)


def _mentions(view: View, place: int) -> tuple[Mention, ...]:
    seen = view.seen_at(place + view.is_in(place, "article"))
    return seen.mentions if seen else ()
