"""The kind of an act from its cue: negation turns some acts into others; a warning of one's own doing is a threat.

In      Act, View, Reading
Out     Kind.
Source  the guide: `memperingatkan` of one's own action is a threat, of another's an assertion.
Limits  content patterns are kg.extract.content's.
"""

from kg.extract.clauses import Act
from kg.extract.content import OTHER, SELF, Reading
from kg.extract.modality import condition
from kg.extract.run import Run
from kg.extract.view import View
from kg.model import Kind

_NEGATED = {
    Kind.AGREEMENT: Kind.REJECTION,
    Kind.SUPPORT: Kind.REJECTION,
    Kind.REJECTION: Kind.ASSERTION,
    Kind.DEMAND: Kind.ASSERTION,
    Kind.THREAT: Kind.DENIAL,
    Kind.ACCUSATION: Kind.DENIAL,
    Kind.DENIAL: Kind.ASSERTION,
    Kind.RED_LINE: Kind.ASSERTION,
}


_NEAR = 3
"""Words after a verb within which its object's noun stands."""


def kind_of_act(view: View, act: Act) -> Kind:
    """Return the kind of an act whose cue names it.

    Raises:
        ValueError: the cue is a neutral verb of saying.
    """
    kind = Kind(act.cue.cue.act)
    if any(view.is_in(place, "not_yet") for place in range(act.subject.first, act.cue.run.first)):
        return Kind.ASSERTION
    kind = _of_object(view, act, kind)
    if act.level == 1 and any(view.is_in(place, "obligation") for place in range(act.subject.first, act.cue.run.first)):
        return Kind.DEMAND  # `X said Y should accept the plan`
    return _NEGATED[kind] if act.subject.negated else kind


def _of_object(view: View, act: Act, kind: Kind) -> Kind:
    """One denies an accusation and rejects a proposal, whichever verb is used (`menepis tuntutan`)."""
    near = range(act.content.first, min(act.content.first + _NEAR, act.content.last))
    sure = view.is_in(act.cue.run.first, "denying")
    if kind is Kind.DENIAL and not sure and any(view.is_in(place, "proposal") for place in near):
        return Kind.REJECTION
    if kind is Kind.REJECTION and any(view.is_in(place, "accusation_noun") for place in near):
        return Kind.DENIAL
    return kind


def kind_of_warning(view: View, run: Run, reading: Reading) -> Kind:
    """Return the kind of a warning: to do or not to do something, a demand; of one's own side's doing, a threat.

    Raises:
        Nothing.
    """
    if reading.kind is not Kind.ASSERTION:
        return reading.kind
    if view.phrase_at(run.first, "warned_off"):
        return Kind.DEMAND
    warned = view.seen_at(run.first + view.is_in(run.first, "article"))
    if warned:
        place = warned.run.last
        if view.phrase_at(place, "warned_off"):
            return Kind.DEMAND
        while place < run.last and (view.is_in(place, "auxiliary") or view.is_in(place, "negation")):
            place += 1
        if view.is_in(place, "purpose"):
            return Kind.DEMAND
    own = reading.whose == SELF and any(view.is_in(place, "will") for place in range(run.first, run.last))
    return Kind.THREAT if own or (reading.whose != OTHER and condition(view, run)) else reading.kind


def kind_of_insistence(view: View, run: Run, reading: Reading) -> Kind:
    """Return a demand where another one stands before a bare verb (`insists that the alliance give up …`).

    Raises:
        Nothing.
    """
    if reading.kind is not Kind.ASSERTION or reading.whose != OTHER or reading.subject is None:
        return reading.kind
    place = reading.subject.run.last
    verb = view.words[place] if place < run.last else "."
    finite = verb.endswith(("s", "ed", "ing")) or not verb.isalpha()
    return reading.kind if finite or view.is_in(place, "auxiliary") or view.is_in(place, "copula") else Kind.DEMAND


def kind_of_telling(view: View, run: Run, reading: Reading) -> Kind:
    """Return a demand where one is told to do something (`told Putin to step back`).

    Raises:
        Nothing.
    """
    return Kind.DEMAND if view.is_in(run.first, "purpose") else reading.kind


TONES = {"warn": kind_of_warning, "insist": kind_of_insistence, "tells": kind_of_telling}
"""Classes of verbs of saying in whose light the words are read, and how."""


def kind_of_told(view: View, act: Act, reading: Reading) -> Kind:
    """Return the kind of what one actor says another did: hostile acts of others are what one accuses them of.

    Raises:
        ValueError: the cue is a neutral verb of saying.
    """
    if reading.kind is Kind.ASSERTION and kind_of_act(view, act) in (Kind.THREAT, Kind.REJECTION, Kind.ACCUSATION):
        return Kind.ACCUSATION
    return reading.kind
