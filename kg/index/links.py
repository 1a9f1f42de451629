"""What joins statements to each other and to events, as one graph tells it.

In      what a graph says, by subject
Out     Answer, EventMention.
Source  ontology/inferences.ttl.
Limits  a link that lacks one of its ends is passed over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal

from kg.index.about import OA, About, iris, literal, local, node, number, whole
from kg.names import term

Held = Mapping[str, About]
Classes = Mapping[str, list[str]]
"""The subjects of each class."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement's answer to another; IRIs stand for statements."""

    iri: str
    answering: str
    answered: str
    type: str
    """Its short name: rejects, denies, counters, accepts, partly-accepts, defers."""
    reasons: tuple[str, ...]
    confidence: float | None
    cue: tuple[int | None, int | None, str | None]
    """Where the words stand that show it, and the words."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event, as a document tells of it."""

    event: str
    document: str | None
    cls: str | None
    """Local name of its class."""
    day: str | None
    status: str | None
    participants: tuple[str, ...]


def answers(held: Held, classes: Classes, names: Mapping[str, str]) -> Iterator[Answer]:
    """Yield the answers of a graph; ``names`` has the short names of their types.

    Raises:
        Nothing.
    """
    for iri in classes.get(_ANSWER, ()):
        about = held[iri]
        answering, answered, sort = (node(about, _CQ[name]) for name in ("answering", "answered", "answerType"))
        if answering and answered and sort:
            reasons = tuple(sorted({one.value for one in about.get(_CQ["linkReason"], ()) if isinstance(one, Literal)}))
            confidence = number(literal(about, _CQ["linkConfidence"]))
            short = names.get(sort, sort.rsplit("#", 1)[-1])
            yield Answer(iri, answering, answered, short, reasons, confidence, _cue(about, held))


def mentions(held: Held, classes: Classes) -> Iterator[EventMention]:
    """Yield the events that a document tells of.

    Raises:
        Nothing.
    """
    for iri in classes.get(_MENTION, ()):
        about = held[iri]
        for event in iris(about, _CQ["refersToEvent"]):
            yield EventMention(
                event=event,
                document=node(about, f"{OA}hasSource") or iri.partition("#")[0],
                cls=local(about, _CQ["eventClass"]),
                day=literal(about, _CQ["mentionedDay"]),
                status=local(about, _CQ["mentionedStatus"]) or literal(about, _CQ["mentionedStatus"]),
                participants=tuple(sorted(set(iris(about, _CQ["mentionedParticipant"])))),
            )


def _cue(about: About, held: Held) -> tuple[int | None, int | None, str | None]:
    told: dict[str, str] = {}
    for evidence in iris(about, _CQ["cue"]):
        for selector in iris(held.get(evidence, {}), f"{OA}hasSelector"):
            for name in ("start", "end", "exact"):
                found = literal(held.get(selector, {}), OA + name)
                if found is not None:
                    told.setdefault(name, found)
    return whole(told.get("start")), whole(told.get("end")), told.get("exact")


_ANSWER: Final = term("Answer").value
_MENTION: Final = term("EventMention").value
_CQ: Final = {
    name: term(name).value
    for name in (
        "answered", "answering", "answerType", "cue", "eventClass", "linkConfidence", "linkReason", "mentionedDay",
        "mentionedParticipant", "mentionedStatus", "refersToEvent",
    )
}  # fmt: skip
