"""Each statement as a node of its own, with the words it rests on.

In      Document, Statements, Knowledge (which topics are demands and which are issues)
Out     quads of statements, evidence and selectors in the document's graph.
Source  ontology/core.ttl; W3C Web Annotation (position and quote selectors); PROV-O.
Limits  nothing is repaired: a stance or a target that does not fit the kind is said as it is, and the gate refuses it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.errors import EvidenceError, UnknownTopicError
from kg.lift import terms
from kg.lift.report import chain, cited
from kg.model import Document, Kind, Knowledge, Mention, Span, Statement
from kg.names import (
    actor_iri,
    document_iri,
    evidence_iri,
    selector_iri,
    software_iri,
    statement_id,
    statement_iri,
    term,
    topic_iri,
)

CLASSES: Final = {
    Kind.DEMAND: term("DemandStatement"),
    Kind.RED_LINE: term("RedLine"),
    Kind.REJECTION: term("Rejection"),
    Kind.THREAT: term("Threat"),
    Kind.ACCUSATION: term("Accusation"),
    Kind.DENIAL: term("Denial"),
    Kind.AGREEMENT: term("Commitment"),
    Kind.SUPPORT: term("SupportStatement"),
    Kind.ASSERTION: term("Assertion"),
}
TARGETS: Final = {
    Kind.DEMAND: term("addressee"),
    Kind.THREAT: term("threatenedParty"),
    Kind.ACCUSATION: term("accusedParty"),
}
CONTENTS: Final = {Kind.DEMAND: term("demandContent"), Kind.REJECTION: term("rejectedContent")}
CONTEXT: Final = 32
"""Characters before and after a quote that let it be found again in a text that was shifted."""

_OPENINGS: Final = (64, 16, 4, 1)
"""Characters by which quotes of at least that length are told apart while they are sought."""

_Fact = tuple[NamedNode, NamedNode | Literal]


def check(doc: Document, statement: Statement) -> None:
    """Return nothing: the statement's words, and those of its mentions, stand in the document.

    Raises:
        EvidenceError: a span is empty or leaves the text.
    """
    told = (*statement.speakers, *statement.targets, *statement.conveyed_by, *statement.cited_from)
    spans = [statement.span, *(mention.span for mention in told)]
    if statement.condition is not None:
        spans.append(statement.condition)
    for span in spans:
        if not 0 <= span.start < span.end <= len(doc.text):
            raise EvidenceError(doc.doc_id, span.start, span.end, span.of(doc.text) if span.start >= 0 else "")


def spoken(doc: Document, statements: Sequence[Statement], knowledge: Knowledge) -> Iterator[Quad]:
    """Yield the quads of all statements of a document; their spans have been checked.

    Raises:
        UnknownTopicError: a statement names a topic that the knowledge does not hold.
    """
    graph = document_iri(doc.doc_id)
    for statement, identifier in identified(doc.doc_id, doc.text, statements):
        node = statement_iri(identifier)
        facts = (*_act(statement), *_content(doc, statement, knowledge), *_passed_on(doc, statement))
        yield from (Quad(node, predicate, value, graph) for predicate, value in facts)
        yield Quad(node, term("reportedIn"), graph, graph)
        yield Quad(node, term("evidence"), evidence_iri(doc.doc_id, statement.span), graph)
        yield from evidence(doc, statement.span)
        yield from chain(doc, statement)


def identified(document: str, text: str, statements: Iterable[Statement]) -> Iterator[tuple[Statement, str]]:
    """Yield a document's statements with their ids, in the order of the text; two acts in the same words get two ids.

    Raises:
        Nothing.
    """
    told = sorted(set(statements), key=lambda s: (s.span, s.kind, repr(s)))
    quotes = [statement.span.of(text) for statement in told]
    readings: Counter[Span] = Counter()
    places = _places(text, frozenset(quotes))
    for statement, quote in zip(told, quotes, strict=True):
        before = bisect_left(places[quote], statement.span.start)
        # A second act in the same words counts on past the last place where these words stand.
        yield statement, statement_id(document, quote, before + readings[statement.span] * len(places[quote]))
        readings[statement.span] += 1


def _places(text: str, quotes: frozenset[str]) -> dict[str, list[int]]:
    """Return where each quote stands in a text, ascending, overlapping places too.

    Seeking one quote after the other through the whole text would take the square of its length: instead the text is
    gone through once for each size of opening, and what opens like a quote is compared with it.
    """
    found: dict[str, list[int]] = {quote: [] for quote in quotes}
    opening: dict[int, dict[str, list[str]]] = {}
    for quote in quotes:
        size = next(size for size in _OPENINGS if size <= len(quote))
        opening.setdefault(size, {}).setdefault(quote[:size], []).append(quote)
    for size, alike in opening.items():
        for at in [at for at in range(len(text) - size + 1) if text[at : at + size] in alike]:
            for quote in alike[text[at : at + size]]:
                if text.startswith(quote, at):
                    found[quote].append(at)
    return found


def _act(statement: Statement) -> Iterator[_Fact]:
    """Yield what was done: kind, parties, stance, day."""
    yield terms.TYPE, CLASSES[statement.kind]
    yield from _parties("speaker", statement.speakers)
    yield from _parties("target", statement.targets)
    special = TARGETS.get(statement.kind)
    if special:
        yield from ((special, actor_iri(mention.actor)) for mention in statement.targets)
        if not statement.targets:
            yield term("targetUnstated"), Literal(True)
    if statement.stance:
        yield term("stance"), term(statement.stance.value)
    yield term("polarity"), term(statement.polarity.value)
    yield term("certainty"), term(statement.certainty.value)
    yield term("directQuote"), Literal(statement.direct)
    yield term("confidence"), terms.share(statement.confidence)
    if statement.said_on:
        yield term("utteredOn"), terms.day(statement.said_on)


def _content(doc: Document, statement: Statement, knowledge: Knowledge) -> Iterator[_Fact]:
    """Yield what it is about, what it is for or against, else the words themselves; and its condition.

    An act that takes a stance has for content only what it takes the stance on; the rest it merely speaks about.
    """
    special = CONTENTS.get(statement.kind)
    contents = statement.positions if statement.stance else statement.topics
    for slug in statement.topics:
        topic = knowledge.topics.get(slug)
        if topic is None:
            raise UnknownTopicError(doc.doc_id, slug)
        yield term("about"), topic_iri(topic.kind, slug)
        if slug in contents:
            yield term("content"), topic_iri(topic.kind, slug)
            if special:
                yield special, topic_iri(topic.kind, slug)
    if not contents:
        yield term("contentWords"), Literal(statement.span.of(doc.text))
    if statement.condition is not None:
        yield term("conditionText"), Literal(statement.condition.of(doc.text))


def _passed_on(doc: Document, statement: Statement) -> Iterator[_Fact]:
    """Yield the chain by which it reached us, and the program that read it."""
    yield from _parties("conveyedBy", statement.conveyed_by)
    yield from _parties("citedFrom", statement.cited_from)
    report = cited(doc, statement)
    if report:
        yield term("citedReport"), report
    yield terms.ATTRIBUTED_TO, software_iri(__version__)


def _parties(role: str, mentions: Iterable[Mention]) -> Iterator[_Fact]:
    return ((term(role), actor_iri(mention.actor)) for mention in mentions)


def evidence(doc: Document, span: Span) -> Iterator[Quad]:
    """Yield the exact place and words, so that a reader can point at them.

    Raises:
        Nothing.
    """
    graph, node = document_iri(doc.doc_id), evidence_iri(doc.doc_id, span)
    position, quote = (selector_iri(doc.doc_id, span, which) for which in ("position", "quote"))
    facts: tuple[tuple[NamedNode, NamedNode, NamedNode | Literal], ...] = (
        (node, terms.TYPE, term("Evidence")),
        (node, terms.HAS_SOURCE, graph),
        (node, terms.HAS_SELECTOR, position),
        (node, terms.HAS_SELECTOR, quote),
        (position, terms.TYPE, terms.POSITION_SELECTOR),
        (position, terms.START, terms.number(span.start)),
        (position, terms.END, terms.number(span.end)),
        (quote, terms.TYPE, terms.QUOTE_SELECTOR),
        (quote, terms.EXACT, Literal(span.of(doc.text))),
        (quote, terms.PREFIX, Literal(doc.text[max(0, span.start - CONTEXT) : span.start])),
        (quote, terms.SUFFIX, Literal(doc.text[span.end : span.end + CONTEXT])),
    )
    yield from (Quad(subject, predicate, value, graph) for subject, predicate, value in facts)
