"""Rules and language model together: agreement, union, rivals, and what happens without an answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.extractors import extractor
from kg.extractors.both import joined
from kg.model import Document, Kind, Span, Statement
from kg.places import ONTOLOGY
from tests.llm_servers import refusal, serving, statements
from tests.test_llm import FERRY, KNOWN, Asked, always, asked, document

__all__ = ["asked"]  # the fixture
DOC = document(FERRY)
RULES = extractor("rules", KNOWN, ONTOLOGY)


@pytest.fixture
def ruled() -> tuple[Statement, ...]:
    found = RULES.extract(DOC).statements
    assert len(found) > 1
    return found


def told(statement: Statement, **more: object) -> dict[str, object]:
    quote = statement.span.of(DOC.text)
    speakers = [mention.name for mention in statement.speakers]
    number = next(n for n, s in enumerate(DOC.sentences, 1) if s.span.holds(statement.span))
    return {"sentence": number, "quote": quote, "kind": statement.kind.value, "speakers": speakers, **more}


def test_agreement_raises_confidence_and_the_rules_span_stays(asked: Asked, ruled: tuple[Statement, ...]) -> None:
    first = ruled[0]
    shorter = " ".join(first.span.of(DOC.text).split()[1:])
    with serving(always(statements({**told(first), "quote": shorter}))) as served:
        found = asked.of(served, DOC, "both").statements
    assert [s.span for s in found] == [s.span for s in ruled]
    assert found[0] == replace(
        first,
        confidence=round(1 - (1 - first.confidence) * 0.5, 4),
        rule=f"{first.rule} + llm:a-model",
    )
    assert found[1:] == ruled[1:]


def test_what_only_one_finds_is_kept_as_it_is(asked: Asked, ruled: tuple[Statement, ...]) -> None:
    only = {"sentence": 3, "quote": "accused the union", "kind": "threat", "speakers": ["Ines Falk"]}
    with serving(always(statements(only))) as served:
        found = asked.of(served, DOC, "both").statements
    assert {(s.span, s.confidence) for s in ruled} < {(s.span, s.confidence) for s in found}
    (added,) = set(found) - set(ruled)
    assert (added.span.of(DOC.text), added.confidence) == ("accused the union", 0.5)
    assert [s.span for s in found] == sorted(s.span for s in found)


def test_two_readings_of_the_same_words_are_not_both_kept(asked: Asked, ruled: tuple[Statement, ...]) -> None:
    first = ruled[0]
    other = Kind.SUPPORT if first.kind is not Kind.SUPPORT else Kind.DENIAL
    answer = always(statements(told(first, kind=other.value)))
    with serving(answer) as served:
        found = asked.of(served, DOC, "both", CONFIDENCE=0.1)
        assert found.statements == ruled
        assert any(f"read as {first.kind}" in refusal.reason for refusal in found.rejected)
        found = asked.of(served, DOC, "both", CONFIDENCE=1)
    assert (found.statements[0].span, found.statements[0].kind) == (first.span, other)
    assert any(f"read as {other}" in refusal.reason for refusal in found.rejected)


def test_another_speaker_of_overlapping_words_is_another_statement(ruled: tuple[Statement, ...]) -> None:
    first, second = ruled[0], ruled[1]
    inner = Span(first.span.start + 1, first.span.end)
    another = replace(first, span=inner, speakers=second.speakers)
    if {m.actor for m in first.speakers} & {m.actor for m in second.speakers}:
        another = replace(another, speakers=(replace(first.speakers[0], actor="somebody-else"),))
    assert joined(DOC, [first], [another]).statements == (first, another)


def test_joining_with_nothing_changes_nothing(ruled: tuple[Statement, ...]) -> None:
    assert joined(DOC, ruled, ()).statements == ruled
    assert joined(DOC, (), ruled).statements == ruled


def test_without_an_answer_the_rules_alone_are_kept_and_the_article_waits(
    asked: Asked, ruled: tuple[Statement, ...]
) -> None:
    with serving(always(refusal(401))) as served:
        found = asked.of(served, DOC, "both")
    assert found.statements == ruled
    assert "rules alone" in found.rejected[-1].reason
    assert [line["article"] for line in asked.waiting()] == [FERRY.name]


def test_the_model_meets_the_same_gate(asked: Asked, ruled: tuple[Statement, ...], tmp_path: Path) -> None:
    wrong = {"sentence": 2, "quote": "we will stop every ferry", "kind": "threat", "speakers": ["NATO"]}
    with serving(always(statements(wrong))) as served:
        found = asked.of(served, DOC, "both")
    assert found.statements == ruled
    assert isinstance(DOC, Document)
