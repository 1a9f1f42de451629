"""How it stands with a demand over time."""

import time

import pytest
from pyoxigraph import Literal, NamedNode

from kg.infer.assessing import Statuses
from kg.infer.status import assessed
from kg.infer.values import Report
from kg.names import assessment_iri, term
from tests.reported import demand, said, told
from tests.test_answering import ASKED, world

FEES = demand("fees")
NO = "2033-05-03 rejection norland > ostby: fees"
YES = "2033-05-05 agreement norland > ostby: fees"


def history(*reports: Report | str) -> list[tuple[str, str, str | None]]:
    told_ = [one if isinstance(one, Report) else told(f"s{n}", one) for n, one in enumerate(reports)]
    periods = assessed(FEES, told_, world())
    assert periods == assessed(FEES, reversed(told_), world())
    return [(one.status, one.first, one.last) for one in periods]


@pytest.mark.parametrize(
    ("replies", "status"),
    [
        ([], "open"),
        (["2033-05-03 rejection norland > ostby: fees"], "rejected"),
        (["2033-05-03 agreement norland > ostby: fees"], "conceded"),
        (["2033-05-03 agreement conditional norland > ostby: fees"], "partly-met"),
        (["2033-05-03 rejection ostby: fees"], "withdrawn"),
        (["2033-05-03 rejection norland > ostby: fees", "2033-05-03 agreement holm > ostby: fees"], "contested"),
        (["2033-05-03 rejection norland > ostby: fees", "2033-05-04 agreement league > ostby: fees"], "contested"),
        (["2033-05-03 rejection norland > ostby: fees", "2033-05-03 agreement conditional reed: fees"], "partly-met"),
        (["2033-05-03 rejection fir > ostby: fees"], "open"),  # Sudmark was not asked
        (["2033-05-03 rejection norland > sudmark: fees"], "open"),  # put to others
        (["- rejection norland > ostby: fees"], "open"),
        (["2033-04-03 rejection norland > ostby: fees"], "open"),  # before
        (["2034-04-03 rejection norland > ostby: fees"], "open"),  # nobody had asked for it for most of a year
        (["2033-05-03 agreement ostby,norland: fees"], "conceded"),  # both agreed
        (["2033-05-03 demand ostby > norland: fees"], "open"),
        (["2033-05-03 denial norland > ostby: fees"], "answered"),  # “we take none”
        (["2033-05-03 denial norland: fees"], "open"),  # to whom it does not tell
    ],
)
def test_a_demand_stands_as_those_left_it_to_whom_it_is_put(replies: list[str], status: str) -> None:
    assert history(ASKED, *replies)[-1][0] == status


@pytest.mark.parametrize(
    ("sort", "status"),
    [
        ("rejects", "rejected"),
        ("denies", "answered"),
        ("counters", "answered"),
        ("defers", "answered"),
        ("accepts", "conceded"),
        ("partly-accepts", "partly-met"),
    ],
)
def test_an_answer_in_the_article_counts_by_its_type(sort: str, status: str) -> None:
    asked = told("a", ASKED, document="one")
    reply = told("b", "2033-05-03 assertion norland", document="one", answers={"a": sort})
    assert history(asked, reply)[-1][0] == status
    other = told("d", "2033-05-03 assertion sudmark", document="one", answers={"a": sort})
    assert history(asked, other)[-1][0] == "open"  # it may answer, and was not asked
    later = told("c", "- assertion norland", document="one", answers={"a": sort})  # on an unknown day: not before
    assert history(asked, later) == [(status, "2033-05-01", None)]


def test_of_a_package_an_answer_settles_what_it_names() -> None:
    asked = told("a", "2033-05-01 demand ostby > norland: fees quotas", document="one")
    reply = told("b", "2033-05-02 rejection norland: quotas", document="one", answers={"a": "rejects"})
    assert history(asked, reply)[-1][0] == "open"
    assert assessed(demand("quotas"), [asked, reply], world())[-1].status == "rejected"


def test_periods_end_where_the_next_begins() -> None:
    assert history(ASKED, NO, YES) == [
        ("open", "2033-05-01", "2033-05-02"),
        ("rejected", "2033-05-03", "2033-05-04"),
        ("conceded", "2033-05-05", None),
    ]


def test_asking_again_undoes_no_answer_but_half_a_year_later_it_begins_anew() -> None:
    assert history(ASKED, NO, "2033-05-20 demand ostby > norland: fees")[-1] == ("rejected", "2033-05-03", None)
    assert history(ASKED, NO, "2034-05-20 demand ostby > norland: fees")[-1] == ("open", "2034-05-20", None)


def test_an_unsettled_word_undoes_no_settled_one() -> None:
    asked = told("a", ASKED, document="one")
    deferred = told("b", "2033-05-09 assertion norland", document="one", answers={"a": "defers"})
    assert history(asked, told("c", NO), deferred)[-1] == ("rejected", "2033-05-03", None)


def test_what_is_put_to_a_camp_is_answered_by_who_turns_to_the_asker() -> None:
    asked = "2033-05-01 demand ostby: fees"
    assert history(asked, NO)[-1][0] == "rejected"
    assert history(asked, "2033-05-03 rejection norland: fees")[-1][0] == "open"


def test_what_nobody_asks_has_no_status() -> None:
    assert history(NO) == []


def test_to_uphold_the_contrary_rejects_but_takes_nothing_back() -> None:
    closed = demand("closed-gates")
    asked = told("a", "2033-05-01 demand ostby > norland: closed-gates")
    upheld = told("b", "2033-05-02 support norland > ostby: open-gates")
    own = told("c", "2033-05-02 rejection ostby > norland: open-gates")
    assert [one.status for one in assessed(closed, [asked, upheld], world())] == ["open", "rejected"]
    assert [one.status for one in assessed(closed, [asked, own], world())] == ["open"]


def test_the_rule_says_what_it_drew_from_what() -> None:
    rule, reports = Statuses(), [told("a", ASKED), told("b", NO)]
    assert {block for one in reports for block in rule.blocks([one], world())} == {("statuses", FEES)}
    quads = rule.derive(("statuses", FEES), reports, world())
    about: dict[object, set[tuple[object, object]]] = {}
    for quad in quads:
        about.setdefault(quad.subject, set()).add((quad.predicate, quad.object))
    assert about[NamedNode(FEES)] == {(term("currentStatus"), term("statusRejected"))}
    later = about[assessment_iri(FEES, 2)]
    assert (term("demandStatus"), term("statusRejected")) in later
    assert (NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom"), NamedNode(said("b"))) in later
    assert {one.value for name, one in later if name == term("firstDay") and isinstance(one, Literal)} == {"2033-05-03"}
    assert term("lastDay") not in {name for name, _ in later}


@pytest.mark.alone
def test_two_thousand_reports_are_assessed_quickly() -> None:
    days = [f"2033-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 28)]
    lines = ("demand ostby > norland: fees", "rejection norland > ostby: fees")
    reports = [told(f"s{n}", f"{days[n % len(days)]} {lines[n % 2]}") for n in range(2000)]
    assessed(FEES, reports[:50], world())
    started = time.process_time()
    assert assessed(FEES, reports, world())
    assert time.process_time() - started < 0.5  # several times what it takes
