"""What is told of a graph before anybody relies on it: planted faults are found, and nothing else is."""

import re
import shutil
from pathlib import Path

import pytest

from kg.answers.view import View
from kg.index import opened
from kg.names import BASE, ONTOLOGY
from kg.quality import Quality, Section, quality
from kg.quality.page import page
from kg.store import current
from kg.store.ungated import UngatedStore
from tests.conftest import Run
from tests.servers import build

PREFIXES = f"""PREFIX cq: <{ONTOLOGY}> PREFIX a: <{BASE}id/actor/> PREFIX d: <{BASE}id/demand/>
PREFIX doc: <{BASE}id/document/> PREFIX st: <{BASE}id/statement/> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX schema: <https://schema.org/>
"""
INFERENCES = ("divided-sides", "differing-reports", "unsure-answers")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Quality]:
    path = tmp_path_factory.mktemp("quality") / "store"
    build(path)
    return path, quality(View(opened(current(path))))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, and two documents full of faults."""
    path = tmp_path_factory.mktemp("planted") / "store"
    build(path)
    said = [
        ("one", "00000000000000a1", "support", "2031-06-01", 0.4),
        ("two", "00000000000000a1", "oppose", "2031-06-04", 0.4),
        ("three", "00000000000000a1", "oppose", "2031-08-01", 0.4),
        ("four", "00000000000000a2", "oppose", "2031-06-09", 0.9),
    ]
    statements = " ".join(_statement(*one) for one in said)
    with UngatedStore.open(path) as store:
        store.update(
            f"""{PREFIXES} INSERT DATA {{ GRAPH doc:00000000000000a1 {{
              doc:00000000000000a1 cq:sourceName "x.txt" ; cq:textHash "same" . {statements} }}
            GRAPH doc:00000000000000a2 {{ doc:00000000000000a2 cq:sourceName "y.txt" ; cq:textHash "same" ;
              schema:datePublished "2031-06-01"^^xsd:date ; cq:issuedBy a:harbour-post . }} }}""",
            None,
        )
        store.publish()
    return path


def _statement(name: str, document: str, stance: str, day: str, confidence: float) -> str:
    return f"""st:{name} a cq:Rejection ; cq:speaker a:stranger ; cq:content d:open-the-strait ;
      cq:about d:open-the-strait ; cq:stance cq:{stance} ; cq:reportedIn doc:{document} ; cq:confidence {confidence} ;
      cq:utteredOn "{day}"^^xsd:date ; cq:evidence st:{name}-e .
      st:{name}-e oa:hasSelector st:{name}-q . st:{name}-q oa:exact "<b>{name}</b> & more" . """


def sections(found: Quality) -> dict[str, Section]:
    return {section.id: section for section in found.sections}


def test_planted_faults_are_found_and_nothing_else(before: tuple[Path, Quality], planted: Path) -> None:
    was, now = sections(before[1]), sections(quality(View(opened(current(planted)))))
    grown = {name: section.count - was[name].count for name, section in now.items() if section.count != was[name].count}
    assert grown == {"unresolved-actors": 1, "contradictions": 1, "low-confidence": 3, "documents": 2}


def test_a_contradiction_is_the_nearest_pair_with_both_sentences(planted: Path) -> None:
    section = sections(quality(View(opened(current(planted)))))["contradictions"]
    found = next(one for one in section.findings if "stranger" in one.name)
    assert found.told == "in one document"
    assert {quote.id for quote in found.quotes} == {"one", "two"}


def test_a_change_of_mind_after_weeks_is_no_contradiction(tmp_path: Path) -> None:
    build(tmp_path)
    statements = " ".join(
        _statement(name, f"00000000000000a{number}", stance, day, 0.9)
        for number, name, stance, day in ((1, "one", "support", "2031-06-01"), (2, "two", "oppose", "2031-06-09"))
    )
    with UngatedStore.open(tmp_path) as store:
        store.update(f"{PREFIXES} INSERT DATA {{ GRAPH doc:00000000000000a1 {{ {statements} }} }}", None)
        index = opened(store.publish())
    names = [one.name for one in sections(quality(View(index)))["contradictions"].findings]
    assert not [name for name in names if "stranger" in name]


INFERRED = f"""{PREFIXES} INSERT DATA {{
  GRAPH <{BASE}id/graph/inferred/acts/a> {{ <{BASE}id/act/told> a cq:Act ; cq:heldBy a:stranger ;
    cq:actKind "rejection" ; cq:hasReport st:one , st:four ; cq:reportCount 2 ; cq:documentCount 2 ;
    cq:independentSources 1 ;
    cq:difference <urn:d> , <urn:w> .
    <urn:d> cq:differsIn "holder" ; cq:between st:one , st:four . <urn:w> cq:differsIn "wording" .
    <{BASE}id/act/same> a cq:Act ; cq:hasReport st:two , st:three ; cq:difference <urn:w> }}
  GRAPH <{BASE}id/graph/inferred/answers/a> {{
    <{BASE}id/answer/unsure> a cq:Answer ; cq:answering st:four ; cq:answered st:one ; cq:answerType cq:refusing ;
      cq:linkReason "topic" ; cq:linkConfidence 0.6 .
    <{BASE}id/answer/sure> a cq:Answer ; cq:answering st:two ; cq:answered st:one ; cq:answerType cq:refusing ;
      cq:linkReason "verb" ; cq:linkConfidence 0.9 . }}
  GRAPH <{BASE}id/graph/inferred/behalf/a> {{
    st:one cq:onBehalfOf a:stranger , a:palace . st:two cq:onBehalfOf a:stranger , a:palace .
    st:spoken cq:onBehalfOf a:palace , a:spokesman . }} }}"""


def test_what_was_inferred_is_looked_over_too(planted: Path, tmp_path: Path) -> None:
    shutil.copytree(planted, tmp_path / "store")
    other = _statement("spoken", "00000000000000a3", "oppose", "2031-06-03", 0.9).replace("a:stranger", "a:spokesman")
    with UngatedStore.open(tmp_path / "store") as store:
        store.update(f"{PREFIXES} INSERT DATA {{ GRAPH doc:00000000000000a3 {{ {other} }} }}", None)
        store.update(INFERRED, None)
        found = sections(quality(View(opened(store.publish()))))
    assert {name: (section.count, section.of) for name, section in found.items() if name in INFERENCES} == {
        "divided-sides": (1, 1),
        "differing-reports": (1, 2),
        "unsure-answers": (1, 2),
    }
    told = {
        name: [(one.told, {quote.id for quote in one.quotes}) for one in found[name].findings] for name in INFERENCES
    }
    assert told == {
        "divided-sides": [("2 days apart", {"one", "spoken"})],
        "differing-reports": [("differ in holder; 2 reports, 1 independent sources", {"one", "four"})],
        "unsure-answers": [("confidence 0.60, by topic", {"one", "four"})],
    }


def test_unsure_readings_are_told_by_document_and_kind(planted: Path) -> None:
    found = sections(quality(View(opened(current(planted)))))["low-confidence"].findings[0]
    assert (found.name, found.told) == ("rejection in x.txt", "3 of 3, mean 0.40")


def test_twice_the_same_text_is_told_first(planted: Path) -> None:
    found = sections(quality(View(opened(current(planted)))))["documents"].findings
    assert found[0].told.startswith("the same text as another")


def test_an_empty_graph_has_nothing_to_tell(tmp_path: Path) -> None:
    with UngatedStore.open(_empty(tmp_path)) as store:
        found = quality(View(opened(store.publish())))
    assert [section.count for section in found.sections if section.id != "unused-concepts"] == [0] * 9
    assert "None found." in page(found)


def _empty(path: Path) -> Path:
    build(path)
    with UngatedStore.open(path) as store:
        store.update("DROP ALL", None)
        store.publish()
    return path


def test_the_page_leads_to_the_evidence_and_lets_no_markup_in(planted: Path) -> None:
    html = page(quality(View(opened(current(planted)))), "http://127.0.0.1:8000/")
    assert 'href="http://127.0.0.1:8000/id/statement/one"' in html
    assert "&lt;b&gt;one&lt;/b&gt; &amp; more" in html
    assert "<b>" not in html
    assert set(re.findall(r'(?:src|href)="(https?://[^/"]+)', html)) == {"http://127.0.0.1:8000"}
    assert f'href="{BASE}id/statement/one"' in page(quality(View(opened(current(planted)))))


def test_the_command_tells_it_as_a_table_and_as_a_page(before: tuple[Path, Quality], kg: Run, tmp_path: Path) -> None:
    target = tmp_path / "quality.html"
    told = kg("check", "--store", str(before[0]), "--html", str(target))
    for section in before[1].sections:
        assert section.title in told.stdout
    assert target.read_text(encoding="utf-8").count("<section") == len(before[1].sections)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--html", "x.html"], "--store"),
        (["--store", "s", "--html", "none/x.html"], "no folder"),
        (["--store", "s", "--server", "http://x"], "--html"),
        (["--store", "s", "--html", "x.html", "--server", "x"], "http://"),
    ],
)
def test_options_that_do_not_fit_are_told(kg: Run, options: list[str], told: str) -> None:
    result = kg("check", *options)
    assert result.returncode == 2
    assert told in result.stderr
