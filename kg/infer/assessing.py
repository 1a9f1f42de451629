"""The rule `statuses`: how it stands with each demand over time.

In      the reports of a block ("statuses", demand)
Out     quads of cq:DemandAssessment, one a period, and demand cq:currentStatus.
Source  docs/statuses.md; kg.infer.status draws the periods.
Limits  only demands have a status; an issue is nothing that could be met.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.infer.linking import stands
from kg.infer.status import Assessment, assessed, is_ask
from kg.infer.values import Block, Report
from kg.infer.world import World
from kg.names import assessment_iri, inferred_graph, is_demand, term

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FROM: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_DATE: Final = NamedNode("http://www.w3.org/2001/XMLSchema#date")
_STATUSES: Final = {
    "open": "statusOpen",
    "answered": "statusAnswered",
    "rejected": "statusRejected",
    "partly-met": "statusPartlyMet",
    "conceded": "statusConceded",
    "withdrawn": "statusWithdrawn",
    "contested": "statusContested",
}
_CANDIDATES: Final = """(s.kind IN ('demand', 'red-line', 'rejection', 'agreement', 'support', 'denial')
 AND s.id IN (
 SELECT statement FROM role WHERE role = 'content' AND thing = (SELECT id FROM thing WHERE iri = :demand)
 UNION
 SELECT statement FROM role WHERE role IN ('content', 'about')
   AND thing IN (SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(:contrary))))
 OR s.id IN (
 SELECT a.answering FROM answer a JOIN role r ON r.statement = a.answered AND r.role = 'content'
   WHERE r.thing = (SELECT id FROM thing WHERE iri = :demand)))"""

_Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Statuses:
    """The rule."""

    name: str = "statuses"
    mark: str = "1"

    def blocks(self, document: Sequence[Report], world: World) -> set[Block]:
        """Return a block for each demand that is made, answered or taken a stance on.

        Raises:
            Nothing.
        """
        asked = {one.statement: [topic for topic in one.contents if is_ask(topic, one)] for one in document}
        answered = {topic for one in document for name, _ in one.answers for topic in asked.get(name, ())}
        named = {topic for one in document for topic in (*asked[one.statement], *stands(one, world))}
        return {(self.name, topic) for topic in named | answered if is_demand(topic)}

    def taking_part(self, block: Block, document: Sequence[Report], world: World) -> list[Report]:
        """Return the reports that make the demand, take a stance on it or answer one that makes it.

        Raises:
            Nothing.
        """
        _, demand = block
        asks = {one.statement for one in document if is_ask(demand, one)}
        return [
            one
            for one in document
            if one.statement in asks or demand in stands(one, world) or any(name in asks for name, _ in one.answers)
        ]

    def candidates(self, block: Block, world: World) -> tuple[str, dict[str, object]]:
        """Return what all statements meet that speak of the demand or its contrary, or answer one that does.

        Raises:
            Nothing.
        """
        _, demand = block
        return _CANDIDATES, {"contrary": json.dumps(sorted(world.contrary_issues(demand))), "demand": demand}

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return the demand's periods and its status now.

        Raises:
            Nothing.
        """
        _, demand = block
        graph = inferred_graph(self.name, block[1:])
        periods = assessed(demand, reports, world)
        facts = [fact for number, one in enumerate(periods, 1) for fact in _told(demand, number, one)]
        if periods:
            facts.append((NamedNode(demand), term("currentStatus"), term(_STATUSES[periods[-1].status])))
        return [Quad(*fact, graph) for fact in facts]


def _told(demand: str, number: int, one: Assessment) -> Iterator[_Fact]:
    node = assessment_iri(demand, number)
    yield node, _TYPE, term("DemandAssessment")
    yield node, term("onTopic"), NamedNode(demand)
    yield node, term("demandStatus"), term(_STATUSES[one.status])
    if one.first:
        yield node, term("firstDay"), Literal(one.first, datatype=_DATE)
    if one.last:
        yield node, term("lastDay"), Literal(one.last, datatype=_DATE)
    yield node, term("derivedBy"), term("statusesRule")
    for statement in sorted(one.statements):
        yield node, _FROM, NamedNode(statement)
