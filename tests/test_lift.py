"""Lifting: each file of tests/data/lift is one case, its graph beside it as sorted N-Quads."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg import __version__
from kg.errors import EvidenceError, UnknownTopicError
from kg.lift import lift, minted
from kg.model import (
    Actor,
    ActorClass,
    Article,
    Certainty,
    Document,
    Kind,
    Knowledge,
    Mention,
    Polarity,
    Span,
    Stance,
    Statement,
    Topic,
    TopicKind,
)
from kg.names import doc_id, software_iri

CASES = sorted((Path(__file__).parent / "data" / "lift").glob("*.json"))
Case = tuple[Document, list[Statement], Knowledge]


def _place(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _mention(text: str, said: dict[str, Any]) -> Mention:
    span = _place(text, said["words"], said.get("place", 1))
    return Mention(span, said["actor"], ActorClass(said["cls"]), said["name"], said["title"], said["how"])


def _statement(text: str, said: dict[str, Any]) -> Statement:
    parties = {
        role: tuple(_mention(text, m) for m in said.get(role, ()))
        for role in ("speakers", "targets", "conveyed_by", "cited_from")
    }
    return Statement(
        span=_place(text, said["quote"], said.get("place", 1)),
        kind=Kind(said["kind"]),
        topics=tuple(said.get("topics", ())),
        positions=tuple(said.get("positions", said.get("topics", ()))),
        stance=Stance(said["stance"]) if "stance" in said else None,
        said_on=date.fromisoformat(said["said_on"]) if "said_on" in said else None,
        condition=_place(text, said["condition"]) if "condition" in said else None,
        polarity=Polarity(said.get("polarity", "affirmed")),
        certainty=Certainty(said.get("certainty", "certain")),
        direct=said.get("direct", False),
        confidence=said.get("confidence", 0.5),
        rule="fixture",
        **parties,
    )


def read_case(path: Path) -> Case:
    told = json.loads(path.read_text(encoding="utf-8"))
    read = told["article"]
    published = date.fromisoformat(read["published"]) if read["published"] else None
    article = Article(**{**read, "zones": (), "published": published})
    actors = {
        a["slug"]: Actor(a["slug"], ActorClass(a["cls"]), a["label"], a.get("names", {}), {}, {}, "", ())
        for a in told["actors"]
    }
    topics = {t["slug"]: Topic(t["slug"], TopicKind(t["kind"]), t["slug"], (), False, {}) for t in told["topics"]}
    doc = Document(doc_id(article.source), article, ())
    return doc, [_statement(article.text, s) for s in told["statements"]], Knowledge(actors, {}, topics, {})


def graph(case: Case) -> list[str]:
    version = software_iri(__version__).value
    lines = sorted(f"{quad} ." for quad in (*lift(*case), *minted(*case)))
    return [line.replace(version, software_iri("VERSION").value) for line in lines]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_statements_give_their_goldengraph(path: Path) -> None:
    golden = path.with_suffix(".nq").read_bytes().decode("utf-8").rstrip("\n").split("\n")
    assert graph(read_case(path)) == golden


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_order_of_statements_changes_nothing(path: Path) -> None:
    doc, statements, knowledge = read_case(path)
    assert lift(doc, statements[::-1] + statements[:1], knowledge) == lift(doc, statements, knowledge)


def test_three_acts_in_the_same_words_have_three_ids() -> None:
    doc, statements, knowledge = read_case(next(p for p in CASES if p.stem == "same-words-again"))
    quads = lift(doc, statements, knowledge)
    assert len({q.subject for q in quads if q.predicate.value.endswith("#reportedIn")}) == 3
    assert len({q.object for q in quads if q.predicate.value.endswith("#evidence")}) == 2


def test_a_statement_keeps_its_id_when_text_is_put_before_it() -> None:
    doc, statements, knowledge = read_case(next(p for p in CASES if p.stem.startswith("accusation")))
    before = {q.subject for q in lift(doc, statements, knowledge) if "/statement/" in str(q.subject)}
    longer = replace(doc, article=replace(doc.article, text="Correction. " + doc.text))
    moved = [_shifted(s, 12) for s in statements]
    after = {q.subject for q in lift(longer, moved, knowledge) if "/statement/" in str(q.subject)}
    assert before == after


def _shifted(statement: Statement, by: int) -> Statement:
    def shift(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    def all_of(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(replace(m, span=shift(m.span)) for m in mentions)

    return replace(
        statement,
        span=shift(statement.span),
        speakers=all_of(statement.speakers),
        targets=all_of(statement.targets),
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 4), (0, 10_000)])
def test_a_span_that_quotes_nothing_is_refused(start: int, end: int) -> None:
    doc, statements, knowledge = read_case(next(p for p in CASES if p.stem.startswith("threat")))
    for wrong in (
        replace(statements[0], span=Span(start, end)),
        replace(statements[0], condition=Span(start, end)),
        replace(statements[0], speakers=(replace(statements[0].speakers[0], span=Span(start, end)),)),
    ):
        with pytest.raises(EvidenceError, match=doc.doc_id):
            lift(doc, [wrong], knowledge)


def test_an_unknown_topic_is_refused() -> None:
    doc, statements, knowledge = read_case(next(p for p in CASES if p.stem.startswith("threat")))
    with pytest.raises(UnknownTopicError, match="free-ferries"):
        lift(doc, [replace(statements[0], topics=("free-ferries",))], knowledge)
