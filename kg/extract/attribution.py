"""Who is said to have said it: attribution behind, before and around the words.

In      View
Out     Voice: who, and which words; the positions of attributions are spent, not part of what is said.
Source  the attribution forms of the language notes: `"…," kata X`, `…, kata X`, `…, X mengatakan pada Rabu`,
        `Menurut X, …`.
Limits  `X mengatakan bahwa …` is an act of the clause and found there (kg.extract.clauses).
"""

from kg.extract.accounts import front, inserted, tail
from kg.extract.cues import CueAt
from kg.extract.memory import Memory
from kg.extract.notes import attributed
from kg.extract.run import Run
from kg.extract.view import View
from kg.extract.voice import Voice, adverbials, is_opener, speaker_after
from kg.language.lexicon import SAY
from kg.model import Mention

_CLOSERS = frozenset("\"”’'»″")


def voices(view: View, memory: Memory) -> list[Voice]:
    """Return the attributions that stand before or behind what is said; spends their words.

    Raises:
        Nothing.
    """
    found: list[Voice] = []
    opening = front(view, memory)
    if opening:
        found.append(opening)
        view.spent.update(range(opening.run.first, opening.run.last))
    start = opening.run.last if opening else 0
    closing = tail(view, start) or inserted(view, memory, start)
    if closing:
        view.spent.update(range(closing.run.first, closing.run.last))
    for cue in view.cues:
        if cue.run.first in view.spent or view.direct_at(cue.run.first) or cue.cue.passive:
            continue
        run, mentions = _behind(view, cue, memory) or _around(view, cue, start) or (None, ())
        if run is None or not mentions or (run.first - start < 2 and not _mid(view, start, run)):
            continue
        found.append(Voice(run, mentions, cue, Run(start, run.first)))
        view.spent.update(range(run.first, run.last))
        start = run.last
    if closing and not found:
        found.append(closing)
    if view.notes is not None:
        view.notes += [attributed(view, voice.run, voice.cue) for voice in found]
    # `Menurut dia, …, “…,” dia mengingatkan`: the second attribution covers what the first one opened
    return found[1:] if opening and len(found) > 1 else found


def _mid(view: View, start: int, run: Run) -> bool:
    """Say whether one word before an attribution is the subject of what follows it: `Moskow, tegas dia, tak akan …`."""
    return view.seen_at(start) is not None or view.words[run.last : run.last + 1] == (",",)


def _behind(view: View, cue: CueAt, memory: Memory) -> tuple[Run, tuple[Mention, ...]] | None:
    """`…, kata X (…)`, `…,” ujarnya`: the cue stands behind what is said, and its speaker behind the cue."""
    before = cue.run.first - 1
    if before < 0 or not (view.words[before] in {",", "—", "–"} or view.words[before] in _CLOSERS):
        return None
    inside = any(q.outer.holds(cue.run.first) for q in view.quotes)
    if inside or not (cue.cue.behind or _verb_before_name(view, cue)):
        return None
    last = adverbials(view, cue.run.last)
    if cue.cue.clitic:
        return Run(before + (view.words[before] in _CLOSERS), last), memory.speaker()
    named = speaker_after(view, cue.run.last, memory)
    return (Run(before + (view.words[before] in _CLOSERS), max(last, named[0])), named[1]) if named else None


def _verb_before_name(view: View, cue: CueAt) -> bool:
    """English: `said Peskov`; any verb of saying directly before a name, behind a quotation."""
    finite = not cue.cue.words[-1].endswith("ing")  # `X welcomed it, saying Biden …`: what Biden did is said by X
    before_name = view.lexicon.has_trait("verb_before_name") and finite
    if any(view.is_in(cue.run.last - 1, section) for section in ("tells", "warn")):
        return False  # `X, …, told Reuters`: who is told stands there
    seen = view.seen_at(cue.run.last + view.is_in(cue.run.last, "article"))
    return before_name and cue.cue.act == SAY and seen is not None and _ends_clause(view, seen.run.last)


def _ends_clause(view: View, place: int) -> bool:
    """Say whether no verb follows a name: in `the envoy, X, said Russia was …`, it is not Russia who said it."""
    if place >= len(view.words) or not view.words[place].isalpha():
        return True
    sections = ("relative", "address", "coordination", "listener")
    if (view.words[place],) in view.lexicon.names["body_link"]:
        return True  # `…,” said X of the institute`
    return is_opener(view, place) or any(view.phrase_at(place, section) for section in sections)


def _around(view: View, cue: CueAt, start: int) -> tuple[Run, tuple[Mention, ...]] | None:
    """`…, Menteri X mengatakan pada Rabu (22 Desember), di tengah …`: name and cue behind, nothing said after them."""
    seen = view.seen_at(_before_noun(view, cue.run.first - 1))
    if seen is None and view.words[cue.run.first - 1] == ",":
        seen = view.seen_at(cue.run.first - 2)  # `the commander of the guards, X, was quoted as saying`
    if cue.cue.behind or cue.cue.act != SAY or seen is None:
        return None
    name = seen.run.first
    while view.is_any(name - 1, "article", "source_noun", "possessive_pronoun"):
        name -= 1  # `…, his spokesman X said`, `…, state news agency IRNA reported`
    if name - start < 3 or not _ends_content(view, name):
        return None
    quoted = view.direct_at(name - 1) is not None or view.words[name - 1] in _CLOSERS
    last = adverbials(view, _told(view, cue))
    if not quoted:
        if _in_the_middle(view, cue, start, name):
            return Run(name - 1, cue.run.last), seen.mentions
        if is_opener(view, start) or not (_nothing_said(view, last) or _all_said(view, start, name, last)):
            return None
        last = len(view.words)
    return Run(name - (view.words[name - 1] == ","), last), seen.mentions


def _told(view: View, cue: CueAt) -> int:
    """Return the end of a cue and of whom it tells, who is no party: `told reporters`, `told the BBC`."""
    place = cue.run.last
    size = view.phrase_at(place, "listener")
    if size or not view.is_in(place - 1, "tells") or not view.lexicon.has_trait("told_directly"):
        return place + size
    end = next((p for p in range(place, len(view.words)) if view.words[p] in {",", "."}), len(view.words))
    return place if any(view.is_in(p, "that") for p in range(place, end)) else end


def _in_the_middle(view: View, cue: CueAt, start: int, name: int) -> bool:
    """`It would be wrong, he added, to …`: name and cue between two commas, with what is said on both sides."""
    after = cue.run.last
    commas = view.words[name - 1] == "," and view.words[after : after + 1] == (",",)
    return commas and after + 1 < len(view.words) and name - 1 > start and not is_opener(view, after + 1)


def _all_said(view: View, start: int, name: int, last: int) -> bool:
    """Say whether a whole clause stands before the name, so that what follows a comma behind the cue is beside it."""
    if view.words[last : last + 1] != (",",) or any(view.is_in(p, "that") for p in range(name, last + 2)):
        return False
    return any(view.is_in(place, "auxiliary") or view.is_in(place, "copula") for place in range(start + 1, name - 1))


def _nothing_said(view: View, place: int) -> bool:
    """Say whether only adverbials follow a position: the full stop, or a comma and words such as `di tengah`."""
    if place >= len(view.words) or view.words[place] == ".":
        return True
    return view.words[place] == "," and is_opener(view, place + 1)


def _before_noun(view: View, place: int) -> int:
    """`a Kremlin statement said`: pass over the noun that speaks for its owner."""
    before = place
    while view.is_in(before, "source_noun"):
        before -= 1
    return before if view.seen_at(before) else place


def _ends_content(view: View, place: int) -> bool:
    return view.words[place - 1] == "," or view.words[place - 1] in _CLOSERS
