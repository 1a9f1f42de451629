"""The page as files over HTTP: how it is kept, compressed and confined; and what there is where it was not built."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from api.built import HOW, KINDS
from kg.places import PAGE
from tests.browser import BUILT
from tests.servers import ROOT, build, served

WEB = ROOT / "web" / "src"
WORDS = {tag: json.loads((WEB / "words" / f"{tag}.json").read_text(encoding="utf-8")) for tag in ("en", "id")}
PLACE = re.compile(r"\{\w+\}")

built = pytest.mark.skipif(not BUILT, reason="the page is not built: install Node 20.19 or newer, then `make web`")
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store")
    build(path, "pact-line")
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as client:
        yield client


@built
def test_every_view_is_one_document_that_runs_nothing_foreign(server: httpx2.Client) -> None:
    first = server.get("/", headers=HTML)
    thing = server.get("/actors").json()
    address = json.dumps(thing)
    slug = re.search(r'id/actor/([\w-]+)"', address)
    assert slug
    for path in ("/view/actors", "/view/anything", f"/id/actor/{slug[1]}"):
        answer = server.get(path, headers=HTML)
        assert (answer.status_code, answer.text) == (200, first.text)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-cache"
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|style=|\son\w+=", first.text) == []
    assert re.findall(r'(?:src|href)="(?!/)', first.text) == []
    without = first.text.partition("<noscript>")[2]
    assert {server.get(path).status_code for path in re.findall(r'href="([^"]+)"', without)} == {200}


@built
def test_a_view_of_what_is_not_there_is_shown_with_its_status(server: httpx2.Client) -> None:
    answer = server.get("/id/actor/nobody-of-that-name", headers=HTML)
    assert answer.status_code == 404
    assert answer.text == server.get("/").text


@built
def test_files_are_kept_for_good_and_sent_compressed(server: httpx2.Client) -> None:
    for path in sorted(set(re.findall(r'"(/assets/[^"]+)"', server.get("/").text))):
        plain = server.get(path, headers={"accept-encoding": "identity"})
        assert plain.status_code == 200
        assert "immutable" in plain.headers["cache-control"]
        with server.stream("GET", path, headers={"accept-encoding": "gzip"}) as packed:
            if len(plain.content) > 1024:
                assert packed.headers["content-encoding"] == "gzip"
                assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content
                assert packed.headers["etag"] != plain.headers["etag"]
        again = server.get(path, headers={"accept-encoding": "identity", "if-none-match": plain.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@built
def test_only_files_of_the_page_can_be_had(server: httpx2.Client) -> None:
    for path in ("/assets/", "/assets/none.js", "/assets/../index.html", "/assets/%2e%2e/index.html"):
        assert server.get(path).status_code == 404
    assert server.get("/assets/licences.md").headers["cache-control"] == "no-cache"
    assert "MIT" in server.get("/assets/licences.md").text


@built
def test_what_is_loaded_first_is_small() -> None:
    """The views, the editor and the drawing of networks are loaded when they are gone to."""
    document = (PAGE / "index.html").read_text(encoding="utf-8")
    first = [
        PAGE / path.removeprefix("/") for path in re.findall(r'(?:src|href)="(/assets/[^"]+\.(?:js|css))"', document)
    ]
    assert first
    assert sum(path.with_name(f"{path.name}.br").stat().st_size for path in first) < 40_000


def test_without_a_built_page_the_start_says_how_to_get_it(store: Path, tmp_path: Path) -> None:
    with served(store, page=tmp_path) as client:
        start = client.get("/", headers=HTML)
        assert start.status_code == 200
        assert HOW.split(":", maxsplit=1)[0] in start.text
        assert "make web" in start.text
        assert "<script" not in start.text
        assert client.get("/view/actors").json()["detail"] == HOW
        assert client.get("/actors").status_code == 200


def test_every_string_stands_in_both_languages() -> None:
    english, indonesian = WORDS["en"], WORDS["id"]
    assert english.keys() == indonesian.keys()
    assert list(english) == sorted(english)
    for key, words in english.items():
        assert words.strip(), key
        assert indonesian[key].strip(), key
        assert set(PLACE.findall(words)) == set(PLACE.findall(indonesian[key])), key


def test_every_string_is_used() -> None:
    """By its key, or by a key that is put together of its beginning."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(WEB.rglob("*.ts*")))
    quoted = set(re.findall(r"[\"'`]([a-z][\w.-]*)[\"'`]", source))
    families = (
        *re.findall(r"`([a-z][\w.-]*)\$\{", source),
        *(f"{family}." for family in re.findall(r'term\("([\w.-]+)"', source)),
    )
    assert [key for key in WORDS["en"] if key not in quoted and not key.startswith(families)] == []


def test_no_view_speaks_but_through_the_two_files() -> None:
    """Words between tags, or in attributes that are read out, stand in the files of words."""
    spoken = re.compile(r">\s*([A-Z][a-z]+ [a-z ]{3,})<|(?:title|aria-label|placeholder|alt)=\"([^\"]+)\"")
    for path in sorted(WEB.rglob("*.tsx")):
        assert spoken.findall(path.read_text(encoding="utf-8")) == [], path


def test_sources_of_the_page_are_small_explained_and_write_no_html() -> None:
    for path in sorted([*WEB.rglob("*.ts"), *WEB.rglob("*.tsx")]):
        source = path.read_text(encoding="utf-8")
        assert source.startswith("/**"), path
        assert len(source.splitlines()) <= 250, path
        assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", source), path


def test_the_kinds_that_have_a_view_are_those_of_the_page() -> None:
    views = (WEB / "views.ts").read_text(encoding="utf-8")
    assert set(re.findall(r'"/id/(\w+)/', views)) == KINDS
