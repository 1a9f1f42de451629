"""The network view in a real browser: drawn, filtered, played through, picked apart, taken away; and as a table."""

import math
import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.browser import Visitor, needs_browser, visiting

pytestmark = needs_browser

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LINE = r'<path fill="none"[^>]* d="M([\d.]+) ([\d.]+)Q[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"'
BLIND = "HTMLCanvasElement.prototype.getContext = () => null"


def drawn(visitor: Visitor, query: str = "") -> Page:
    """The network, once its nodes have found their places."""
    page = visitor.go(f"/view/network{query}")
    expect(page.locator(".canvas")).to_have_attribute("data-settled", "true")
    return page


def saved(page: Page, label: str) -> bytes:
    page.get_by_text("Get this as…").click()
    with page.expect_download() as download:
        page.locator(".take").get_by_role("button", name=label, exact=True).click()
    page.get_by_text("Get this as…").click()
    return Path(download.value.path()).read_bytes()


def pairs(network: object) -> int:
    assert isinstance(network, dict)
    return len({(edge["source"], edge["target"]) for edge in network["edges"]})


def test_a_node_that_is_found_or_clicked_leads_to_its_sentences(visitor: Visitor, server: httpx2.Client) -> None:
    page = drawn(visitor)
    network = server.get("/network", params={"limit": 20000}).json()
    label = page.locator(".canvas-box").get_attribute("aria-label") or ""
    assert f"{len(network['nodes'])} nodes and {pairs(network)} connections" in label
    page.get_by_role("combobox", name="Find a node").fill("Stoltenb")
    page.get_by_role("option", name="Jens Stoltenberg").wait_for()
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Jens Stoltenberg")
    expect(panel.locator("blockquote").first).to_contain_text("Stoltenberg")
    assert parse_qs(urlsplit(page.url).query)["pick"] == ["actor/jens-stoltenberg"]
    told = server.get("/statements", params={"speaker": "jens-stoltenberg"}).json()["total"]
    expect(panel.get_by_role("status")).to_have_text(f"{told} statements")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    page.wait_for_timeout(500)  # the node comes into the middle of the picture
    box = page.locator(".canvas-box").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(panel).to_be_visible()


def test_a_line_that_is_clicked_leads_to_its_sentences(visitor: Visitor) -> None:
    page = drawn(visitor)
    box = page.locator(".canvas-box").bounding_box()
    assert box
    lines = [[float(n) for n in d.groups()] for d in re.finditer(LINE, saved(page, "SVG").decode())]
    x, y, to_x, to_y = max(lines, key=lambda line: math.dist(line[:2], line[2:]))
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7):  # other lines and nodes may lie on it
        page.mouse.move(box["x"] + x + (to_x - x) * share + 8, box["y"] + y + (to_y - y) * share)
        page.mouse.click(box["x"] + x + (to_x - x) * share, box["y"] + y + (to_y - y) * share)
        if page.locator(".evidence").count():
            break
    expect(page.locator(".evidence blockquote").first).to_be_visible()
    assert "→" in parse_qs(urlsplit(page.url).query)["pick"][0]


def test_filters_change_what_is_seen_and_what_is_taken_along(visitor: Visitor, server: httpx2.Client) -> None:
    page = drawn(visitor)
    page.locator("summary").filter(has_text="Kind").click()
    page.get_by_label("threat").check()
    fewer = server.get("/network", params={"kind": "threat", "limit": 20000}).json()
    page.wait_for_function(
        "n => document.querySelector('.canvas-box').ariaLabel.includes(`${n} nodes`)", arg=len(fewer["nodes"])
    )
    page.get_by_text("Get this as…").click()
    href = page.get_by_role("link", name="GEXF (Gephi)").get_attribute("href") or ""
    assert parse_qs(urlsplit(href).query) == {"projection": ["actor-topic"], "kind": ["threat"], "lang": ["en"]}
    gexf = server.get(href)
    assert gexf.status_code == 200
    assert len(etree.fromstring(gexf.content).findall(".//{*}node")) == len(fewer["nodes"])
    page.keyboard.press("Escape")  # the menu of formats lies over the filters
    page.get_by_role("button", name="Clear filters").click()
    assert "kind" not in urlsplit(page.url).query


def test_the_same_address_gives_the_same_picture_as_svg_and_as_png(browser: Browser, server: httpx2.Client) -> None:
    pictures = []
    for _ in range(2):
        with visiting(browser, server) as visitor:
            page = drawn(visitor, "?projection=actor-actor&pick=actor/russia")
            pictures.append(saved(page, "SVG"))
            png = saved(page, "PNG")
            assert visitor.complaints == []
    root = etree.fromstring(pictures[0])
    words = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert "Russia" in words
    assert any("Snapshot" in line and "/view/network" in line for line in words)
    nodes = server.get("/network", params={"projection": "actor-actor", "limit": 20000}).json()["nodes"]
    assert len(root.findall(f"{SVG}svg/{SVG}circle")) == len(nodes)
    assert len(root.findall(f".//{SVG}g")) >= 1
    assert png.startswith(PNG)
    address = str(server.base_url).encode()
    assert pictures[0].replace(address, b"") == pictures[1].replace(address, b"")


def test_time_is_walked_through(visitor: Visitor, server: httpx2.Client) -> None:
    page = visitor.go("/view/network?as=table")
    rows = page.locator(".pairs tbody tr")
    whole = rows.count()
    assert whole == pairs(server.get("/network", params={"limit": 20000}).json())
    slider = page.get_by_role("slider", name="Day that is shown")
    slider.focus()
    page.keyboard.press("Home")
    expect(rows).not_to_have_count(whole)
    first = parse_qs(urlsplit(page.url).query)["at"][0]
    until = server.get("/network", params={"to": first, "limit": 20000}).json()
    assert rows.count() == pairs(until)
    page.get_by_role("button", name="Play through time").click()
    page.wait_for_function(
        "() => document.querySelector('.play input').value > document.querySelector('.play input').min"
    )
    page.get_by_role("button", name="Pause").click()
    page.wait_for_function("first => new URLSearchParams(location.search).get('at') > first", arg=first)
    page.get_by_label("How much time is shown").select_option("7")
    page.wait_for_url("**window=7*")


def test_the_table_says_the_same_and_leads_to_the_same_sentences(visitor: Visitor, server: httpx2.Client) -> None:
    page = visitor.go("/view/network?projection=actor-actor&as=table")
    network = server.get("/network", params={"projection": "actor-actor", "limit": 20000}).json()
    weights = Counter[tuple[str, str]]()
    for edge in network["edges"]:
        weights[edge["source"], edge["target"]] += edge["weight"]
    heaviest = max(weights.values())
    first = page.locator(".pairs tbody tr").first
    expect(first.get_by_role("button")).to_have_text(f"{heaviest} statements")
    first.get_by_role("button").press("Enter")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("status")).to_have_text(f"{heaviest} statements")
    expect(panel.locator("blockquote")).to_have_count(min(heaviest, 10))
    page.get_by_text("≥ 1 statement").click()
    page.get_by_label("At least so many statements").fill(str(heaviest))
    expect(page.locator(".pairs tbody tr")).to_have_count(list(weights.values()).count(heaviest))


def test_who_agrees_with_whom_is_told_with_the_weights_of_discourse_networks(
    visitor: Visitor, server: httpx2.Client
) -> None:
    choices = {"type": "one-mode", "aggregation": "conflict", "normalisation": "average"}
    ties = server.get("/discourse", params={**choices, "limit": 20000}).json()["ties"]
    page = visitor.go("/view/network?projection=agreement&aggregation=conflict&normalisation=average&as=table")
    rows = page.locator(".pairs tbody tr")
    expect(rows).to_have_count(len(ties))
    heaviest = max(ties, key=lambda tie: tie["weight"])
    expect(rows.first.get_by_role("button")).to_contain_text(f"weight {heaviest['weight']:.3g}")
    expect(rows.first).to_contain_text("disagree")
    rows.first.get_by_role("button").click()
    panel = page.get_by_role("complementary")
    expect(panel.locator("blockquote")).to_have_count(min(10, len(heaviest["statements"])))
    page.get_by_role("button", name="agreement less disagreement").click()
    page.get_by_role("button", name="Picture").click()
    expect(page.locator(".canvas")).to_have_attribute("data-settled", "true")
    drawing = saved(page, "SVG").decode()
    assert "disagree" in drawing
    assert len(re.findall(LINE, drawing)) > 5
    assert not re.search(LINE + r"/><path", drawing), "a tie leads from nobody to nobody"


def test_without_webgl_there_is_the_table_and_the_reason(browser: Browser, server: httpx2.Client) -> None:
    with visiting(browser, server) as visitor:
        visitor.page.add_init_script(BLIND)
        page = visitor.go("/view/network")
        expect(page.get_by_text("draws no WebGL")).to_be_visible()
        assert page.locator(".pairs tbody tr").count() > 10
        assert page.locator("canvas").count() == 0
        assert visitor.complaints == []


@pytest.mark.parametrize(
    ("scheme", "language", "size"), [("light", "en-GB", {}), ("dark", "id-ID", PHONE)], ids=["light", "dark-phone"]
)
def test_it_is_usable_by_all_on_every_screen(
    browser: Browser, server: httpx2.Client, scheme: str, language: str, size: dict[str, object]
) -> None:
    with visiting(browser, server, color_scheme=scheme, locale=language, **size) as visitor:
        page = drawn(visitor, "?pick=actor/nato&colour=kind")
        expect(page.locator(".evidence blockquote").first).to_be_visible()
        heading = "Jaringan pernyataan" if language == "id-ID" else "Network of statements"
        expect(page.locator("h1")).to_have_text(heading)
        assert visitor.serious() == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(page.url.replace("pick=actor/nato", "as=table"))
        visitor.settled()
        assert visitor.serious() == []
        assert page.locator("html").get_attribute("lang") == language[:2]
        assert visitor.complaints == []
