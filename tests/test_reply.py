"""Answers inside an article: tests/data/reply/said.jsonl holds a text a line, and every answer that is to be found."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.extract import extractor
from kg.ground import Ground
from kg.lift import answered, identified
from kg.model import Answer, Document, Statement
from kg.names import answer_iri, document_iri, term
from kg.read.compose import Page, compose
from kg.reply import Replies
from kg.segment import segment
from tests.hostile import known

FILE = Path(__file__).parent / "data" / "reply" / "said.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
Read = tuple[Document, list[Statement], tuple[Answer, ...]]


@cache
def rooms() -> tuple[Any, Ground, Replies]:
    return extractor("rules", known()), Ground(known()), Replies(known())


def read(text: str) -> Read:
    rules, ground, replies = rooms()
    doc = segment(compose(Page("said.txt", text, None, None, None, None)))
    said = list(ground.sift(doc, rules.extract(doc).statements, "extract").kept)
    return doc, said, replies.answers(doc, said)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_every_answer_is_found_and_no_other(case: dict[str, Any]) -> None:
    text = case["text"]
    _, said, answers = read(text)
    found = [
        [
            said[answer.answering].span.of(text),
            said[answer.answered].span.of(text),
            answer.type.value,
            " ".join(answer.reasons),
            answer.words.of(text),
        ]
        for answer in sorted(answers, key=lambda answer: (answer.answering, answer.answered))
    ]
    assert len(found) == len(case["answers"]), found
    for (one, other, *rest), (start, other_start, *wanted) in zip(found, case["answers"], strict=True):
        assert (start in one, other_start in other, rest) == (True, True, wanted)


def test_the_order_in_which_statements_are_given_changes_nothing() -> None:
    doc, said, answers = read(CASES[2]["text"])
    back = rooms()[2].answers(doc, said[::-1])
    spans = {(said[a.answering].span, said[a.answered].span) for a in answers}
    assert spans
    assert {(said[::-1][a.answering].span, said[::-1][a.answered].span) for a in back} == spans


def test_an_answer_becomes_a_node_a_link_and_evidence() -> None:
    doc, said, (answer,) = read(CASES[0]["text"])
    quads = answered(doc, said, [answer])
    ids = dict(identified(doc.doc_id, doc.text, said))
    node = answer_iri(ids[said[answer.answering]], ids[said[answer.answered]])
    assert {q.graph_name for q in quads} == {document_iri(doc.doc_id)}
    assert (node, term("answerType"), term("denying")) in {(q.subject, q.predicate, q.object) for q in quads}
    assert sum(q.predicate == term("respondsTo") for q in quads) == 1
    assert '"membantahnya"' in {str(q.object) for q in quads}


def test_a_language_without_word_lists_has_no_answers() -> None:
    doc, said, answers = read(CASES[0]["text"])
    elsewhere = replace(doc, article=replace(doc.article, language="und"))
    assert answers
    assert rooms()[2].answers(elsewhere, said) == ()
