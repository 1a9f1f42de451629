"""Matrix and comparison in a real browser: cells lead to sentences; orders, keys, files; two actors side by side."""

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.browser import Visitor, needs_browser, visiting

pytestmark = needs_browser

PNG = b"\x89PNG\r\n\x1a\n"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SCREENS = pytest.mark.parametrize(
    ("scheme", "language", "size"), [("light", "en-GB", {}), ("dark", "id-ID", PHONE)], ids=["light", "dark-phone"]
)


def saved(page: Page, label: str) -> bytes:
    page.get_by_text("Get this as…").click()
    with page.expect_download() as download:
        page.locator(".take").get_by_role("button", name=label, exact=True).click()
    page.get_by_text("Get this as…").click()
    return Path(download.value.path()).read_bytes()


def rows(page: Page) -> list[str]:
    return page.locator(".matrix tbody th a").all_inner_texts()


def test_each_cell_counts_and_leads_to_its_sentences(visitor: Visitor, server: httpx2.Client) -> None:
    matrix = server.get("/matrix").json()
    page = visitor.go("/view/matrix")
    cells = page.locator(".matrix .cell")
    expect(cells).to_have_count(len(matrix["cells"]))
    cell = max(matrix["cells"], key=lambda one: (one["support"], one["statements"]))
    actor = next(one["label"] for one in matrix["actors"] if one["id"] == cell["actor"])
    topic = next(one["label"] for one in matrix["topics"] if one["id"] == cell["topic"])
    button = page.get_by_role("button", name=f"{actor} on {topic}: ")
    expect(button).to_have_text(str(cell["statements"]))
    expect(button).to_have_class("cell tone-support")
    button.click()
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading").first).to_have_text(f"{actor} on {topic}")
    expect(panel.locator("blockquote")).to_have_count(cell["statements"])
    assert parse_qs(urlsplit(page.url).query)["pick"] == [f"{cell['actor']} {cell['topic_kind']}/{cell['topic']}"]


def test_the_grid_is_walked_with_keys(visitor: Visitor) -> None:
    page = visitor.go("/view/matrix")
    page.locator('[data-at="0,0"]').focus()
    for key, place in (
        ("ArrowRight", "0,1"), ("ArrowDown", "1,1"), ("Home", "1,0"), ("ArrowLeft", "1,-1"), ("ArrowUp", "0,-1"),
        ("ArrowUp", "0,-1"), ("Control+Home", "0,0"), ("ArrowUp", "-1,0"), ("ArrowDown", "0,0"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.at") == place
    assert page.locator('.matrix [data-at][tabindex="0"]').count() == 1
    page.locator(".matrix .cell").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").locator("blockquote").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)
    assert page.evaluate("document.activeElement.className").startswith("cell")


def test_rows_and_columns_stand_in_the_order_asked_for(visitor: Visitor, server: httpx2.Client) -> None:
    matrix = server.get("/matrix").json()
    page = visitor.go("/view/matrix")
    assert rows(page) == [one["label"] for one in sorted(matrix["actors"], key=lambda o: (-o["statements"], o["id"]))]
    page.get_by_label("Actors by").select_option("name")
    page.wait_for_url("**rows=name*")
    assert rows(page) == sorted(rows(page), key=str.casefold)
    page.get_by_label("Actors by").select_option("likeness")
    page.wait_for_url("**rows=likeness*")
    assert sorted(rows(page)) == sorted(one["label"] for one in matrix["actors"])
    topic = matrix["topics"][1]
    page.get_by_role("button", name=f"Sort by the stances of {topic['label']}").click(force=True)
    page.wait_for_url("**rows=*")
    stands = {one["actor"]: one for one in matrix["cells"] if one["topic"] == topic["id"]}
    supporters = [one["label"] for one in matrix["actors"] if (stands.get(one["id"]) or {"support": 0})["support"]]
    assert rows(page)[0] in supporters
    assert page.locator('th[aria-sort="descending"]').count() == 1


def test_filters_narrow_it_and_files_hold_what_is_shown(visitor: Visitor, server: httpx2.Client) -> None:
    matrix = server.get("/matrix", params={"kind": "demand"}).json()
    page = visitor.go("/view/matrix")
    page.locator("summary").filter(has_text="Kind").click()
    page.get_by_label("demand", exact=True).check()
    expect(page.locator(".matrix .cell")).to_have_count(len(matrix["cells"]))
    table = list(csv.DictReader(io.StringIO(saved(page, "CSV (as shown)").decode("utf-8-sig"))))
    told = {(one["actor_iri"], one["topic_iri"], int(one["statements"])) for one in table}
    iris = {one["id"]: one["iri"] for one in (*matrix["actors"], *matrix["topics"])}
    assert told == {(iris[one["actor"]], iris[one["topic"]], one["statements"]) for one in matrix["cells"]}
    assert [*dict.fromkeys(one["actor"] for one in table)] == rows(page)
    root = etree.fromstring(saved(page, "SVG"))
    assert {*rows(page)} <= {text.text for text in root.iter("{*}text")}
    assert saved(page, "PNG").startswith(PNG)


@SCREENS
def test_the_matrix_is_usable_by_all_on_every_screen(
    browser: Browser, server: httpx2.Client, scheme: str, language: str, size: dict[str, object]
) -> None:
    with visiting(browser, server, color_scheme=scheme, locale=language, **size) as visitor:
        page = visitor.go("/view/matrix?rows=likeness&columns=likeness")
        assert visitor.serious() == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        head = page.locator(".matrix tbody th").first
        before = head.bounding_box()
        page.locator(".matrix").evaluate("box => box.scrollTo(400, 200)")
        after = head.bounding_box()
        assert before
        assert after
        assert before["x"] == after["x"]  # names stay in sight
        page.locator(".matrix .cell").first.evaluate("cell => cell.click()")
        expect(page.locator(".evidence blockquote").first).to_be_visible()
        assert visitor.serious() == []
        assert visitor.complaints == []


def test_two_actors_are_chosen_and_compared(visitor: Visitor, server: httpx2.Client) -> None:
    page = visitor.go("/view/compare")
    page.get_by_role("combobox", name="First actor").fill("putin")
    page.get_by_role("option", name="Vladimir Putin").click()
    page.get_by_role("combobox", name="Second actor").fill("biden")
    page.get_by_role("option", name="Joe Biden").click()
    page.wait_for_url("**a=vladimir-putin&b=joe-biden")
    compared = server.get("/compare", params={"a": "vladimir-putin", "b": "joe-biden"}).json()["items"]
    sections = page.locator(".compare-row")
    expect(sections).to_have_count(len(compared))
    assert len(compared) > 0
    for section, item in zip(sections.all(), compared, strict=True):
        expect(section.get_by_role("heading", level=2)).to_have_text(item["topic"]["label"])
        for stand, side in zip(section.locator(".compare-stand").all(), ("a", "b"), strict=True):
            quotes = [quote["words"] for quote in item[side]["quotes"]] if item[side] else []
            assert stand.locator("blockquote .words").all_inner_texts() == quotes
    agreement = compared[0]["agreement"]
    some = [item for item in compared if item["agreement"] == agreement]
    words = {"agree": "agree", "disagree": "disagree", "mixed": "in part", "unclear": "unclear"}[agreement]
    page.get_by_role("button", name=f"{words} ({len(some)})", exact=True).click()
    expect(sections).to_have_count(len(some))
    page.get_by_role("button", name="Swap sides").click()
    page.wait_for_url("**a=joe-biden&b=vladimir-putin*")
    expect(page.locator("h1")).to_have_text("Joe Biden and Vladimir Putin")


@SCREENS
def test_the_comparison_is_usable_by_all_on_every_screen(
    browser: Browser, server: httpx2.Client, scheme: str, language: str, size: dict[str, object]
) -> None:
    with visiting(browser, server, color_scheme=scheme, locale=language, **size) as visitor:
        page = visitor.go("/view/compare?a=vladimir-putin&b=joe-biden")
        expect(page.locator(".compare-row blockquote").first).to_be_visible()
        assert visitor.serious() == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert visitor.complaints == []
