"""Which acts a stretch of a sentence reports, and who does them: subjects, inherited subjects, passives.

In      View, a run of tokens outside attributions
Out     Act: cue, doers, the words of the act; nested acts stand inside what another act says.
Source  the clause chunker of the language notes: inserted clauses are jumped, coordinated verbs inherit the subject,
        complementisers open a clause inside the one before.
Limits  an act whose doer is a common noun (`pasukan Rusia`) has no doer.
"""

from dataclasses import dataclass, replace

from kg.extract.cues import CueAt
from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.subjects import Before, Subject, clause_start, passive, subject
from kg.extract.view import View
from kg.language.lexicon import SAY
from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Act:
    """One reported act."""

    cue: CueAt
    subject: Subject
    run: Run
    """From the doer (or the cue) to the end of the act's words."""
    content: Run
    """What follows the cue."""
    level: int
    """0 for the sentence's own acts, 1 for acts inside what a level-0 act says."""


def acts(view: View, run: Run) -> list[Act]:
    """Return the acts reported in a run, in order.

    Raises:
        Nothing.
    """
    found: list[Act] = []
    for cue in view.cues:
        if not run.first <= cue.run.first < run.last or _idle(view, cue):
            continue
        last = _resumed(view, cue, found)
        doer = _doer(view, cue, run, last) or _nobody(cue)
        if doer and cue.cue.unsure and not _beside(view, cue, doer):
            _leave(view, cue, "it may be another word, and no doer stands beside it")
            continue
        embedded = doer is None or doer.how == "embedded" or _supposed(view, doer, last)
        level = -1 if doer is None or embedded else _level(view, cue, doer, last)
        if doer is None or level < 0:
            _leave(view, cue, "no doer was found" if doer is None else "it stands inside what another act says")
            continue
        if level == 1 and _named_again(view, cue, doer):
            level, doer = 0, replace(doer, mentions=next(a.subject.mentions for a in reversed(found) if a.level == 0))
        if found:
            found[-1] = _closed(view, found[-1], doer.first)
        found.append(Act(cue, doer, Run(doer.first, run.last), Run(cue.run.last, run.last), level))
    return [act for act in found if act.run.last > act.cue.run.first]


def _resumed(view: View, cue: CueAt, found: list[Act]) -> Act | None:
    """Return the act a cue follows: behind `, tetapi menambahkan` the sentence's teller goes on, not who acts in it."""
    last = found[-1] if found else None
    place = cue.run.first - 1
    while view.is_in(place, "auxiliary"):
        place -= 1
    if last is None or last.level == 0 or cue.cue.act != SAY or not view.is_in(place, "coordination"):
        return last
    return next((a for a in reversed(found) if a.level == 0), last) if view.words[place - 1] == "," else last


def _named_again(view: View, cue: CueAt, doer: Subject) -> bool:
    """Say whether who is to do a joined act is named in it (`X believes Y agrees and vows to call Y`): X does it."""
    behind = next((c.run.first for c in view.cues if c.run.first > cue.run.first), len(view.words))
    named = {m.actor for s in view.seen if cue.run.last <= s.run.first < behind for m in s.mentions if m.how == "name"}
    return doer.how == "inherited" and bool(named & {m.actor for m in doer.mentions})


def _supposed(view: View, doer: Subject, last: Act | None) -> bool:
    """Say whether an act stands in a condition: `kalau Hamas tetap menolak dan …` tells of no refusal."""
    if doer.how == "inherited" and last is not None:
        between = range(doer.first - 1, last.cue.run.last, -1)
        clause = next((place for place in between if view.words[place] == "," or view.is_in(place, "condition")), 0)
        return clause > 0 and view.words[clause] != ","
    return any(view.is_in(doer.first - 1, section) for section in ("condition", "inverted_condition"))


def _nobody(cue: CueAt) -> Subject | None:
    """A common noun does it (`kedua naskah meminta NATO …`): nobody's act, but what follows is inside it."""
    return None if cue.cue.act == SAY or cue.cue.unsure else Subject((), "noun", cue.run.first, negated=False)


def _beside(view: View, cue: CueAt, doer: Subject) -> bool:
    """Say whether a word that may be another one is this cue.

    An active one stands directly behind its doer, an auxiliary or a conjunction; a passive one (`diberhentikan`, of a
    minister or of a plan) has a proposal for its subject.
    """
    if cue.cue.passive:
        return any(view.is_in(place, "proposal") for place in range(doer.first, cue.run.first))
    before = cue.run.first - 1
    return doer.how == "beside" or (doer.how in ("inherited", "relative") and view.seen_at(before) is None)


def _doer(view: View, cue: CueAt, run: Run, last: Act | None) -> Subject | None:
    if cue.cue.passive:
        return passive(view, cue, Run(last.cue.run.last if last else run.first, run.last))
    return subject(view, cue, run.first, Before(last.subject.mentions, last.cue) if last else None)


def _leave(view: View, cue: CueAt, why: str) -> bool:
    """Note, where somebody asks, why a cue makes no act; always True."""
    if view.notes is not None:
        view.notes.append(Note("idle", cue.run, why))
    return True


def _idle(view: View, cue: CueAt) -> bool:
    """Say whether a cue cannot make an act where it stands."""
    first = cue.run.first
    why = ""
    if cue.cue.noun:
        why = "a noun reports an act only where no verb does, and with its owner or `itu`"
    elif _background(view, first):
        why = "the clause that opens the sentence tells the background"
    elif cue.cue.passive and cue.cue.act == SAY and view.is_in(first - 1, "relative"):
        # `ancaman yang disampaikan …` tells which threat, not that somebody speaks
        why = "it tells which one is meant, not that somebody speaks"
    elif cue.cue.behind:
        why = "it counts only behind what is said"
    elif any(p <= first < p + view.phrase_at(p, "anonymous") for p in view.where(Run(0, len(view.words)), "anonymous")):
        why = "it only keeps a name back"
    elif first in view.spent:
        why = "it belongs to an attribution"
    elif view.direct_at(first):
        why = "it stands inside a quotation, whose words are read by their patterns"
    elif any(view.phrase_at(max(0, first - back), "hearsay") >= back for back in (1, 2)):
        # `apa yang disebut X`: a label somebody gave, not an act of its own
        why = "it only gives the thing a label"
    return bool(why) and _leave(view, cue, why)


def nominal(view: View, run: Run, actor: tuple[Mention, ...]) -> Act | None:
    """Return the act that a noun reports (`permintaan Moskow agar …`) in a run without acting verbs.

    Without an owner beside it, the noun belongs to ``actor`` where the sentence points back (`proposal tersebut`).

    Raises:
        Nothing.
    """
    for cue in view.cues:
        first, last = cue.run
        if not cue.cue.noun or not run.holds(first) or first in view.spent or view.direct_at(first):
            continue
        owner = view.seen_at(last)
        opens = owner.run.last if owner else last
        back = any((view.words[p],) in view.lexicon.names["determiner"] for p in range(run.first, first))
        mentions = owner.mentions if owner else actor if back else ()
        aimed = view.is_in(opens, "purpose") and view.seen_at(opens + 1) is None  # not `a threat to Russia`
        if mentions and (aimed or view.is_in(opens, "complementiser")):
            doer = Subject(mentions, "nominal", first, negated=False)
            return Act(cue, doer, Run(first, run.last), Run(opens, run.last), 0)
    return None


def _background(view: View, place: int) -> bool:
    """Say whether a position lies in a clause that opens the sentence with `sejak`, `setelah` …, up to its comma."""
    return view.is_in(0, "background") and "," not in view.words[:place]


def _level(view: View, cue: CueAt, doer: Subject, last: Act | None) -> int:
    """Return the level of an act after another one; -1 if its words only fill the other's content."""
    if last is None:
        return 0
    if doer.how in ("inherited", "relative", "passive"):
        return -1 if doer.how == "inherited" and _inside(view, cue, doer, last) else last.level
    if _apart(view, doer.first - 1):
        return 0
    if last.cue.cue.act == SAY and view.is_in(doer.first - 1, "subordinate"):
        return -1  # `… optimistis setelah NATO menolak …`
    if last.cue.cue.act == SAY or (last.level == 1 and _coordinated(view, doer.first)):
        # what somebody denies of another is that somebody's denial, not the other's act
        return -1 if doer.negated else 1
    return 0 if _coordinated(view, doer.first) else -1


def _apart(view: View, before: int) -> bool:
    """Say whether a clause stands outside the one before: `sementara X …`, `an allegation X denies`, `, which X …`."""
    outside = view.is_in(before, "contrast") or view.is_in(before, "answered_noun")
    return outside or (view.is_in(before, "relative") and view.words[before - 1] == ",")


def _inside(view: View, cue: CueAt, doer: Subject, last: Act) -> bool:
    """Say whether a verb joined by a bare `dan` belongs to a clause inside what is said (`bahwa X menyerang dan …`)."""
    if cue.cue.act == SAY or last.cue.cue.act != SAY or view.words[doer.first - 2] in {",", "”", '"'}:
        return False
    return view.is_in(doer.first - 1, "coordination") and any(
        last.cue.run.last <= s.run.first < doer.first and clause_start(view, s.run.first, last.cue.run.last)
        for s in view.seen
    )


def _coordinated(view: View, place: int) -> bool:
    before = place - 1
    if view.is_in(before, "that"):
        before -= 1  # `dan bahwa`
    return before >= 0 and (
        view.words[before] in {",", ";", "."} or view.is_in(before, "coordination") or view.is_in(before, "with")
    )


def _closed(view: View, act: Act, end: int) -> Act:
    """End an act where the next one begins, without the conjunction between them."""
    while end > act.cue.run.last and (
        view.words[end - 1] in {",", ";"}
        or view.is_in(end - 1, "coordination")
        or view.is_in(end - 1, "complementiser")
        or (view.is_in(end - 1, "with") and end - act.cue.run.last > 3)
    ):
        end -= 1
    return Act(
        act.cue, act.subject, Run(act.run.first, end), Run(act.content.first, max(end, act.content.first)), act.level
    )
