"""Statements that report one act: which are grouped, how many sources are behind them, where they differ."""

import json
import time
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.curated import curated_quads
from kg.index import opened, short_names
from kg.infer.acts import Act, Acts, grouped
from kg.infer.acts.likeness import likeness, profile
from kg.infer.acts.occasion import occasions
from kg.infer.acts.turned import turned_round
from kg.infer.reading import of_quads
from kg.infer.values import MentionedEvent, Report
from kg.infer.world import World
from kg.model import Article
from kg.names import BASE, act_iri, actor_iri, term, thing
from kg.pipeline.one import open_rooms, take
from kg.pipeline.report import Options, Stopwatch
from kg.places import ONTOLOGY, QUERIES
from kg.queries import load, run
from kg.read import articles
from kg.score.linking import read_found, read_marks, report
from kg.score.linking.published import links
from kg.store import current, open_snapshot
from tests.reported import told
from tests.test_sides import INVENTED

DATA = Path(__file__).parent / "data"
CALL = thing("event", "2031-05-03-holm-aspen-call").value
ASKS = "2031-05-03 demand holm > sudmark: fees"
WORDS = "Holm demanded that Sudmark lift the harbour fees on grain"


@cache
def world() -> World:
    """Norland, its president Holm and his palace, whose spokesman is Reed; an agency and a paper."""
    facts = parse(f"{INVENTED} p:president cq:voiceOf a:palace .", RdfFormat.TURTLE)
    return World.read(Quad(one.subject, one.predicate, one.object, DefaultGraph()) for one in facts)


def said(name: str, line: str = ASKS, words: str = WORDS, document: str = "", **more: object) -> Report:
    """A report on a day that its document tells, in words of its own."""
    plain = told(name, line, document)
    return replace(plain, said=plain.day or None, words=words, **more)  # type: ignore[arg-type]


def names(acts: list[Act]) -> list[set[str]]:
    return [{one.statement.rsplit("/", 1)[-1] for one in act.reports} for act in acts]


# ================================================================ five papers, one dispatch


@pytest.fixture(scope="module")
def taken() -> dict[str, tuple[Quad, ...]]:
    """Six articles of one day, five of them from one agency, and a seventh of two weeks later."""
    rooms = open_rooms(Options())
    read = [article for article in articles([DATA / "acts"]) if isinstance(article, Article)]
    return {article.source: take(article, rooms, Stopwatch()).quads for article in read}


@pytest.fixture(scope="module")
def dispatches(taken: dict[str, tuple[Quad, ...]], samples: Path) -> dict[str, list[Report]]:
    """The reports of these articles."""
    kinds = short_names(open_snapshot(current(samples)))
    return {source: of_quads(quads, kinds) for source, quads in taken.items()}


@cache
def curated() -> World:
    return World.read(curated_quads(ONTOLOGY))


def the_act(dispatches: dict[str, list[Report]]) -> Act:
    """The one act of 17 December of which more than one article tells."""
    reports = [one for own in dispatches.values() for one in own]
    (act,) = (act for act in grouped(reports, curated()) if len({one.document for one in act.reports}) > 1)
    return act


def test_five_papers_with_one_dispatch_are_one_source(dispatches: dict[str, list[Report]]) -> None:
    act = the_act(dispatches)
    assert (act.kind, act.day, len({one.document for one in act.reports})) == ("demand", "2021-12-17", 6)
    shared = [{source.rsplit("/", 1)[-1] for source in group.common} for group in act.sources]
    assert sorted(map(sorted, shared)) == [["anadolu-agency"], ["reuters", "russian-foreign-ministry"]]
    assert sorted(len({one.document for one in group.reports}) for group in act.sources) == [1, 5]
    assert act.holders == (actor_iri("russian-foreign-ministry").value,)


def test_what_is_said_again_two_weeks_later_is_another_act(dispatches: dict[str, list[Report]]) -> None:
    (again,) = dispatches["7-koran-pagi-lagi.txt"]
    assert again.said == "2021-12-30"
    assert again not in the_act(dispatches).reports


def test_translations_that_turn_a_clause_round_are_told_in_both_languages(dispatches: dict[str, list[Report]]) -> None:
    act = the_act(dispatches)
    turned = [one for one in act.differences if "turned round" in one.note_en]
    told_of = {one.statement: one.words for one in act.reports}
    assert all("“tidak terkecuali perluasan NATO ke arah timur" in one.note_en for one in turned)
    assert any("“mengesampingkan perluasan NATO ke arah timur" in one.note_id for one in turned)
    for one in turned:  # what is told first stands in the first
        first = one.note_en.index("“tidak terkecuali") < one.note_en.index(" against ")
        assert "tidak terkecuali" in told_of[one.one if first else one.other]
    assert {one.aspect for one in act.differences} >= {"content", "holder", "wording"}


def test_act_keeps_its_name_when_another_article_joins(dispatches: dict[str, list[Report]]) -> None:
    whole = the_act(dispatches).name
    for late in ("4-kabar-kota.txt", "6-suara-timur.txt", "7-koran-pagi-lagi.txt"):
        assert the_act({name: own for name, own in dispatches.items() if name != late}).name == whole


def test_blocks_give_what_all_reports_give_and_every_quad_is_an_inference(dispatches: dict[str, list[Report]]) -> None:
    rule, reports = Acts(), [one for own in dispatches.values() for one in own]
    blocks = {block for own in dispatches.values() for block in rule.blocks(own, curated())}
    quads = [quad for block in blocks for quad in rule.derive(block, reports, curated())]
    assert {quad.subject for quad in quads if quad.object == term("Act")} == {
        act_iri(act.name) for act in grouped(reports, curated())
    }
    drawn = {quad.subject for quad in quads if quad.predicate == term("derivedBy")}
    assert drawn == {quad.subject for quad in quads}
    notes = {quad.object.language for quad in quads if isinstance(quad.object, Literal) and quad.object.language}
    assert notes == {"en", "id"}
    stated = {term(name) for name in ("speaker", "content", "target", "about", "evidence", "reportedIn", "stance")}
    assert not stated & {quad.predicate for quad in quads}
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)}
    assert all(graph.startswith(f"{BASE}id/graph/inferred/acts/") for graph in graphs)


def test_saved_queries_tell_sources_and_differences(
    taken: dict[str, tuple[Quad, ...]], dispatches: dict[str, list[Report]]
) -> None:
    rule, reports, graph = Acts(), [one for own in dispatches.values() for one in own], Store()
    for quads in (*taken.values(), *(rule.derive(b, reports, curated()) for b in rule.blocks(reports, curated()))):
        graph.extend(quads)
    confirmed = run(graph, load(QUERIES)["corroborated-acts"], {"least": "2"})
    counts = {tuple(row[confirmed.columns.index(name)] for name in ("documents", "sources")) for row in confirmed.rows}
    assert {tuple(cell.value for cell in found if isinstance(cell, Literal)) for found in counts} == {("6", "2")}
    told_of = run(graph, load(QUERIES)["acts-told-differently"], {})
    notes = [row[told_of.columns.index("note")] for row in told_of.rows]
    assert any(isinstance(note, Literal) and "turned round" in note.value for note in notes)


def test_order_of_reports_is_indifferent(dispatches: dict[str, list[Report]]) -> None:
    own = [[one for one in reports if one.speakers] for reports in dispatches.values()][:4]
    found = {str(grouped([one for part in order for one in part], curated())) for order in permutations(own)}
    assert len(found) == 1


# ================================================================ who, when, what


@pytest.mark.parametrize(
    ("line", "together"),
    [
        ("2031-05-03 demand norland > sudmark: fees", True),  # the state for which he speaks
        ("2031-05-03 demand palace > sudmark: fees", True),  # his office
        ("2031-05-03 demand reed > sudmark: fees", True),  # his spokesman speaks for him
        ("2031-05-03 demand elm > sudmark: fees", False),  # another person of the same side
        ("2031-05-03 demand sudmark > norland: fees", False),
        ("2031-05-04 demand holm > sudmark: fees", False),  # said again the day after
        ("2031-05-03 threat holm > sudmark: fees", False),
        ("2031-05-03 denial holm > sudmark: fees", False),
    ],
)
def test_holder_kind_and_day(line: str, together: bool) -> None:
    assert bool(grouped([said("a", ASKS), said("b", line)], world())) is together


def test_two_persons_are_not_held_together_by_their_state() -> None:
    parties = {"a": "holm", "b": "norland", "c": "elm"}
    reports = [said(name, f"2031-05-03 demand {party} > sudmark: fees") for name, party in parties.items()]
    assert names(grouped(reports, world())) == [{"a", "b"}]


def test_official_whom_nobody_curates_speaks_for_whom_his_article_says() -> None:
    line, state = "2031-05-03 demand newcomer > sudmark: fees", "2031-05-03 demand norland > sudmark: fees"
    told_of = replace(said("b", line), behalf=(actor_iri("norland").value,))
    assert names(grouped([said("a", state), told_of], world())) == [{"a", "b"}]
    assert grouped([said("a", state), replace(told_of, behalf=())], world()) == []


def test_two_demands_of_one_speech_are_two_acts() -> None:
    exercises = "Holm called for an end to naval exercises near the border"
    other = said("b", "2031-05-03 demand holm > sudmark: exercises", exercises)
    assert grouped([said("a"), other], world()) == []


def test_another_language_shares_concepts() -> None:
    indonesian = "Holm menuntut agar Sudmark mencabut biaya pelabuhan atas gandum"
    assert names(grouped([said("a"), said("b", words=indonesian)], world())) == [{"a", "b"}]


def test_likeness_does_not_hang_on_the_order_in_which_words_are_added_up() -> None:
    """Sets of words have another order in each process: what stands near a threshold must not fall to either side."""
    known = frozenset(f"ost{number}burg" for number in range(9))
    texts = [[*known, *(f"word{text}x{number}" for number in range(9))] for text in range(20)]
    profiles = [profile(said("a", words=" ".join(text)), "", world(), known) for text in texts]
    assert len({one.mass for one in profiles}) == 1
    assert len({likeness(one, one) for one in profiles}) == 1


def test_words_that_only_name_what_was_done_and_the_quotation_behind_them() -> None:
    lead = replace(said("a", "2031-05-03 denial holm > sudmark", "Holm denied it", "one"), start=0, end=14)
    quote = replace(said("b", "2031-05-03 denial holm > sudmark", "We never asked for money", "one"), direct=True)
    near, far = replace(quote, start=17, end=41), replace(quote, start=400, end=424)
    assert names(grouped([lead, near], world())) == [{"a", "b"}]
    assert grouped([lead, far], world()) == []


def test_two_sentences_that_answer_in_the_same_way() -> None:
    lines = {"a": "Holm dismissed the list of the League", "b": "Holm said no list could bind harbours at sea"}
    told_of = [said(name, "2031-05-03 rejection holm", words, "one") for name, words in lines.items()]
    answering = [replace(one, answers=((f"{one.statement}-asked", "rejects"),)) for one in told_of]
    assert grouped(told_of, world()) == []
    assert names(grouped(answering, world())) == [{"a", "b"}]


def test_undated_report_has_the_day_of_its_event_or_of_its_side_in_the_document() -> None:
    mentioned = MentionedEvent(CALL, "Call", "2031-05-03", (), "held")
    plain = said("a", "- demand holm > sudmark: fees")
    beside = said("b", "2031-05-02 threat holm > sudmark: raid", "a raid", document="of-a")
    days = [
        occasions([one, *others], world())[one.statement].day
        for one, others in (
            (plain, []),
            (replace(plain, events=(CALL,), said="2031-05-09"), []),
            (replace(plain, mentioned=(mentioned,)), []),
            (plain, [beside]),
            (replace(plain, published="2031-05-05"), []),
        )
    ]
    assert days == ["", "2031-05-03", "2031-05-03", "2031-05-02", "2031-05-05"]


def test_two_documents_without_any_day_need_nearly_the_same_words() -> None:
    line = "- demand holm > sudmark: fees"
    other = "Holm demanded that fees on grain be lifted before winter comes to the islands"
    assert grouped([said("a", line), said("b", line, other)], world()) == []
    assert names(grouped([said("a", line), said("b", line)], world())) == [{"a", "b"}]


# ================================================================ sources and differences


def sourced(name: str, *sources: str, outlet: str = "herald") -> Report:
    cited = tuple(actor_iri(source).value for source in sources)
    return said(name, cited_from=cited, outlet=actor_iri(outlet).value)


@pytest.mark.parametrize(
    ("reports", "independent"),
    [
        ([sourced("a", "wire"), sourced("b", "wire")], 1),
        ([sourced("a", "wire"), sourced("b", "cable")], 2),
        ([sourced("a", "wire"), sourced("b", "cable"), sourced("c", "cable", "wire")], 1),
        ([sourced("a", "wire"), sourced("b", "palace"), sourced("c", "reed")], 2),
        ([sourced("a"), sourced("b")], 0),
        ([sourced("a", "wire"), sourced("b"), sourced("c", outlet="wire")], 1),
        ([sourced("a", "wire"), replace(sourced("b", "cable"), document=sourced("a").document)], 1),
    ],
    ids=["shared", "apart", "through a third", "his office", "none named", "the outlet cited", "inside one article"],
)
def test_independent_sources(reports: list[Report], independent: int) -> None:
    (act,) = grouped(reports, world())
    assert len(act.sources) == independent


def test_numbers_kinds_and_stances_that_differ() -> None:
    thirty = said(
        "a", words="Holm agreed to lift 30 of the harbour fees on grain", line=ASKS.replace("demand", "agreement")
    )
    forty = replace(thirty, statement=f"{thirty.statement}x", document="d", words=thirty.words.replace("30", "40"))
    (act,) = grouped([thirty, replace(forty, kind="support", stance="conditional")], world())
    assert {(one.aspect, one.note_en) for one in act.differences} == {
        ("content", "numbers differ: 30; 40"),
        ("kind", "agreement; support"),
        ("stance", "support; conditional"),
    }


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        ("a pledge that rules out larger exercises", "a pledge not excepting larger exercises", True),
        ("a pledge that rules out larger exercises", "a pledge against larger exercises", False),
        ("no weapons, including long-range missiles, there", "it rules out long-range missiles", False),
        ("janji tanpa latihan perang di perbatasan", "janji, termasuk latihan perang di perbatasan", True),
        ("a pledge that rules out larger exercises", "a pledge, including more trade", False),
    ],
)
def test_clauses_that_are_turned_round(one: str, other: str, turned: bool) -> None:
    assert bool(turned_round(one, other, frozenset())) is turned


# ================================================================ as a whole


def test_samples_are_grouped_as_a_reader_marked_them(samples: Path, tmp_path: Path) -> None:
    """Every pair found is right; texts of other articles are not here, so most pairs across articles are not."""
    written = tmp_path / "links.jsonl"
    written.write_text("".join(json.dumps(line) + "\n" for line in links(opened(current(samples)))), encoding="utf-8")
    rows = {row.name.strip(): row.tally for row in report(read_marks(DATA / "linking"), read_found(written)).rows}
    pairs = rows["pairs of reports"]
    assert pairs.right_found >= 5
    assert pairs.precision >= 0.95


@pytest.mark.alone
def test_two_thousand_reports_of_one_side_and_day_take_less_than_a_second() -> None:
    subjects = [f"{one}{number}" for number in range(40) for one in ("fees", "grain", "ferries", "coal", "wool")]
    reports = [
        said(f"r{number}", words=f"Holm demanded that Sudmark lift {subjects[number % 200]} in harbour {number % 7}")
        for number in range(2_000)
    ]
    (block,) = {block for one in reports for block in Acts().blocks([one], world())}
    started = time.process_time()
    assert Acts().derive(block, reports, world())
    assert time.process_time() - started < 1
