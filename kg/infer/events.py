"""The rule `events`: what documents together tell of an event that nobody curates.

In      the event mentions of the documents of reports
Out     class, label, day, participants and status of each such event, with the statements and documents it rests on.
Source  docs/events.md; ontology/inferences.ttl (cq:EventMention).
Limits  a curated event is left as it is. One document that tells it was held outweighs all that announced it; else
        the last one published counts. An event of which only documents without statements tell is not described.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.infer.values import Block, MentionedEvent, Report
from kg.infer.world import World
from kg.names import inferred_graph, term

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_START: Final = NamedNode("https://schema.org/startDate")
_DERIVED: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_DATE: Final = NamedNode("http://www.w3.org/2001/XMLSchema#date")
_CANDIDATES: Final = (
    "s.document IN (SELECT m.document FROM event_mention m JOIN thing t ON t.id = m.thing WHERE t.iri = :event)"
)
_PLAIN, _HELD = "Meeting", "held"
_NAMES: Final = {
    "en": {"Call": "Call", "Meeting": "Meeting", "Summit": "Summit", "CouncilSession": "Session", "": "and"},
    "id": {"Call": "Panggilan", "Meeting": "Pertemuan", "Summit": "KTT", "CouncilSession": "Sidang", "": "dan"},
}
"""How an event of a class is called in a language, and what joins its participants."""

_Mentions = list[tuple[Report, MentionedEvent]]


@dataclass(frozen=True, slots=True)
class Events:
    """The rule."""

    name: str = "events"
    mark: str = "1"

    def blocks(self, document: Sequence[Report], world: World) -> set[Block]:
        """Return one block for each event of a document that nobody curates.

        Raises:
            Nothing.
        """
        told = {mention.event for report in document for mention in report.mentioned}
        return {(self.name, event) for event in told if world.klass(event) is None}

    def taking_part(self, block: Block, document: Sequence[Report], world: World) -> list[Report]:
        """Return all reports of a document that tells of the event.

        Raises:
            Nothing.
        """
        return [report for report in document if any(mention.event == block[1] for mention in report.mentioned)]

    def candidates(self, block: Block, world: World) -> tuple[str, dict[str, object]]:
        """Return what all statements of documents that tell of the event meet.

        Raises:
            Nothing.
        """
        return _CANDIDATES, {"event": block[1]}

    def derive(self, block: Block, reports: Sequence[Report], world: World) -> list[Quad]:
        """Return what the documents tell of the event.

        Raises:
            Nothing.
        """
        name, iri = block
        told = [(r, m) for r in reports for m in r.mentioned if m.event == iri and m.day]
        if not told or world.klass(iri) is not None:
            return []
        event, graph = NamedNode(iri), inferred_graph(name, (iri,))
        facts = [*_description(told, world), *_grounds(told)]
        return [Quad(event, predicate, value, graph) for predicate, value in facts]


def _description(told: _Mentions, world: World) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    cls = _class(told)
    day = min(mention.day or "" for _, mention in told)
    taking = sorted({participant for _, mention in told for participant in mention.participants})
    yield _TYPE, term(cls)
    yield _START, Literal(day, datatype=_DATE)
    yield term("eventStatus"), term(_status(told))
    yield from ((term("participant"), NamedNode(one)) for one in taking)
    for language, called in _NAMES.items():
        who = f" {called['']} ".join(sorted(world.label(one, language) for one in taking))
        yield _LABEL, Literal(f"{called[cls]}: {who}, {day}", language=language)


def _grounds(told: _Mentions) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Yield the rule, the statements that were made there, else all of the documents', and the documents."""
    yield term("derivedBy"), term("eventsRule")
    made = {report.statement for report, mention in told if mention.event in report.events}
    rests = made or {report.statement for report, _ in told}
    yield from ((_DERIVED, NamedNode(one)) for one in sorted(rests | {report.document for report, _ in told}))


def _class(told: _Mentions) -> str:
    """Return the class that most mentions name, beside the one that fits all."""
    counted = Counter(mention.cls for _, mention in {(r.document, m): (r, m) for r, m in told}.values())
    special = {cls: count for cls, count in counted.items() if cls in _NAMES["en"] and cls not in ("", _PLAIN)}
    return min(special, key=lambda cls: (-special[cls], cls)) if special else _PLAIN


def _status(told: _Mentions) -> str:
    """Return held where one document tells so, else what the last one published tells."""
    statuses = {mention.status for _, mention in told}
    last = max(told, key=lambda one: (one[0].published or "", one[0].document, one[1].status or ""))
    return _HELD if _HELD in statuses else last[1].status or "planned"
