"""The rule `acts`: reports of one side on one day, and the acts they tell of.

In      the reports of a block ("acts", day, side …)
Out     quads of cq:Act, its source groups and its differences.
Source  docs/corroboration.md; decision 0031.
Limits  reports of two days, or of two sides, never meet.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.infer.acts.act import acts_of
from kg.infer.acts.occasion import Occasion, occasions, sides
from kg.infer.acts.values import Act, Difference, Sources
from kg.infer.acts.words import digest
from kg.infer.values import Block, Report
from kg.infer.world import World
from kg.names import act_iri, inferred_graph, part_iri, term

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FROM: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DATE, _INTEGER = (NamedNode(_XSD + name) for name in ("date", "integer"))
_SPEAKERS: Final = """EXISTS (SELECT 1 FROM role r JOIN thing p ON p.id = r.thing
  WHERE r.statement = s.id AND r.role IN ('speaker', 'onBehalfOf')
    AND p.iri IN (SELECT value FROM json_each(:speakers)))"""
_DATED: Final = """s.document IN (
  SELECT document FROM statement WHERE day = :day
  UNION SELECT document FROM event_mention WHERE day = :day
  UNION SELECT m.document FROM event_mention m JOIN thing t ON t.id = m.thing WHERE t.slug >= :day AND t.slug < :next
  UNION SELECT e.document FROM thing t JOIN made_at a ON a.thing = t.id JOIN statement e ON e.id = a.statement
    WHERE t.slug >= :day AND t.slug < :next)"""
_UNDATED: Final = "s.day = ''"

_VERSION: Final = "3"

_Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Acts:
    """The rule."""

    name: str = "acts"

    @property
    def mark(self) -> str:
        """Return another text when the rule or its word lists change."""
        return f"{_VERSION} {digest()}"

    def blocks(self, document: Sequence[Report], world: World) -> set[Block]:
        """Return a block for each side that speaks in a document and each day on which it spoke.

        Raises:
            Nothing.
        """
        return {(self.name, occasion.day, *occasion.sides) for occasion in occasions(document, world).values()}

    def taking_part(self, block: Block, document: Sequence[Report], world: World) -> list[Report]:
        """Return the reports that the side made on that day.

        Raises:
            Nothing.
        """
        _, day, *speaking = block
        here = Occasion(tuple(speaking), day)
        own = [report for report in document if sides(report, world) == here.sides]
        when = occasions(own, world)
        return [report for report in own if when.get(report.statement) == here]

    def candidates(self, block: Block, world: World) -> tuple[str, dict[str, object]]:
        """Return what all reports of a side meet in documents that tell of a day.

        Raises:
            Nothing.
        """
        _, day, *speaking = block
        speakers = sorted({speaker for side in speaking for speaker in world.sides.speakers_for(side, None)})
        told: dict[str, object] = {"speakers": json.dumps(speakers)}
        if not day:
            return f"{_UNDATED} AND {_SPEAKERS}", told
        return f"{_DATED} AND {_SPEAKERS}", told | {"day": day, "next": f"{day}~"}

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return the acts of the side on that day.

        Raises:
            Nothing.
        """
        name, day, *speaking = block
        here = Occasion(tuple(speaking), day)
        acts = acts_of(here, self.taking_part(block, reports, world), world)
        graph = inferred_graph(name, block[1:])
        return [Quad(*fact, graph) for act in acts for fact in _act(act)]


def _act(act: Act) -> Iterator[_Fact]:
    node = act_iri(act.name)
    documents = {report.document for report in act.reports}
    yield from _inferred(node, "Act", (report.statement for report in act.reports))
    yield node, term("actKind"), Literal(act.kind)
    if act.day:
        yield node, term("onDay"), Literal(act.day, datatype=_DATE)
    for predicate, things in _roles(act):
        yield from ((node, term(predicate), NamedNode(one)) for one in things)
    counts = {"reportCount": len(act.reports), "documentCount": len(documents), "independentSources": len(act.sources)}
    for predicate, count in counts.items():
        yield node, term(predicate), Literal(str(count), datatype=_INTEGER)
    for nr, group in enumerate(act.sources, 1):
        yield node, term("sourceGroup"), part_iri(node, "source", nr)
        yield from _group(part_iri(node, "source", nr), group)
    for nr, difference in enumerate(act.differences, 1):
        yield node, term("difference"), part_iri(node, "difference", nr)
        yield from _difference(part_iri(node, "difference", nr), difference)


def _roles(act: Act) -> Iterable[tuple[str, Iterable[str]]]:
    return (
        ("heldBy", act.holders),
        ("onTopic", act.topics),
        ("toward", act.toward),
        ("atEvent", act.events),
        ("hasReport", (report.statement for report in act.reports)),
    )


def _group(node: NamedNode, group: Sources) -> Iterator[_Fact]:
    yield from _inferred(node, "SourceGroup", (report.statement for report in group.reports))
    yield from ((node, term("groupedReport"), NamedNode(report.statement)) for report in group.reports)
    yield from ((node, term("commonSource"), NamedNode(source)) for source in group.common)


def _difference(node: NamedNode, difference: Difference) -> Iterator[_Fact]:
    both = (difference.one, difference.other)
    yield from _inferred(node, "ReportDifference", both)
    yield node, term("differsIn"), Literal(difference.aspect)
    yield from ((node, term("between"), NamedNode(one)) for one in both)
    yield node, term("note"), Literal(difference.note_en, language="en")
    yield node, term("note"), Literal(difference.note_id, language="id")


def _inferred(node: NamedNode, cls: str, basis: Iterable[str]) -> Iterator[_Fact]:
    yield node, _TYPE, term(cls)
    yield node, term("derivedBy"), term("actsRule")
    yield from ((node, _FROM, NamedNode(one)) for one in basis)
