"""The rule `positions`: where an actor, and its side, stand on each topic over time.

In      the reports of a block ("positions", actor, topic)
Out     quads of cq:Position (own statements) and cq:SidePosition (statements of all who speak for the actor that day).
Source  docs/positions.md; kg.infer.positions folds days into phases.
Limits  a side is only named at its top (Russia, not the Kremlin), so that a statement of three actors' word makes no
        third position.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.infer.positions import TAKEN, Change, Phase, changes, phases
from kg.infer.values import Block, Report
from kg.infer.world import World
from kg.names import inferred_graph, part_iri, position_iri, side_position_iri, term

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FROM: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_DATE: Final = NamedNode("http://www.w3.org/2001/XMLSchema#date")
_CANDIDATES: Final = """s.stance IN ('support', 'oppose', 'conditional')
 AND s.id IN (SELECT statement FROM role WHERE role = 'content' AND thing = (SELECT id FROM thing WHERE iri = :topic))
 AND s.id IN (SELECT statement FROM role WHERE role = 'speaker'
   AND thing IN (SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(:speakers))))"""

_Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Positions:
    """The rule."""

    name: str = "positions"
    mark: str = "1"

    def blocks(self, document: Sequence[Report], world: World) -> set[Block]:
        """Return a block for each topic of a stance, with each speaker and with whom it speaks for in the end.

        Raises:
            Nothing.
        """
        return {
            (self.name, actor, topic)
            for report in document
            if report.stance in TAKEN
            for speaker in report.speakers
            for actor in (speaker, *filter(world.sides.is_side, world.sides.voices(speaker, report.day)))
            for topic in report.contents
        }

    def taking_part(self, block: Block, document: Sequence[Report], world: World) -> list[Report]:
        """Return the reports that take a stance on the topic and are the word of the actor.

        Raises:
            Nothing.
        """
        _, actor, topic = block
        taking = [one for one in document if topic in one.contents and one.stance in TAKEN]
        return [one for one in taking if actor in one.speakers or _is_voiced(one, actor, world)]

    def candidates(self, block: Block, world: World) -> tuple[str, dict[str, object]]:
        """Return what all statements on the topic meet that the actor made, or anybody who ever speaks for it.

        Raises:
            Nothing.
        """
        _, actor, topic = block
        speakers = sorted({actor, *world.sides.speakers_for(actor, None)})
        return _CANDIDATES, {"topic": topic, "speakers": json.dumps(speakers)}

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return the actor's own position on the topic, and that of its side if others ever speak for it.

        Raises:
            Nothing.
        """
        _, actor, topic = block
        on_topic = [one for one in reports if topic in one.contents]
        own = phases(one for one in on_topic if actor in one.speakers)
        facts = [*_told(position_iri(actor, topic), ("Position", "heldBy", actor, topic), own)]
        if world.sides.is_side(actor):
            side = phases(one for one in on_topic if _is_voiced(one, actor, world))
            facts += _told(side_position_iri(actor, topic), ("SidePosition", "heldBySide", actor, topic), side)
        graph = inferred_graph(self.name, (actor, topic))
        return [Quad(*fact, graph) for fact in facts]


def _is_voiced(report: Report, actor: str, world: World) -> bool:
    return any(actor in world.sides.voices(speaker, report.day) for speaker in report.speakers)


def _told(node: NamedNode, told: tuple[str, str, str, str], found: Sequence[Phase[Report]]) -> Iterator[_Fact]:
    """A position: of which class, held in which way by whom, on which topic, through which phases."""
    if not found:
        return
    cls, way, actor, topic = told
    parts = [part_iri(node, "phase", nr) for nr in range(1, len(found) + 1)]
    yield from _inferred(node, cls, [part.value for part in parts])
    yield node, term(way), NamedNode(actor)
    yield node, term("onTopic"), NamedNode(topic)
    yield node, term("currentStance"), term(found[-1].stance)
    for part, phase in zip(parts, found, strict=True):
        yield node, term("phase"), part
        yield from _phase(part, phase)
    for nr, change in enumerate(changes(found), 1):
        yield from _change(part_iri(node, "change", nr), change)
        yield part_iri(node, "change", nr), term("changeOf"), node
        yield part_iri(node, "change", nr), term("earlierPhase"), parts[nr - 1]
        yield part_iri(node, "change", nr), term("laterPhase"), parts[nr]


def _phase(node: NamedNode, phase: Phase[Report]) -> Iterator[_Fact]:
    yield from _inferred(node, "PositionPhase", [report.statement for report in phase.reports])
    yield node, term("phaseStance"), term(phase.stance)
    if phase.first:
        yield node, term("firstDay"), Literal(phase.first, datatype=_DATE)
        yield node, term("lastDay"), Literal(phase.last, datatype=_DATE)


def _change(node: NamedNode, change: Change[Report]) -> Iterator[_Fact]:
    yield from _inferred(node, "ChangeOfStance", [change.before.statement, change.after.statement])
    yield node, term("changedOn"), Literal(change.on, datatype=_DATE)


def _inferred(node: NamedNode, cls: str, basis: Iterable[str]) -> Iterator[_Fact]:
    yield node, _TYPE, term(cls)
    yield node, term("derivedBy"), term("positionsRule")
    yield from ((node, _FROM, NamedNode(one)) for one in basis)
