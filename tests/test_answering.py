"""Which statements answer which across documents."""

import time
from functools import cache

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.infer.answering import Answers
from kg.infer.linking import Link, linked
from kg.infer.values import Report
from kg.infer.world import World
from kg.names import actor_iri, term
from tests.reported import demand, told
from tests.test_sides import INVENTED

CONTRARY = """
@prefix i: <https://w3id.org/communique/id/issue/> . @prefix d: <https://w3id.org/communique/id/demand/> .
@prefix cq: <https://w3id.org/communique/ontology#> . @prefix a: <https://w3id.org/communique/id/actor/> .
@prefix p: <https://w3id.org/communique/id/post/> .
d:open-gates cq:contraryTo d:closed-gates .
a:ostby a cq:State . a:ostby-palace cq:speaksFor a:ostby .
"""
ASKED = "2033-05-01 demand ostby > norland: fees"


@cache
def world() -> World:
    """Norland and Sudmark are in the league; Ostby stands outside."""
    told_ = parse(f"{INVENTED}{CONTRARY}", RdfFormat.TURTLE)
    return World.read(Quad(one.subject, one.predicate, one.object, DefaultGraph()) for one in told_)


def names(links: list[Link], reports: dict[str, Report]) -> set[tuple[str, str, str]]:
    by_iri = {report.statement: name for name, report in reports.items()}
    return {(by_iri[one.answering.statement], one.type, by_iri[one.answered.statement]) for one in links}


def found(**lines: str) -> set[tuple[str, str, str]]:
    reports = {name: told(name, line) for name, line in lines.items()}
    one_way = linked(reports.values(), world())
    other_way = linked(reversed(list(reports.values())), world())
    assert one_way == other_way
    return names(one_way, reports)


@pytest.mark.parametrize(
    ("reply", "sort"),
    [
        ("2033-05-02 rejection norland > ostby: fees", "rejects"),
        ("2033-05-02 rejection reed > ostby-palace: fees", "rejects"),  # the palace's spokesman for Norland
        ("2033-05-02 rejection norland: fees", "rejects"),
        ("2033-05-02 rejection army > ostby: fees", "rejects"),  # it speaks for itself, and is Norland's
        ("2033-05-02 rejection league > ostby: fees", "rejects"),  # Norland's alliance
        ("2033-05-01 agreement holm > ostby: fees", "accepts"),
        ("2033-05-02 agreement conditional holm > ostby: fees", "partly-accepts"),
        ("2033-05-02 rejection sudmark > ostby: fees", None),  # nobody asked it
        ("2033-05-02 rejection ostby > norland: fees", None),  # its own demand
        ("2033-04-30 rejection norland > ostby: fees", None),  # before
        ("- rejection norland > ostby: fees", None),  # on an unknown day
        ("2033-05-02 rejection norland > ostby: quotas", None),  # something else
        ("2033-05-02 rejection norland > sudmark: fees", None),  # put to others
        ("2033-05-02 denial norland > ostby: fees", None),  # a demand is no charge
        ("2033-05-02 agreement norland: fees", None),  # with whom it does not tell
        ("2033-09-02 rejection norland > ostby: fees", None),  # months later
        ("2033-05-02 demand norland > ostby: fees", None),
    ],
)
def test_a_stance_of_whom_it_is_put_to_answers_a_demand(reply: str, sort: str | None) -> None:
    assert found(a=ASKED, b=reply) == ({("b", sort, "a")} if sort else set())


def test_a_member_answers_what_its_alliance_is_asked() -> None:
    asked = "2033-05-01 demand ostby > aspen: fees"
    assert found(a=asked, b="2033-05-02 rejection sudmark > ostby: fees") == {("b", "rejects", "a")}
    assert found(a=asked, b="2033-05-02 rejection aspen > ostby: fees") == {("b", "rejects", "a")}


def test_the_latest_of_several_is_answered() -> None:
    first, second, later = (f"2033-05-0{day} demand ostby > norland: fees" for day in (1, 3, 7))
    assert found(a=first, b=second, c=later, d="2033-05-05 rejection norland > ostby: fees") == {("d", "rejects", "b")}


def test_a_denial_answers_a_charge() -> None:
    charge = "2033-05-01 accusation ostby > army: theft"
    assert found(a=charge, b="2033-05-02 denial norland: theft") == {("b", "denies", "a")}
    assert found(a=charge, b="2033-05-02 rejection norland: theft") == set()


def test_to_uphold_the_contrary_turns_a_demand_down() -> None:
    asked = "2033-05-01 demand ostby > norland: closed-gates"
    assert found(a=asked, b="2033-05-02 support norland > ostby: open-gates") == {("b", "rejects", "a")}
    assert found(a=asked, b="2033-05-02 support sudmark > ostby: open-gates") == set()


def test_what_answers_in_its_own_article_answers_nothing_elsewhere() -> None:
    asked = told("a", ASKED)
    reply = told("b", "2033-05-02 rejection norland > ostby: fees", answers={"c": "rejects"})
    same = told("b", "2033-05-02 rejection norland > ostby: fees", document="of-a")
    assert linked([asked, reply], world()) == linked([asked, same], world()) == []


def test_an_answer_names_its_ends_its_reasons_and_its_rule() -> None:
    rule, reports = Answers(), [told("a", ASKED), told("b", "2033-05-02 rejection reed > ostby: fees")]
    blocks = {block for report in reports for block in rule.blocks([report], world())}
    drawn = {block: rule.derive(block, reports, world()) for block in blocks}
    house = ("answers", demand("fees"), actor_iri("norland").value)
    assert [block for block, quads in drawn.items() if quads] == [house]
    said = {(quad.predicate.value.rpartition("#")[2] or "", _short(quad)) for quad in drawn[house]}
    assert {("answerType", "refusing"), ("linkReason", "topic"), ("linkReason", "target")} <= said
    assert {("linkConfidence", "0.9"), ("derivedBy", "answersRule")} <= said
    assert Quad(
        NamedNode(reports[1].statement), term("respondsTo"), NamedNode(reports[0].statement), drawn[house][0].graph_name
    ) in set(drawn[house])


def _short(quad: Quad) -> str:
    node = quad.object
    return node.value.rpartition("#")[2] if isinstance(node, NamedNode | Literal) else ""


@pytest.mark.alone
def test_twice_as_many_reports_take_twice_as_long() -> None:
    """Not the square of it, as comparing each with each would."""
    few, many = (min(_seconds(count) for _ in range(3)) for count in (1000, 2000))
    assert many < 3 * few


def _seconds(count: int) -> float:
    days = [f"2033-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 28)]
    lines = ("demand ostby > norland: fees", "rejection norland > ostby: fees")
    reports = [told(f"s{n}", f"{days[n % len(days)]} {lines[n % 2]}") for n in range(count)]
    started = time.process_time()
    assert len(linked(reports, world())) == count // 2
    return time.process_time() - started
