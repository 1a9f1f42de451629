"""Events as a document tells of them, and the statements that were made there.

In      Document, its statements, Occasions
Out     quads of event mentions, and the link from a statement to its event, in the document's graph.
Source  ontology/inferences.ttl (cq:EventMention); ontology/core.ttl (cq:madeAt).
Limits  nothing is joined here: what several documents say of one event is for kg.infer.
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from kg.errors import EvidenceError
from kg.lift import terms
from kg.lift.spoken import identified
from kg.model import Document, EventMention, Occasions, Statement
from kg.names import actor_iri, document_iri, event_iri, event_mention_iri, statement_iri, term


def held(doc: Document, statements: Sequence[Statement], occasions: Occasions) -> Iterator[Quad]:
    """Yield what a document tells of events.

    Raises:
        EvidenceError: the words that tell of an event leave the text.
    """
    for mention in occasions.mentions:
        yield from _mention(doc, mention)
    if occasions.made:
        graph, ids = document_iri(doc.doc_id), dict(identified(doc.doc_id, doc.text, statements))
        for one in occasions.made:
            made = statement_iri(ids[statements[one.statement]])
            yield Quad(made, term("madeAt"), event_iri(one.event), graph)


def _mention(doc: Document, mention: EventMention) -> Iterator[Quad]:
    span = mention.span
    if not 0 <= span.start < span.end <= len(doc.text):
        raise EvidenceError(doc.doc_id, span.start, span.end, span.of(doc.text) if span.start >= 0 else "")
    graph, node = document_iri(doc.doc_id), event_mention_iri(doc.doc_id, span)
    facts: tuple[tuple[NamedNode, NamedNode], ...] = (
        (terms.TYPE, term("EventMention")),
        (terms.HAS_SOURCE, graph),
        (term("refersToEvent"), event_iri(mention.event)),
        (term("eventClass"), term(mention.cls.value)),
        (term("mentionedStatus"), term(mention.status.value)),
        *((term("mentionedParticipant"), actor_iri(party.actor)) for party in mention.participants),
    )
    yield from (Quad(node, predicate, value, graph) for predicate, value in facts)
    yield Quad(node, term("mentionedDay"), terms.day(mention.day), graph)
