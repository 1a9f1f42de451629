"""The rooms in their order: real files, the real gate, a real store."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kg.extract import EXTRACTORS, Extraction
from kg.model import (
    ActorClass,
    Article,
    Document,
    Kind,
    Knowledge,
    Mention,
    Refusal,
    Span,
)
from kg.names import doc_id, document_iri, slug
from kg.pipeline import BuildReport, Options, Progress, Stage, build, extract, json_line, open_rooms, take
from kg.pipeline.report import Stopwatch
from kg.read import articles as read_articles
from kg.segment import segment
from kg.store import Change, GraphStore, current, open_snapshot
from tests.statements import plain


def _quiet(_: Progress) -> None:
    """Progress that nobody looks at."""


def _build(store: Path, *paths: Path, extractor: str = "rules") -> BuildReport:
    return build(paths, store, Options(extractor=extractor), _quiet)


def _quarantine(store: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (store / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()]


class Told:
    """An extractor that says what a test wants to see refused, and one statement that holds."""

    name = "told"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def extract(self, doc: Document) -> Extraction:
        who = Mention(Span(0, 4), slug(doc.text[:4]), ActorClass.PERSON, doc.text[:4], "", "minted")
        good = plain(Span(0, 10), who, "told")
        beyond = replace(good, span=Span(5, 100_000))
        against_itself = replace(good, span=Span(0, 12), kind=Kind.ACCUSATION, targets=(who,))
        return Extraction((good, beyond, against_itself), (Refusal("extract", doc.article.source, "too vague", "hm"),))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(EXTRACTORS, "told", Told)
    return "told"


def test_a_build_accounts_for_every_article_and_statement(tmp_path: Path, articles: Path, told: str) -> None:
    report = _build(tmp_path / "store", articles, extractor=told)
    assert (report.articles, report.refused) == (3, ())
    assert report.changes == {Change.ADDED: 3}
    assert (report.statements, report.loaded) == (9, 3)
    assert report.quarantined == {"extract": 3, "lift": 3, "gate": 3}
    assert set(report.seconds) == set(Stage)
    assert report.snapshot == current(tmp_path / "store").id


def test_what_is_refused_stands_in_the_quarantine_with_document_and_reason(
    tmp_path: Path, articles: Path, told: str
) -> None:
    article = articles / "02-ferry-strike.txt"
    _build(tmp_path, article, extractor=told)
    lines = _quarantine(tmp_path)
    assert [line["stage"] for line in lines] == ["extract", "lift", "gate"]
    assert {line["document"] for line in lines} == {article.name}
    assert all(line["reason"] for line in lines)
    assert "accuses itself" in lines[2]["reason"]
    assert lines[2]["detail"] == "Ferry crews"[:12] + " "


def test_an_article_about_a_topic_nobody_knows_is_refused_whole(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Inventive(Told):
        def extract(self, doc: Document) -> Extraction:
            (good, *_) = super().extract(doc).statements
            return Extraction((replace(good, topics=("free-ferries",)),), ())

    monkeypatch.setitem(EXTRACTORS, "inventive", Inventive)
    report = _build(tmp_path, articles, extractor="inventive")
    assert report.changes == {}
    assert all("free-ferries" in refusal.reason for refusal in report.refused)
    assert len(_quarantine(tmp_path)) == 3


def test_the_same_articles_again_change_nothing(tmp_path: Path, articles: Path) -> None:
    first = _build(tmp_path, articles)
    again = _build(tmp_path, articles)
    assert again.changes == {Change.UNCHANGED: 3}
    assert (again.snapshot, again.quads) == (first.snapshot, first.quads)


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path, articles: Path) -> None:
    files = sorted(articles.iterdir())
    first = _build(tmp_path / "one", *files)
    assert _build(tmp_path / "two", *reversed(files)).snapshot == first.snapshot


def test_a_changed_article_replaces_its_own_graph_only(tmp_path: Path, articles: Path) -> None:
    copy = Path(shutil.copytree(articles, tmp_path / "articles"))
    _build(tmp_path / "store", copy)
    changed = copy / "02-ferry-strike.txt"
    changed.write_text("Ferry crews call off strike\n\nMayor Ines Falk praised the union.\n", encoding="utf-8")
    assert _build(tmp_path / "store", copy).changes == {Change.REPLACED: 1, Change.UNCHANGED: 2}


def test_two_articles_of_one_name_are_not_merged_in_silence(tmp_path: Path, articles: Path) -> None:
    for folder, source in (("one", "01-teluk-jingga.txt"), ("two", "02-ferry-strike.txt")):
        (tmp_path / folder).mkdir()
        shutil.copy(articles / source, tmp_path / folder / "same.txt")
    report = _build(tmp_path / "store", tmp_path / "one", tmp_path / "two")
    assert report.changes == {Change.ADDED: 1}
    assert [(r.item, r.detail) for r in report.refused] == [(str(tmp_path / "two" / "same.txt"), "same.txt")]


def test_an_unreadable_file_is_refused_and_the_rest_loaded(tmp_path: Path, articles: Path) -> None:
    copy = Path(shutil.copytree(articles, tmp_path / "articles"))
    (copy / "00-broken.txt").write_bytes(b"caf\xe9 \xff\xfe")
    report = _build(tmp_path / "store", copy)
    assert report.changes == {Change.ADDED: 3}
    assert [Path(r.item).name for r in report.refused] == ["00-broken.txt"]
    assert [Path(line["document"]).name for line in _quarantine(tmp_path / "store") if line["stage"] == "read"] == [
        "00-broken.txt"
    ]


def test_nothing_to_read_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    report = _build(tmp_path / "store", tmp_path / "empty")
    assert (report.articles, report.snapshot) == (0, None)
    assert not (tmp_path / "store").exists()


def test_a_build_stopped_between_articles_publishes_nothing_and_goes_on_later(tmp_path: Path, articles: Path) -> None:
    _build(tmp_path, articles / "03-lumbung.txt")
    before = current(tmp_path)
    quarantine = (tmp_path / "quarantine.jsonl").read_bytes()

    def stop(step: Progress) -> None:
        if step.articles == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([articles], tmp_path, Options(), stop)
    assert current(tmp_path) == before
    assert (tmp_path / "quarantine.jsonl").read_bytes() == quarantine
    with GraphStore.open(tmp_path) as store:
        assert store.damaged() == []
    assert _build(tmp_path, articles).changes == {Change.UNCHANGED: 3}


def test_progress_counts_articles_and_ends_with_publishing(tmp_path: Path, articles: Path) -> None:
    steps: list[Progress] = []
    build([articles], tmp_path, Options(), steps.append)
    assert [s.articles for s in steps] == [1, 2, 3, 3]
    assert [s.stage for s in steps] == [Stage.LOAD, Stage.LOAD, Stage.LOAD, Stage.PUBLISH]
    assert {s.files for s in steps} == {3}


def test_every_quote_in_the_snapshot_stands_in_its_text(tmp_path: Path, articles: Path) -> None:
    _build(tmp_path, articles)
    rows = open_snapshot(current(tmp_path)).query(
        """PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?source ?start ?end ?exact WHERE { GRAPH ?document {
        ?evidence oa:hasSource ?document ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ] .
        ?document <https://w3id.org/communique/ontology#sourceName> ?source } }"""
    )
    found = [tuple(cell.value for cell in row) for row in rows]  # type: ignore[union-attr]
    assert found
    for source, start, end, exact in found:
        assert (articles / source).read_text(encoding="utf-8")[int(start) : int(end)] == exact


def test_one_article_gives_the_same_quads_in_any_process(articles: Path) -> None:
    first, second = (open_rooms(Options()) for _ in range(2))
    for article in read_articles([articles]):
        assert isinstance(article, Article)
        one, two = take(article, first, Stopwatch()), take(article, second, Stopwatch())
        assert one == two
        assert {q.graph_name for q in one.quads} == {document_iri(doc_id(article.source))}


def test_extracted_statements_are_lines_of_json_that_quote_their_article(articles: Path) -> None:
    for item in extract([articles], Options()):
        assert not isinstance(item, Refusal)
        article, extraction = item
        for statement in extraction.statements:
            row = json.loads(json_line(article, statement))
            assert row["document"] == article.source
            assert row["quote"] == article.text[row["start"] : row["end"]]
            assert {"kind", "speakers", "targets", "topics", "confidence"} <= row.keys()


def test_absent_slots_are_left_out_of_the_line_and_present_ones_written(articles: Path) -> None:
    article = next(a for a in read_articles([articles]) if isinstance(a, Article))
    said = Told(Knowledge({}, {}, {}, {})).extract(segment(article)).statements[0]
    bare = json.loads(json_line(article, said))
    full = json.loads(json_line(article, replace(said, condition=Span(0, 7), conveyed_by=said.speakers)))
    assert "condition" not in bare
    assert (full["condition"], full["conveyed_by"]) == (article.text[:7], ["nela"])
