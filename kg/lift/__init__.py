"""Statements → quads: the only room that knows both the dataclasses and the ontology.

In      Document, its Statements, its Occasions, the curated Knowledge. Offsets: code points of the text.
Out     Quads of the document's own graph, and quads that introduce actors nobody curates; same input, same quads.
Source  ontology/core.ttl; decision 0003 (one named graph per document); W3C Web Annotation; PROV-O; RFC 5147.
Limits  it says what the statements say and repairs nothing: what does not conform is for the gate to refuse.
"""

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.lift.behalf import behalf
from kg.lift.held import held
from kg.lift.mentioned import introductions, mentions, named
from kg.lift.replied import answered
from kg.lift.report import article
from kg.lift.spoken import check, identified, spoken
from kg.model import NO_OCCASIONS, Document, Knowledge, Occasions, Statement

__all__ = ["answered", "behalf", "check", "identified", "lift", "minted"]


def lift(
    doc: Document, statements: Iterable[Statement], knowledge: Knowledge, occasions: Occasions = NO_OCCASIONS
) -> list[Quad]:
    """Return the document's graph: the article, its statements, their evidence and mentions, its events; sorted.

    Raises:
        EvidenceError: a span is empty or leaves the text.
        UnknownTopicError: a statement names a topic that the knowledge does not hold.
    """
    found = tuple(statements)
    for statement in found:
        check(doc, statement)
    places = mentions(doc, named(found, occasions, knowledge), knowledge)
    quads = {*article(doc, knowledge), *places, *spoken(doc, found, knowledge), *held(doc, found, occasions)}
    return sorted(quads, key=str)


def minted(
    doc: Document, statements: Iterable[Statement], knowledge: Knowledge, occasions: Occasions = NO_OCCASIONS
) -> list[Quad]:
    """Return class and label of each actor that only this text names, for the graph of minted actors; sorted.

    Raises:
        Nothing.
    """
    return sorted(set(introductions(doc, named(statements, occasions, knowledge), knowledge)), key=str)
