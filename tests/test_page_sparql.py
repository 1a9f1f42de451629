"""The SPARQL view in a real browser: examples, completion, results that lead on, links that cannot lead astray."""

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from kg.names import ONTOLOGY
from tests.browser import Visitor, needs_browser, visiting
from tests.servers import Trap

pytestmark = needs_browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
ACTORS = f"PREFIX cq: <{ONTOLOGY}> SELECT DISTINCT ?actor WHERE {{ ?s cq:speaker ?actor }} ORDER BY ?actor"


def opened(visitor: Visitor, query: str = "") -> Page:
    """The view, once its editor is there; a query is asked at once."""
    page = visitor.go(f"/view/sparql{f'#query={quote(query)}' if query else ''}")
    page.locator(".CodeMirror").wait_for()
    return page


def asked(server: httpx2.Client, query: str) -> list[dict[str, str]]:
    answer = server.post("/sparql", data={"query": query}, headers={"accept": "application/sparql-results+json"})
    return [{name: cell["value"] for name, cell in row.items()} for row in answer.json()["results"]["bindings"]]


def held(page: Page) -> str:
    return parse_qs(urlsplit(page.url).fragment)["query"][0]


def test_an_example_runs_at_a_click_and_the_address_keeps_it(browser: Browser, server: httpx2.Client) -> None:
    with visiting(browser, server) as visitor:
        page = opened(visitor)
        saved = server.get("/queries").json()["queries"]
        expect(page.locator(".examples li")).to_have_count(len(saved))
        page.get_by_role("searchbox", name="Find an example").fill("accuses whom")
        page.locator(".examples").get_by_role("button", name="Accusations").click()
        page.wait_for_url("**Accusation*")
        rows = asked(server, held(page))
        expect(page.locator(".dataTable tbody tr")).to_have_count(len(rows))
        assert len(rows) > 5
        address = page.url
        assert visitor.complaints == []
    with visiting(browser, server) as visitor:
        page = visitor.page
        page.goto(address)
        expect(page.locator(".dataTable tbody tr")).to_have_count(len(rows))
        expect(page.get_by_role("tab", name="Accusations")).to_have_attribute("aria-selected", "true")
        page.get_by_role("button", name="Cite this view").click()
        citation = page.get_by_label("Citation text").input_value()
        assert "cq:Accusation" in citation
        assert address.split("#")[0] in citation
        assert visitor.complaints == []


def test_results_lead_to_the_views_of_things_and_can_be_taken_along(visitor: Visitor, server: httpx2.Client) -> None:
    page = opened(visitor, ACTORS)
    rows = asked(server, ACTORS)
    links = page.locator(".dataTable a.iri")
    expect(links).to_have_count(len(rows))
    expect(links.first).to_have_attribute("href", urlsplit(rows[0]["actor"]).path.removeprefix("/communique"))
    page.get_by_text("Get this as…").click()
    with page.expect_download() as download:
        page.locator(".take").get_by_role("button", name="CSV", exact=True).click()
    table = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))
    assert table == rows
    links.first.click()
    page.wait_for_url("**/id/actor/*")
    visitor.settled()


def test_names_are_completed_from_what_the_graph_says_of_itself(visitor: Visitor) -> None:
    page = opened(visitor)
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT * WHERE { ?s cq:dem", delay=15)
    hints = page.locator(".CodeMirror-hint")
    expect(hints.filter(has_text="cq:demandContent")).to_have_count(1)
    assert all(words.startswith("cq:dem") for words in hints.all_inner_texts())
    page.keyboard.press("Escape")
    query = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert query.startswith(f"PREFIX cq: <{ONTOLOGY}>")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(f"PREFIX cq: <{ONTOLOGY}>\nSELECT * WHERE {{ ?s a cq:Red", delay=15)
    expect(hints.filter(has_text="cq:RedLine")).to_contain_text("red line")


def test_a_query_that_is_wrong_says_what_the_server_says(visitor: Visitor) -> None:
    page = opened(visitor, "SELECT ?nothing WHERE { ?s ?p }")
    expect(page.locator(".errorResult")).to_contain_text("Line 1, column 31")
    visitor.complaints.clear()  # the browser tells of the status 400


def test_a_link_cannot_send_the_query_elsewhere(visitor: Visitor, server: httpx2.Client) -> None:
    trap = Trap()
    page = visitor.page
    page.goto(
        f"{visitor.address}/view/sparql#query={quote(ACTORS)}&endpoint=http://127.0.0.1:{trap.port}/sparql"
        "&headers=%7B%22x-secret%22%3A%22a%22%7D&requestMethod=GET"
    )
    with page.expect_request("**/sparql") as request:
        page.get_by_role("button", name="Run the query").click()
    expect(page.locator(".dataTable a.iri")).to_have_count(len(asked(server, ACTORS)))
    assert request.value.method == "POST"
    assert "x-secret" not in request.value.headers
    assert trap.visits == 0
    trap.close()


@pytest.mark.parametrize(
    ("scheme", "language", "size"), [("light", "en-GB", {}), ("dark", "id-ID", PHONE)], ids=["light", "dark-phone"]
)
def test_it_is_usable_by_all_on_every_screen(
    browser: Browser, server: httpx2.Client, scheme: str, language: str, size: dict[str, object]
) -> None:
    with visiting(browser, server, color_scheme=scheme, locale=language, **size) as visitor:
        page = opened(visitor, ACTORS)
        expect(page.locator(".dataTable tbody tr").first).to_be_visible()
        assert visitor.serious() == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert visitor.complaints == []
