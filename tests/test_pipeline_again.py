"""A corpus built again: what has not changed is not extracted again, and whatever changes has its effect."""

import json
import re
import shutil
import sqlite3
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.extract import EXTRACTORS, Extraction
from kg.model import ActorClass, Document, Knowledge, Mention, Refusal, Span
from kg.names import doc_id, document_iri
from kg.pipeline import BuildReport, Options, Progress, build
from kg.pipeline.fingerprint import code
from kg.pipeline.remembered import NAME
from kg.places import ONTOLOGY
from kg.store import Change, GraphStore
from tests.conftest import KG, environment
from tests.statements import plain

_WORDS = "Wali Kota Ines Falk menuntut dewan kota menutup dermaga."


class Witness:
    """An extractor that remembers which documents it was given, and refuses something of each."""

    name = "witness"
    seen: list[str] = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def extract(self, doc: Document) -> Extraction:
        self.seen.append(doc.article.source)
        who = Mention(Span(10, 19), "ines-falk", ActorClass.PERSON, doc.text[10:19], "", "minted")
        said = plain(Span(0, 20), who, "witness")
        return Extraction((said,), (Refusal("extract", doc.article.source, "too vague", "“…”"),))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setitem(EXTRACTORS, "witness", Witness)
    monkeypatch.setitem(EXTRACTORS, "another", Witness)
    Witness.seen.clear()
    return Witness.seen


class Corpus:
    """Three short articles in one file, and a store beside it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "news.jsonl"
        self.store = folder / "store"
        self.rows = [{"url": f"https://news.example/{n}", "text": f"{_WORDS} Kabar {n}.\n"} for n in range(3)]

    def build(self, options: Options = Options("witness")) -> BuildReport:  # noqa: B008 - a plain value
        self.file.write_text("".join(json.dumps(row) + "\n" for row in self.rows), encoding="utf-8")
        return build([self.file], self.store, options, lambda _: None)

    def quarantine(self) -> bytes:
        return (self.store / "quarantine.jsonl").read_bytes()

    def again(self, seen: list[str], options: Options = Options("witness")) -> list[int]:  # noqa: B008
        """Build once more; the numbers of the articles that were extracted."""
        seen.clear()
        report = self.build(options)
        assert report.articles == len(self.rows)
        assert report.skipped == len(self.rows) - len(seen)
        return [int(source.rsplit("/", 1)[1]) for source in seen]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a corpus that was built once, for every test to copy."""
    made = Corpus(tmp_path_factory.mktemp("built"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(EXTRACTORS, "witness", Witness)
        report = made.build()
    assert (report.changes, report.loaded) == ({Change.ADDED: 3}, 3)
    return made.file.parent


@pytest.fixture
def corpus(tmp_path: Path, built: Path, seen: list[str]) -> Corpus:
    return Corpus(Path(shutil.copytree(built, tmp_path / "corpus")))


def test_nothing_changed_and_nothing_is_extracted_yet_all_is_reported(corpus: Corpus, seen: list[str]) -> None:
    quarantine = corpus.quarantine()
    seen.clear()
    first = corpus.build(Options("witness", again=True))
    assert (first.skipped, len(seen)) == (0, 3)
    second = corpus.build()
    assert len(seen) == 3
    assert replace(second, skipped=0, seconds={}) == replace(first, seconds={})
    assert second.quarantined == {"extract": 3}
    assert corpus.quarantine() == quarantine
    assert quarantine.count(b"too vague") == 3


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("text", f"{_WORDS} Kabar lain.\n"),
        ("date", "2021-12-08"),
        ("title", "Dermaga ditutup"),
        ("publisher", "Kabar Senja"),
    ],
)
def test_an_article_that_changed_is_extracted_again_alone(
    corpus: Corpus, seen: list[str], key: str, value: str
) -> None:
    corpus.rows[1][key] = value
    assert corpus.again(seen) == [1]
    assert corpus.again(seen) == []


def test_one_more_article_is_extracted_alone(corpus: Corpus, seen: list[str]) -> None:
    corpus.rows.append({"url": "https://news.example/3", "text": _WORDS})
    assert corpus.again(seen) == [3]


def test_again_does_all(corpus: Corpus, seen: list[str]) -> None:
    assert corpus.again(seen, Options("witness", again=True)) == [0, 1, 2]


def test_another_extractor_does_all(corpus: Corpus, seen: list[str]) -> None:
    assert corpus.again(seen, Options("another")) == [0, 1, 2]
    assert corpus.again(seen) == [0, 1, 2]


def test_a_changed_ontology_does_all_and_reaches_the_store(tmp_path: Path, corpus: Corpus, seen: list[str]) -> None:
    folder = Path(shutil.copytree(ONTOLOGY, tmp_path / "ontology"))
    options = Options("witness", folder)
    assert corpus.again(seen, options) == []  # the same files elsewhere
    for name in ("actors.ttl", "shapes.ttl", "one-more.ttl"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n<https://e.org/{name}> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <https://e.org/> .\n")
        assert corpus.again(seen, options) == [0, 1, 2]
        assert _holds(corpus.store, f"e.org/{name}")
    assert corpus.again(seen, options) == []
    assert corpus.again(seen) == [0, 1, 2]
    assert not _holds(corpus.store, "e.org/actors.ttl")


def _holds(store: Path, words: str) -> bool:
    with GraphStore.open(store) as opened:
        return any(words in str(quad) for quad in opened.quads())


def test_a_forgotten_document_comes_back(corpus: Corpus, seen: list[str]) -> None:
    with GraphStore.open(corpus.store) as store:
        store.forget("https://news.example/1")
    assert corpus.again(seen) == [1]
    with GraphStore.open(corpus.store) as store:
        assert len(list(store.documents())) == 3


def test_a_document_that_somebody_else_wrote_is_put_right(corpus: Corpus, seen: list[str]) -> None:
    document = document_iri(doc_id("https://news.example/2"))
    with GraphStore.open(corpus.store) as store:
        before = store.mark(document)
        store.replace(document, list(store.quads(document))[:-1], [])
        assert store.mark(document) != before
    assert corpus.again(seen) == [2]
    with GraphStore.open(corpus.store) as store:
        assert store.mark(document) == before


def test_a_text_that_went_missing_is_kept_again(corpus: Corpus, seen: list[str]) -> None:
    (text, *_) = (corpus.store / "texts").glob("*/*.txt")
    text.unlink()
    assert corpus.again(seen) == []
    assert text.exists()


@pytest.mark.parametrize("damage", [b"", b"no database at all, by any means" * 200])
def test_without_its_memory_a_build_does_all(corpus: Corpus, seen: list[str], damage: bytes) -> None:
    (corpus.store / NAME).write_bytes(damage)
    assert corpus.again(seen) == [0, 1, 2]
    assert corpus.again(seen) == []


def test_a_memory_of_another_form_is_made_anew(corpus: Corpus, seen: list[str]) -> None:
    (corpus.store / NAME).unlink()
    with sqlite3.connect(corpus.store / NAME) as old:
        old.execute("CREATE TABLE taken (document TEXT PRIMARY KEY)")
    old.close()
    assert corpus.again(seen) == [0, 1, 2]
    assert corpus.again(seen) == []


def test_a_build_that_was_broken_off_is_not_begun_anew(corpus: Corpus, seen: list[str]) -> None:
    corpus.rows += [{"url": f"https://news.example/{n}", "text": f"{_WORDS} Kabar {n}.\n"} for n in range(3, 6)]

    def stop(step: Progress) -> None:
        if step.articles == 5:
            raise KeyboardInterrupt

    corpus.file.write_text("".join(json.dumps(row) + "\n" for row in corpus.rows), encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build([corpus.file], corpus.store, Options("witness"), stop)
    assert corpus.again(seen) == [5]


def test_an_article_that_was_refused_is_tried_again(
    tmp_path: Path, seen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Witness):
        def extract(self, doc: Document) -> Extraction:
            super().extract(doc)
            raise ZeroDivisionError

    monkeypatch.setitem(EXTRACTORS, "witness", Failing)
    corpus = Corpus(tmp_path)
    assert corpus.again(seen) == [0, 1, 2]
    assert corpus.again(seen) == [0, 1, 2]


# ---------------------------------------------------------------- the fingerprint


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of this package."""
    source = Path(kg.__file__).parent
    return Path(shutil.copytree(source, tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.mark.parametrize("name", ["language/en/cues.txt", "language/id/names.txt", "extract/rules.py", "lift/terms.py"])
def test_code_and_word_lists_count(package: Path, name: str) -> None:
    before = code(package)
    assert code(package) == before
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")
    assert code(package) != before


def test_a_new_file_and_a_renamed_one_count(package: Path) -> None:
    seen = {code(package)}
    (package / "language" / "one-more.txt").touch()
    seen.add(code(package))
    (package / "language" / "one-more.txt").rename(package / "language" / "no-more.txt")
    seen.add(code(package))
    assert len(seen) == 3


def test_what_no_article_passes_through_does_not_count(package: Path) -> None:
    before = code(package)
    (package / "cli" / "build.py").write_text("# nothing\n", encoding="utf-8")
    (package / "extract" / "__pycache__").mkdir()
    (package / "extract" / "__pycache__" / "rules.pyc").write_bytes(b"nothing")
    assert code(package) == before


def test_an_edited_word_list_changes_what_the_next_build_says(tmp_path: Path, package: Path, articles: Path) -> None:
    """The real command from a copy of the package: the last build must not say what those before it did."""
    command: list[str | Path] = [KG, "build", articles, "--store", tmp_path / "store", "--ontology", ONTOLOGY]

    def extracted(*more: str) -> str:
        surroundings = environment(PYTHONPATH=str(tmp_path), PYTHONDONTWRITEBYTECODE="1")
        shown = subprocess.run([*command, *more], env=surroundings, capture_output=True, text=True, check=True).stdout
        told = re.search(r"(?m)^extract +(.+?) +[\d.]+ *$", shown)
        return told[1] if told else shown

    first, second = extracted(), extracted()
    assert re.match(r"[1-9]\d* statements", first)
    assert second == f"{first}; 3 unchanged articles not extracted again"
    assert extracted("--again") == first
    for file in package.glob("language/*/*.txt"):
        file.write_text(file.read_text(encoding="utf-8").replace("menuntut", "menuntat"), encoding="utf-8")
    assert extracted() not in {first, second}
