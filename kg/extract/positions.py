"""On which of its topics an act takes the side that its kind says.

In      View, the run, the kind, the topics found in it
Out     slugs of topics, a part of those found; the stance that a kind of act takes.
Source  only demands are taken sides on: to reject something about an issue is not to be against the issue. A demand to
        refrain (`no eastward expansion`) is brought up by the very thing it is against, so it needs a word of stopping.
Limits  words of the clause decide, not their scope; what stays open is spoken about, no more.
"""

from kg.extract.run import Run
from kg.extract.view import View
from kg.model import Kind, Knowledge, Stance, Topic, TopicKind

_STANCES = {
    Kind.DEMAND: Stance.SUPPORT,
    Kind.AGREEMENT: Stance.SUPPORT,
    Kind.SUPPORT: Stance.SUPPORT,
    Kind.REJECTION: Stance.OPPOSE,
}
"""Kinds that take a side, and which; the others only speak about their topics."""


def stance(kind: Kind, *, conditional: bool) -> Stance | None:
    """Return the stance an act of a kind takes; a rejection rejects, on whatever condition.

    Raises:
        Nothing.
    """
    found = _STANCES.get(kind)
    return Stance.CONDITIONAL if conditional and found is Stance.SUPPORT else found


def positions(view: View, run: Run, kind: Kind, topics: tuple[str, ...], known: Knowledge) -> tuple[str, ...]:
    """Return the topics that an act is for or against, as its kind says.

    Raises:
        KeyError: a topic is not known.
    """
    if kind not in _STANCES:
        return ()
    return tuple(slug for slug in topics if _takes(view, run, kind, known.topics[slug]))


def _takes(view: View, run: Run, kind: Kind, topic: Topic) -> bool:
    if topic.kind is not TopicKind.DEMAND:
        return False
    stops = _any(view, run, "stopping")
    negates = _any(view, run, "negation")
    if kind is Kind.REJECTION:
        # `menolak usulan itu` turns down what it names; `tidak akan menerima perluasan` is against the thing itself
        named = any(c.cue.act == Kind.REJECTION for c in view.cues if run.holds(c.run.first))
        asked = _any(view, run, "proposal") or stops or (named and negates)
        return asked if topic.asks_to_refrain else True
    return (stops or negates) if topic.asks_to_refrain else not negates


def _any(view: View, run: Run, section: str) -> bool:
    return bool(view.where(run, section))
