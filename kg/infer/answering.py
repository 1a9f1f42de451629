"""The rule `answers`: which statements answer which across documents.

In      the reports of a block ("answers", topic, house)
Out     quads of cq:Answer, and answering cq:respondsTo answered.
Source  docs/linking.md; kg.infer.linking finds the links.
Limits  what is answered inside an article is found from its words, before, and stands in the document's own graph.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.infer.linking import Link, linked_in, places
from kg.infer.values import Block, Report
from kg.infer.world import World
from kg.names import answer_iri, inferred_graph, term
from kg.paths import slug_of

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FROM: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_DECIMAL: Final = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
_TYPES: Final = {
    "rejects": "refusing",
    "denies": "denying",
    "accepts": "accepting",
    "partly-accepts": "partlyAccepting",
}
_CANDIDATES: Final = """s.kind NOT IN ('assertion', 'threat') AND s.day <> ''
 AND s.id IN (SELECT statement FROM role WHERE role IN ('content', 'about')
   AND thing IN (SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(:topics))))
 AND s.id IN (SELECT statement FROM role WHERE role IN ('speaker', 'onBehalfOf', 'target')
   AND thing IN (SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(:heard))))"""

_Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Answers:
    """The rule."""

    name: str = "answers"
    mark: str = "1"

    def blocks(self, document: Sequence[Report], world: World) -> set[Block]:
        """Return a block for each topic and each state or organisation that is asked or replies.

        Raises:
            Nothing.
        """
        return {(self.name, *place) for report in document for place in places(report, world)}

    def taking_part(self, block: Block, document: Sequence[Report], world: World) -> list[Report]:
        """Return the reports that are answered in the house, or answer there.

        Raises:
            Nothing.
        """
        _, *place = block
        return [report for report in document if tuple(place) in places(report, world)]

    def candidates(self, block: Block, world: World) -> tuple[str, dict[str, object]]:
        """Return what all statements on the topic meet that one of the house made or is the target of.

        Raises:
            Nothing.
        """
        _, topic, house = block
        topics = sorted({topic, *world.contrary_issues(topic)})
        heard = sorted(world.sides.within(house))
        return _CANDIDATES, {"topics": json.dumps(topics), "heard": json.dumps(heard)}

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return the answers given in the house on the topic.

        Raises:
            Nothing.
        """
        _, topic, house = block
        graph = inferred_graph(self.name, block[1:])
        links = sorted(linked_in(topic, house, reports, world), key=lambda one: (_key(one), one.type))
        return [Quad(*fact, graph) for link in links for fact in _told(link)]


def _key(link: Link) -> tuple[str, str]:
    return link.answering.statement, link.answered.statement


def _told(link: Link) -> Iterator[_Fact]:
    answering, answered = (NamedNode(one) for one in _key(link))
    answer = answer_iri(*map(slug_of, _key(link)))
    yield answer, _TYPE, term("Answer")
    yield answer, term("answering"), answering
    yield answer, term("answered"), answered
    yield answer, term("answerType"), term(_TYPES[link.type])
    for reason in link.reasons:
        yield answer, term("linkReason"), Literal(reason)
    yield answer, term("linkConfidence"), Literal(str(link.confidence), datatype=_DECIMAL)
    yield answer, term("derivedBy"), term("answersRule")
    yield answer, _FROM, answering
    yield answer, _FROM, answered
    yield answering, term("respondsTo"), answered
