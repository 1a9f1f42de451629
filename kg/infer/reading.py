"""Reports of a document, read from its graph.

In      the quads of one document
Out     Reports, in the order of the text.
Limits  of several pieces of evidence the first counts; a statement outside any document's graph is no report.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import Quad

from kg.index.links import EventMention
from kg.index.said import Document, Place, Said, Statement, said
from kg.infer.values import MentionedEvent, Report
from kg.paths import slug_of

_NOWHERE: Final = Place(None, None, None, None, None)


def of_quads(quads: Iterable[Quad], names: Mapping[str, str]) -> list[Report]:
    """Return the reports of one document's graph; ``names`` has the short names of kinds and of types of answers.

    Raises:
        Nothing.
    """
    told = said(quads, names)
    documents = {one.iri: one for one in told.documents}
    reports = [_report(one, documents[one.document], told) for one in told.statements if one.document in documents]
    return sorted(reports, key=order)


def order(report: Report) -> tuple[str, int, int, str]:
    """Return what reports are sorted by: their document, then their place in it.

    Raises:
        Nothing.
    """
    return report.document, report.start, report.end, report.statement


def event(mention: EventMention) -> MentionedEvent:
    """Return an event as a document mentions it.

    Raises:
        Nothing.
    """
    return MentionedEvent(mention.event, mention.cls or "", mention.day, mention.participants, mention.status)


def _report(one: Statement, document: Document, told: Said) -> Report:
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for role, thing in one.roles:
        roles[role].append(thing)
    place = one.places[0] if one.places else _NOWHERE
    return Report(
        statement=one.iri,
        document=document.iri,
        outlet=document.outlet,
        published=document.published,
        known=None,
        kind=one.kind,
        stance=one.stance,
        polarity=one.polarity,
        certainty=one.certainty,
        speakers=tuple(roles["speaker"]),
        targets=tuple(roles["target"]),
        contents=tuple(roles["content"]),
        about=tuple(roles["about"]),
        behalf=tuple(roles["onBehalfOf"]),
        conveyed_by=tuple(roles["conveyedBy"]),
        cited_from=tuple(roles["citedFrom"]),
        chain=tuple((slug_of(above), issuer) for above, issuer in one.chain),
        said=one.said,
        day=one.said or document.published or "",
        direct=bool(one.direct),
        confidence=one.confidence or 0.0,
        start=place.start or 0,
        end=place.end or 0,
        words=place.words or "",
        condition=one.condition,
        content_words=one.content_words,
        events=one.events,
        answers=tuple(sorted({(link.answered, link.type) for link in told.answers if link.answering == one.iri})),
        mentioned=tuple(sorted({event(mention) for mention in told.mentions}, key=repr)),
    )
