"""Answers as nodes, with the words that show them.

In      Document, the row of statements that was looked at, Answers by their places in it
Out     quads of answers and of their evidence, and the plain link beside each, in the document's graph.
Source  ontology/inferences.ttl; docs/linking.md.
Limits  both ends stand in the same document; nothing is repaired.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import EvidenceError
from kg.lift import terms
from kg.lift.spoken import evidence, identified
from kg.model import Answer, AnswerType, Document, Statement
from kg.names import answer_iri, document_iri, evidence_iri, statement_iri, term

TYPES: Final = {
    AnswerType.REJECTS: term("refusing"),
    AnswerType.DENIES: term("denying"),
    AnswerType.COUNTERS: term("countering"),
    AnswerType.ACCEPTS: term("accepting"),
    AnswerType.PARTLY_ACCEPTS: term("partlyAccepting"),
    AnswerType.DEFERS: term("deferring"),
}


def answered(doc: Document, statements: Sequence[Statement], answers: Iterable[Answer]) -> list[Quad]:
    """Return what a document's answers add to its graph; sorted.

    Raises:
        EvidenceError: the words of an answer leave the text.
    """
    found = tuple(answers)
    if not found:
        return []
    ids = dict(identified(doc.doc_id, doc.text, statements))
    quads: set[Quad] = set()
    for answer in found:
        if not 0 <= answer.words.start < answer.words.end <= len(doc.text):
            raise EvidenceError(doc.doc_id, answer.words.start, answer.words.end, "")
        quads.update(_answer(doc, answer, ids[statements[answer.answering]], ids[statements[answer.answered]]))
    return sorted(quads, key=str)


def _answer(doc: Document, answer: Answer, answering: str, answered: str) -> Iterator[Quad]:
    graph, node = document_iri(doc.doc_id), answer_iri(answering, answered)
    ends = statement_iri(answering), statement_iri(answered)
    facts: tuple[tuple[NamedNode, NamedNode | Literal], ...] = (
        (terms.TYPE, term("Answer")),
        (term("answering"), ends[0]),
        (term("answered"), ends[1]),
        (term("answerType"), TYPES[answer.type]),
        (term("cue"), evidence_iri(doc.doc_id, answer.words)),
        (term("linkConfidence"), terms.share(answer.confidence)),
        *((term("linkReason"), Literal(reason.value)) for reason in answer.reasons),
    )
    yield from (Quad(node, predicate, value, graph) for predicate, value in facts)
    yield Quad(ends[0], term("respondsTo"), ends[1], graph)
    yield from evidence(doc, answer.words)
