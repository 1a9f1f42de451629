"""The ontology at its own IRI: made by pyLODE, served as pages and data, looked at in a browser."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx2
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.documentation.drawing import pattern
from kg.documentation.relations import boxes, lines
from kg.documentation.vocabulary import LANGUAGES, TERMS, Vocabulary, local
from kg.names import ONTOLOGY, ONTOLOGY_GRAPH
from kg.places import ONTOLOGY as FOLDER
from tests.servers import ROOT, served

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
VERSION = "0.1.0"
FORMS = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
}


def made(folder: Path) -> Path:
    """The pages as `make ontology` makes them; pyLODE leaves files open, so that it gets a process of its own."""
    command = [sys.executable, "-m", "kg.documentation", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("ontology"))


@pytest.fixture(scope="module")
def server(samples: Path, pages: Path) -> Iterator[httpx2.Client]:
    with served(samples, documentation=pages) as client:
        yield client


class Seen(HTMLParser):
    """What a page would load, where it leads, and the places in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.places: list[str] = []
        self.styles: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.places += [found["id"] or ""] if "id" in found else []
        self.styles += [found["style"] or ""] if "style" in found else []
        self.links += [found["href"] or ""] if tag == "a" else []
        self.loads += (
            [found.get("src") or tag] if tag in {"script", "img", "iframe", "object", "embed", "style"} else []
        )
        if tag == "link" and found.get("rel") in {"stylesheet", "icon", "preload"}:
            self.loads.append(found["href"] or "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_its_place_and_nothing_is_loaded_from_elsewhere(pages: Path, language: str) -> None:
    text = (pages / VERSION / f"{language}.html").read_text(encoding="utf-8")
    seen, vocabulary = Seen(text), Vocabulary.read(FOLDER, language)
    terms = {local(term) for sort in TERMS for term in vocabulary.terms(sort)}
    assert len(terms) > 90
    assert terms <= set(seen.places)
    assert len(seen.places) == len(set(seen.places))
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.places)
    assert seen.loads == ["/ontology/style.css"]
    assert seen.styles == []
    for term in vocabulary.terms("Class"):
        assert vocabulary.label(term) in text
    other = "pernyataan" if language == "en" else "A statement"
    assert other not in text


def test_axioms_are_told_in_words(pages: Path) -> None:
    text = re.sub(r"<[^>]+>", "", (pages / VERSION / "en.html").read_text(encoding="utf-8"))
    for words in (
        "statement and ((cited report some report) or (conveyed by some actor))",
        "one of support, oppose, conditional, neutral",
        "Follows from the chain speaker ∘ speaks for.",
        "Inverse of is speaker of.",
        "In other codings: nearly cameo:12 (reject); nearly plover:REJECT (reject).",
        "Functional: a thing has at most one.",
    ):
        assert words in text


def test_pages_are_the_same_each_time_they_are_made(pages: Path, tmp_path: Path) -> None:
    """In another process, where chance has another seed."""
    made(tmp_path)
    for path in pages.rglob("*"):
        if path.is_file():
            assert (tmp_path / path.relative_to(pages)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_is_in_the_drawing_and_every_box_has_a_place_of_its_own(language: str) -> None:
    vocabulary = Vocabulary.read(FOLDER, language)
    drawing = pattern(vocabulary, "x")
    drawn = set(re.findall(r'href="#(\w+)"', drawing))
    related = {local(prop) for line in lines(vocabulary) for prop in (*line.there, *line.back)}
    inside = {local(prop) for box in boxes(vocabulary).values() for prop in (*box.loops, *(p for p, _ in box.values))}
    with_ends = {
        local(prop)
        for prop in vocabulary.terms("ObjectProperty")
        if prop not in vocabulary.inferences
        and (prop, rdflib.RDFS.domain, None) in vocabulary.graph
        and (prop, rdflib.RDFS.range, None) in vocabulary.graph
    }
    assert with_ends <= related | inside
    assert related | inside <= drawn
    spots = re.findall(r'<g class="node"><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawing)
    rooms = [tuple(map(float, spot)) for spot in spots]
    assert len(rooms) == 8
    for n, (x, y, width, height) in enumerate(rooms):
        for other_x, other_y, other_width, other_height in rooms[n + 1 :]:
            apart = (
                x + width < other_x or other_x + other_width < x or y + height < other_y or other_y + other_height < y
            )
            assert apart


def test_people_get_the_page_and_its_style(server: httpx2.Client) -> None:
    page = server.get("/ontology", headers={"accept": BROWSER})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert '<html lang="en">' in page.text
    assert '<html lang="id">' in server.get("/ontology?lang=id", headers={"accept": BROWSER}).text
    assert server.get(f"/ontology/{VERSION}", headers={"accept": BROWSER}).text == page.text
    assert server.get("/ontology.html").text == page.text
    style = server.get("/ontology/style.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "url(" not in style.text
    assert "@import" not in style.text
    kept = {"accept": BROWSER, "if-none-match": page.headers["etag"]}
    assert server.get("/ontology", headers=kept).status_code == 304


@pytest.mark.parametrize("suffix", FORMS)
def test_programs_get_the_terms(server: httpx2.Client, suffix: str) -> None:
    media_type, form = FORMS[suffix]
    ways = [
        server.get(f"/ontology.{suffix}"),
        server.get("/ontology", params={"format": suffix}),
        server.get("/ontology", headers={"accept": media_type}),
        server.get(f"/ontology/{VERSION}", headers={"accept": media_type}),
    ]
    for way in ways:
        assert way.headers["content-type"].split(";")[0] == media_type
        found = {quad.subject.value for quad in parse(way.content, form) if isinstance(quad.subject, NamedNode)}
        assert {ONTOLOGY_GRAPH.value, f"{ONTOLOGY}Statement", f"{ONTOLOGY}demands"} <= found
    assert f'<{ONTOLOGY_GRAPH.value}>; rel="canonical"' in ways[0].headers["link"]
    kept = {"if-none-match": ways[0].headers["etag"]}
    assert server.get(f"/ontology.{suffix}", headers=kept).status_code == 304


def test_the_terms_are_those_of_the_graph(server: httpx2.Client) -> None:
    graph = rdflib.Graph().parse(f"{server.base_url.join('/ontology')}")
    asked = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{ONTOLOGY_GRAPH.value}> {{ ?s ?p ?o }} }}"
    rows = server.get("/sparql", params={"query": asked}).json()["results"]["bindings"]
    assert len(graph) == int(rows[0]["n"]["value"]) > 2000


def test_what_is_not_there_is_told(server: httpx2.Client) -> None:
    missing = server.get("/ontology/9.9.9")
    assert (missing.status_code, missing.json()["near"]) == (404, [VERSION])
    assert server.get("/ontology/9.9.9", headers={"accept": BROWSER}).status_code == 404
    assert server.get("/ontology?lang=fr").json()["allowed"] == list(LANGUAGES)
    assert server.get("/ontology?format=pdf").status_code == 422
    assert server.get("/ontology", headers={"accept": "image/png"}).status_code == 406
    assert server.get("/ontology/alignments").headers["location"] == "/ontology"
    assert server.get("/ontology/../../etc/passwd").status_code == 404
    assert server.get("/ontology/%2e%2e", headers={"accept": BROWSER}).status_code == 404
    assert server.post("/ontology").status_code == 405


def test_without_pages_the_terms_are_listed(samples: Path, tmp_path: Path) -> None:
    with served(samples, documentation=tmp_path) as client:
        page = client.get("/ontology", headers={"accept": BROWSER})
        assert page.status_code == 200
        assert {"Statement", "demands", "oppose"} <= set(Seen(page.text).places)
        assert "<script" not in page.text
        assert client.get("/ontology/style.css").status_code == 404


def test_a_browser_shows_it_without_complaint_and_on_a_telephone(server: httpx2.Client) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = Path("/usr/bin/chromium")
    if not chromium.exists():
        pytest.skip("no Chromium")
    complaints: list[str] = []
    asked: list[str] = []
    with playwright.sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
        page.on("console", lambda message: complaints.append(f"{message.text} {message.location['url']}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.base_url.join('/ontology')}#RelayedStatement")
        assert page.locator("#RelayedStatement").bounding_box()["y"] < 100  # the fragment is found
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
        browser.close()
    assert [one for one in complaints if not one.endswith("/favicon.ico")] == []
    assert {httpx2.URL(url).host for url in asked} == {server.base_url.host}
