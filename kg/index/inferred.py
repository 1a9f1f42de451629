"""What one graph of inferences says, as values.

In      the quads of a graph that a rule derived, and the short names of classes and values
Out     Inferred: positions, acts, answers, assessments, on whose behalf statements are made.
Source  ontology/inferences.ttl; decision 0031.
Limits  IRIs stand for things and statements. What lacks what it is about is passed over.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, Quad

from kg.index.about import About, by_class, by_subject, iris, literal, local, node, whole
from kg.index.links import Answer, Classes, Held, answers
from kg.names import term

_DERIVED: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time in which a stance was held."""

    stance: str | None
    first: str | None
    last: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of stance: the last statement before, the first after."""

    day: str
    was: str | None
    became: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on a topic."""

    iri: str
    actor: str
    topic: str
    is_side: bool
    """Whether the words of all who speak for the actor count, not only its own."""
    stance: str | None
    phases: tuple[Phase, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """In what two reports of an act differ."""

    aspect: str
    one: str | None
    other: str | None
    notes: tuple[str | None, str | None]
    """In English and in Indonesian."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of speech that several statements report."""

    iri: str
    kind: str | None
    day: str
    counts: tuple[int, int, int]
    """Reports, documents, independent sources."""
    roles: tuple[tuple[str, str], ...]
    reports: tuple[tuple[str, int | None], ...]
    """Statements, each with the number of its group of one source."""
    sources: tuple[tuple[int, str], ...]
    """What the reports of a group have in common."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """How it stands with a demand in one period."""

    topic: str
    status: str
    first: str | None
    last: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """What one graph of inferences says."""

    positions: tuple[Position, ...]
    acts: tuple[Act, ...]
    answers: tuple[Answer, ...]
    assessments: tuple[Assessment, ...]
    behalf: tuple[tuple[str, str], ...]
    """Statements, each with an actor it counts as a statement of."""


def inferred(quads: Iterable[Quad], names: Mapping[str, str]) -> Inferred:
    """Return what a graph of inferences says; ``names`` has the short names of classes and values.

    Raises:
        Nothing.
    """
    held = by_subject(quads)
    classes = by_class(held)
    behalf = (
        (iri, actor)
        for iri, about in held.items()
        if _CQ["onBehalfOf"] in about
        for actor in sorted(set(iris(about, _CQ["onBehalfOf"])))
    )
    return Inferred(
        positions=tuple(_positions(held, classes)),
        acts=tuple(_acts(held, classes)),
        answers=tuple(answers(held, classes, names)),
        assessments=tuple(_assessments(held, classes, names)),
        behalf=tuple(behalf),
    )


def _positions(held: Held, classes: Classes) -> Iterator[Position]:
    sides = classes.get(_CLASSES["SidePosition"], [])
    turned: dict[str | None, list[About]] = {}
    for one in classes.get(_CLASSES["ChangeOfStance"], ()):
        turned.setdefault(node(held[one], _CQ["changeOf"]), []).append(held[one])
    for iri in (*classes.get(_CLASSES["Position"], ()), *sides):
        about, is_side = held[iri], iri in sides
        actor, topic = node(about, _CQ["heldBySide" if is_side else "heldBy"]), node(about, _CQ["onTopic"])
        if actor and topic:
            own = sorted(iris(about, _CQ["phase"]), key=lambda one: _order(held.get(one, {}), one))
            phases = {one: _phase(held.get(one, {})) for one in own}
            changes = (_change(one, phases) for one in turned.get(iri, ()))
            told = tuple(sorted((one for one in changes if one), key=lambda one: one.day))
            stance = local(about, _CQ["currentStance"])
            yield Position(iri, actor, topic, is_side, stance, tuple(phases.values()), told)


def _order(about: About, iri: str) -> tuple[str, int, str]:
    return literal(about, _CQ["firstDay"]) or "", len(iri), iri


def _phase(about: About) -> Phase:
    first, last = (literal(about, _CQ[name]) for name in ("firstDay", "lastDay"))
    return Phase(local(about, _CQ["phaseStance"]), first, last, tuple(sorted(iris(about, _DERIVED))))


def _change(about: About, phases: Mapping[str, Phase]) -> Change | None:
    day = literal(about, _CQ["changedOn"])
    ends = [phases.get(node(about, _CQ[name]) or "") for name in ("earlierPhase", "laterPhase")]
    earlier, later = ends
    if not (day and earlier and later):
        return None
    named = sorted(iris(about, _DERIVED))
    before = next((one for one in named if one in earlier.statements), None)
    after = next((one for one in named if one in later.statements and one != before), None)
    return Change(day, earlier.stance, later.stance, before, after) if before and after else None


def _acts(held: Held, classes: Classes) -> Iterator[Act]:
    for iri in classes.get(_CLASSES["Act"], ()):
        about = held[iri]
        groups = [held.get(one, {}) for one in sorted(iris(about, _CQ["sourceGroup"]))]
        of = {one: number for number, group in enumerate(groups) for one in iris(group, _CQ["groupedReport"])}
        reports = tuple((one, of.get(one)) for one in sorted(set(iris(about, _CQ["hasReport"]))))
        given = [whole(literal(about, _CQ[name])) for name in ("reportCount", "documentCount", "independentSources")]
        count, documents, independent = (one or 0 for one in given)
        differing = sorted(set(iris(about, _CQ["difference"])))
        yield Act(
            iri=iri,
            kind=literal(about, _CQ["actKind"]),
            day=literal(about, _CQ["onDay"]) or "",
            counts=(count or len(reports), documents, independent),
            roles=tuple((role, one) for name, role in _ROLES.items() for one in sorted(set(iris(about, _CQ[name])))),
            reports=reports,
            sources=tuple((nr, one) for nr, group in enumerate(groups) for one in iris(group, _CQ["commonSource"])),
            differences=tuple(_difference(held.get(one, {})) for one in differing),
        )


def _difference(about: About) -> Difference:
    between: list[str | None] = [*sorted(iris(about, _CQ["between"])), None, None]
    notes = {one.language: one.value for one in about.get(_CQ["note"], ()) if isinstance(one, Literal)}
    aspect = literal(about, _CQ["differsIn"]) or ""
    return Difference(aspect, between[0], between[1], (notes.get("en"), notes.get("id")))


def _assessments(held: Held, classes: Classes, names: Mapping[str, str]) -> Iterator[Assessment]:
    for iri in classes.get(_CLASSES["DemandAssessment"], ()):
        about = held[iri]
        topic, status = node(about, _CQ["onTopic"]), node(about, _CQ["demandStatus"])
        if topic and status:
            short = names.get(status, status.rsplit("#", 1)[-1])
            first, last = (literal(about, _CQ[name]) for name in ("firstDay", "lastDay"))
            yield Assessment(topic, short, first, last, tuple(sorted(iris(about, _DERIVED))))


_ROLES: Final = {"heldBy": "holder", "onTopic": "topic", "toward": "toward", "atEvent": "event"}
_NAMES: Final = ("Act", "ChangeOfStance", "DemandAssessment", "Position", "SidePosition")
_CLASSES: Final = {name: term(name).value for name in _NAMES}
_CQ: Final = {
    name: term(name).value
    for name in (
        "actKind", "atEvent", "between", "changedOn", "changeOf", "commonSource", "currentStance", "demandStatus",
        "difference", "differsIn", "documentCount", "earlierPhase", "firstDay", "groupedReport", "hasReport", "heldBy",
        "heldBySide", "independentSources", "lastDay", "laterPhase", "note", "onBehalfOf", "onDay", "onTopic", "phase",
        "phaseStance", "reportCount", "sourceGroup", "toward",
    )
}  # fmt: skip
