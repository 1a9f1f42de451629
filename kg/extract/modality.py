"""Condition, polarity and certainty of what is said.

In      View, the run of a statement
Out     the conditional clause as a run; whether the words negate, and how sure they are.
Source  GRaSP factuality values; condition words in kg/language/*/grammar.txt.
Limits  scope is the clause: a negation inside a subordinate clause does not negate the statement.
"""

from kg.extract.notes import Note
from kg.extract.run import Run
from kg.extract.view import View
from kg.model import Certainty, Polarity

_STOPS = frozenset({",", ".", ";", ":"})
_HEDGES = (("hedge_possible", Certainty.POSSIBLE), ("hedge_probable", Certainty.PROBABLE))


_TURNED = ("person_pronoun", "plural_pronoun", "own_pronoun", "self", "article", "that")
"""Small words that may be the subject behind an inverted condition."""


def condition(view: View, run: Run) -> Run | None:
    """Return the first conditional clause inside a run, from its conjunction to the clause's end.

    Raises:
        Nothing.
    """
    if not view.where(run, "condition", "inverted_condition"):
        return None
    end = run.first
    for place in view.where(run, "concession", "no_condition", "condition", "inverted_condition"):
        if place < end:
            continue
        if view.phrase_at(place, "concession"):
            return None  # `walaupun masih mungkin apabila …` is a condition of something else
        none = view.phrase_at(place, "no_condition")
        size = view.phrase_at(place, "condition") or int(inverted(view, place))
        end = place + none
        if size and not none and place + size < run.last:
            return Run(place, _clause_end(view, place + size, run.last))
    return None


def inverted(view: View, place: int) -> bool:
    """Say whether a word turned before its subject makes a condition (`should Putin decide to invade`).

    Raises:
        Nothing.
    """
    if not view.is_in(place, "inverted_condition"):
        return False
    before = view.seen_at(place - 1) if place else None
    # `a war with Russia should Ukraine join`, but `the West should …`
    if before and not view.is_any(before.run.first - 1, "with", "against", "from", "place", "passive_agent"):
        return False
    after = place + 1
    pronoun = any(view.is_in(after, s) for s in _TURNED)
    return pronoun or view.seen_at(after) is not None


def _clause_end(view: View, place: int, last: int) -> int:
    while place < last:
        if view.words[place] in _STOPS:
            return place
        place += 1
    while last > 0 and view.words[last - 1] in _STOPS:
        last -= 1
    return last


def main_clause(view: View, run: Run) -> list[Run]:
    """Return a run without its conditional clause and without the circumstances that close it (`di tengah …`).

    Raises:
        Nothing.
    """
    last = min(view.where(Run(run.first + 3, run.last), "circumstance", "concession"), default=run.last)
    clause = condition(view, run)
    if clause is None:
        return [Run(run.first, last)]
    parts = [Run(run.first, min(clause.first, last)), Run(clause.last, last)]
    return [part for part in parts if part.last > part.first]


def polarity(view: View, run: Run) -> Polarity:
    """Return whether the main clause of a run is negated: a negation before its first comma or complementiser.

    Raises:
        Nothing.
    """
    place = next(iter(view.words_in(run, "negation")), None)
    if place is None or "," in view.words[run.first + 1 : place + 1]:
        return Polarity.AFFIRMED
    if view.words_in(Run(run.first + 1, place + 1), "relative"):
        return Polarity.AFFIRMED
    if view.notes is not None:
        view.notes.append(Note("polarity", run, "negated", Run(place, place + 1), "grammar/negation"))
    return Polarity.NEGATED


def certainty(view: View, run: Run) -> Certainty:
    """Return how sure the words of a run make it.

    Raises:
        Nothing.
    """
    for place in view.where(run, *(section for section, _ in _HEDGES)):
        for section, how_sure in _HEDGES:
            size = view.phrase_at(place, section)
            if size:
                if view.notes is not None:
                    why, cause = how_sure.value, Run(place, place + size)
                    view.notes.append(Note("certainty", run, why, cause, f"grammar/{section}"))
                return how_sure
    return Certainty.CERTAIN
