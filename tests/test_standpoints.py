"""Positions over time: what a day's statements come to, phases, changes, own words and the words of a side."""

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.infer.positions import Phase, changes, phases, together
from kg.infer.standpoints import Positions
from kg.infer.values import Report
from kg.infer.world import World
from kg.model import TopicKind
from kg.names import actor_iri, position_iri, side_position_iri, term, topic_iri

DEMAND = topic_iri(TopicKind.DEMAND, "open-strait").value
ISSUE = topic_iri(TopicKind.ISSUE, "fees").value
CURATED = """
@prefix a: <https://w3id.org/communique/id/actor/> . @prefix cq: <https://w3id.org/communique/ontology#> .
@prefix p: <https://w3id.org/communique/id/post/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
a:norland a cq:State . a:sudmark a cq:State . a:herald a cq:MediaOrganisation .
a:palace a cq:GovernmentBody ; cq:organOf a:norland ; cq:speaksFor a:norland .
p:president cq:postIn a:norland ; cq:voiceOf a:norland . a:holm a cq:Person .
[] org:member a:holm ; org:role p:president ; schema:startDate "2031-01-01"^^xsd:date ;
  schema:endDate "2031-06-30"^^xsd:date .
"""


def world() -> World:
    return World.read(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in parse(CURATED, RdfFormat.TURTLE))


def iri(slug: str) -> str:
    return actor_iri(slug).value


def said(number: int, day: str, stance: str | None, *speakers: str, kind: str = "demand") -> Report:
    return Report(
        statement=f"https://w3id.org/communique/id/statement/{number:020x}",
        document="https://w3id.org/communique/id/document/0123456789abcdef",
        outlet=None,
        published=day or None,
        known=None,
        kind=kind,
        stance=stance,
        polarity="affirmed",
        certainty="certain",
        speakers=tuple(map(iri, speakers or ("norland",))),
        targets=(),
        contents=(DEMAND,),
        about=(DEMAND,),
        conveyed_by=(),
        cited_from=(),
        chain=(),
        said=day or None,
        day=day,
        direct=False,
        confidence=0.8,
        start=0,
        end=9,
        words="the words",
        condition=None,
        content_words=None,
    )


def told(found: Iterable[Phase[Report]]) -> list[tuple[str, str, str, list[int]]]:
    return [
        (one.stance, one.first, one.last, [int(r.statement.rsplit("/", 1)[-1], 16) for r in one.reports])
        for one in found
    ]


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ("support support", "support"),
        ("support oppose", "ambiguous"),
        ("support oppose conditional", "ambiguous"),
        ("support conditional", "conditional"),
        ("oppose conditional", "conditional"),
        ("oppose neutral", "oppose"),
        ("neutral", None),
        ("", None),
    ],
)
def test_statements_of_one_day(stances: str, expected: str | None) -> None:
    assert together(stances.split()) == expected


def test_phases_end_where_another_stance_is_taken_and_not_by_silence() -> None:
    reports = [
        said(1, "2031-05-03", "oppose"),
        said(2, "2031-05-09", "oppose"),
        said(3, "2031-05-10", None, kind="threat"),
        said(4, "2032-01-01", "oppose"),
        said(5, "2032-01-02", "support"),
        said(6, "2032-01-02", "oppose"),
        said(7, "2032-01-03", "conditional"),
        said(8, "", "support"),
    ]
    found = phases(reports)
    assert told(found) == [
        ("oppose", "2031-05-03", "2032-01-01", [1, 2, 4]),
        ("ambiguous", "2032-01-02", "2032-01-02", [5, 6]),
        ("conditional", "2032-01-03", "2032-01-03", [7]),
    ]
    seen = [(one.on, one.before.statement[-1], one.after.statement[-1]) for one in changes(found)]
    assert seen == [("2032-01-02", "4", "5"), ("2032-01-03", "5", "7")]


def test_the_statement_that_shows_a_change_is_the_one_quoted_directly_and_read_most_surely() -> None:
    reports = [
        said(1, "2031-05-03", "oppose"),
        replace(said(2, "2031-05-03", "oppose"), confidence=0.9),
        replace(said(3, "2031-05-03", "oppose"), direct=True),
        replace(said(4, "2031-05-04", "support"), confidence=0.9),
        said(5, "2031-05-04", "support"),
    ]
    (change,) = changes(phases(reports))
    assert (change.before.statement[-1], change.after.statement[-1]) == ("3", "4")


def test_statements_without_a_day_count_where_there_are_no_others() -> None:
    assert told(phases([said(1, "", "oppose"), said(2, "", "support")])) == [("ambiguous", "", "", [1, 2])]
    assert told(phases([said(1, "", "oppose"), said(2, "2031-05-03", "support")])) == [
        ("support", "2031-05-03", "2031-05-03", [2])
    ]


def test_a_stance_on_one_day_is_one_whatever_the_order() -> None:
    chance = random.Random(7)  # noqa: S311 - the same walk each time
    stances = ["support", "oppose", "conditional", "neutral", None]
    for _ in range(200):
        reports = [said(n, f"2031-05-{chance.randint(1, 6):02}", chance.choice(stances)) for n in range(12)]
        found = phases(reports)
        chance.shuffle(reports)
        assert phases(reports) == found
        assert all(one.stance != two.stance and one.last < two.first for one, two in pairwise(found))
        taking = [r for r in reports if r.stance in {"support", "oppose", "conditional"}]
        assert sorted(r.statement for one in found for r in one.reports) == sorted(r.statement for r in taking)
        for day in {r.day for r in taking}:
            (phase,) = [one for one in found if one.first <= day <= one.last]
            assert phase.stance == together(r.stance for r in taking if r.day == day)


def test_own_words_and_the_words_of_a_side() -> None:
    reports = [
        said(1, "2031-05-03", "oppose", "holm"),
        said(2, "2031-05-09", "support", "palace", "sudmark"),
        said(3, "2031-08-01", "oppose", "holm"),  # out of office
        said(4, "2031-08-02", "support", "norland"),
    ]
    rule, known = Positions(), world()
    blocks = rule.blocks(reports, known)
    assert blocks == {("positions", iri(actor), DEMAND) for actor in ("holm", "palace", "sudmark", "norland")}
    quads = rule.derive(("positions", iri("norland"), DEMAND), reports, known)
    assert all(quad.graph_name == quads[0].graph_name for quad in quads)
    own, side = position_iri(iri("norland"), DEMAND), side_position_iri(iri("norland"), DEMAND)
    assert _values(quads, own, "currentStance") == [term("support").value]
    assert _values(quads, own, "heldBy") == [iri("norland")]
    assert len(_values(quads, own, "phase")) == 1
    assert _values(quads, side, "heldBySide") == [iri("norland")]
    assert len(_values(quads, side, "phase")) == 2
    (change,) = {quad.subject for quad in quads if quad.predicate == term("changeOf")}
    assert str(change) == f"<{side.value}#change-1>"
    assert _values(quads, change, "changedOn") == ["2031-05-09"]
    assert not rule.derive(("positions", iri("herald"), DEMAND), reports, known)
    assert not rule.derive(("positions", iri("norland"), ISSUE), reports, known)
    of_holm = rule.derive(("positions", iri("holm"), DEMAND), reports, known)
    assert not [quad for quad in of_holm if quad.predicate == term("heldBySide")]


def test_every_node_leads_back_to_statements_and_none_looks_like_one() -> None:
    reports = [said(n, f"2031-05-{n:02}", "support" if n % 2 else "oppose", "palace") for n in range(1, 9)]
    quads = Positions().derive(("positions", iri("norland"), DEMAND), reports, world())
    store = Store()
    store.extend(quads)
    nodes = {quad.subject for quad in quads}
    for node in nodes:
        path = f"{node} <http://www.w3.org/ns/prov#wasDerivedFrom>+ ?s"
        asked = f"ASK {{ GRAPH ?g {{ {path} FILTER(CONTAINS(STR(?s), '/statement/')) }} }}"
        assert bool(store.query(asked))
        assert any(store.quads_for_pattern(node, term("derivedBy"), term("positionsRule")))
    taboo = {term(one) for one in ("speaker", "content", "target", "about", "evidence", "reportedIn", "stance")}
    assert not {quad.predicate for quad in quads} & taboo


@pytest.mark.alone
def test_two_thousand_reports_are_folded_in_fifty_milliseconds() -> None:
    stances = ["support", "support", "support", "oppose", "conditional"]
    reports = [
        said(n, f"20{31 + n % 20}-{1 + n % 12:02}-{1 + n % 28:02}", stances[n % 5], "palace") for n in range(2_000)
    ]
    known = world()
    Positions().derive(("positions", iri("norland"), DEMAND), reports[:5], known)
    begun = time.process_time()
    assert len(phases(reports)) > 10
    assert time.process_time() - begun < 0.05


def _values(quads: list[Quad], subject: object, predicate: str) -> list[str]:
    found = [quad.object for quad in quads if quad.subject == subject and quad.predicate == term(predicate)]
    return [one.value for one in found if isinstance(one, NamedNode | Literal)]
