"""What is derived, in a real browser: each position, change, answer, act and status with the words it rests on."""

import re
from itertools import pairwise
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser import Visitor, needs_browser

pytestmark = needs_browser

STANCES = {"supports": "support", "opposes": "oppose", "conditional": "conditional", "ambiguous": "ambiguous"}


def first(server: httpx2.Client, path: str, **of: object) -> dict[str, Any]:
    """The first item of a list of the API that holds these values."""
    items = server.get(path, params={"limit": 100}).json()["items"]
    return next(one for one in items if all(one[name] == value for name, value in of.items()))


def words(page: Page, within: str) -> list[str]:
    return page.locator(f"{within} .words").all_inner_texts()


def test_a_change_of_stance_leads_to_the_position_and_the_words_before_and_after(
    visitor: Visitor, server: httpx2.Client
) -> None:
    change = first(server, "/changes")
    page = visitor.go("/view/changes")
    told = [change["before"]["words"], change["after"]["words"]]
    assert words(page, ".changes > li:first-child") == told
    page.locator(".changes h2 a").first.click()
    page.wait_for_url(re.compile(f"/id/actor/{change['actor']['id']}"))
    visitor.settled()
    row = f"#on-{change['topic']['kind']}-{change['topic']['id']}"
    expect(page.locator(f"{row}[open]")).to_be_in_viewport()
    assert words(page, f"{row} .turn")[:2] == told
    strip = page.locator(f"{row} .strip").get_attribute("aria-label") or ""
    stances = [STANCES.get(part.split(",")[0]) for part in strip.split("; ")]
    assert (change["was"], change["became"]) in pairwise(stances)


def test_positions_are_told_by_the_clock_and_the_voices_of_the_address(visitor: Visitor, server: httpx2.Client) -> None:
    def held(**asked: str) -> list[str]:
        items = server.get("/actors/russia/positions", params={"limit": 100, **asked}).json()["items"]
        return [one["topic"]["label"] for one in items]

    page = visitor.go("/id/actor/russia")
    topics = page.locator(".position-topic")
    expect(topics).to_have_text(held())
    page.get_by_role("button", name="Whoever spoke for it").click()
    visitor.is_at("/id/actor/russia?voices=all")
    expect(topics).to_have_text(held(side="russia"))
    page.get_by_text("Up to now").click()
    page.get_by_label("Published by the end of").fill("2021-12-15")
    visitor.is_at("/id/actor/russia?voices=all&published_by=2021-12-15")
    expect(topics).to_have_text(held(side="russia", published_by="2021-12-15"))
    assert len({len(held()), len(held(side="russia")), len(held(side="russia", published_by="2021-12-15"))}) == 3


def test_a_position_has_an_address_that_leads_to_its_row(visitor: Visitor, server: httpx2.Client) -> None:
    topic = first(server, "/actors/vladimir-putin/positions", current="support")["topic"]
    page = visitor.go(f"/id/position/vladimir-putin--demand--{topic['id']}")
    expect(page.locator(".position[open] .position-topic")).to_have_text(topic["label"])
    visitor.is_at(f"/id/actor/vladimir-putin#on-demand-{topic['id']}")


def test_an_answer_stands_below_what_it_answers_with_the_words_that_show_it(
    visitor: Visitor, server: httpx2.Client
) -> None:
    items = server.get("/answers", params={"limit": 100}).json()["items"]
    answer = next(one for one in items if one["cue"] and one["cue"]["words"] in (one["answering"]["words"] or ""))
    page = visitor.go("/view/answers")
    thread = page.locator(".threads > li").filter(has_text=answer["answering"]["words"]).first
    expect(thread.locator("> .quote .words")).to_have_text(answer["answered"]["words"])
    reply = thread.locator(".reply").filter(has=page.locator(f'a[href="/id/statement/{answer["answering"]["id"]}"]'))
    expect(reply.locator("blockquote mark")).to_have_text(answer["cue"]["words"])
    page.get_by_role("button", name="denies").click()
    expect(page.locator(".reply")).to_have_count(server.get("/answers?type=denies").json()["total"])
    page = visitor.go(f"/id/statement/{answer['answered']['id']}")
    expect(page.locator("section[aria-labelledby=answered_by] .reply .words")).to_contain_text(
        [answer["answering"]["words"]]
    )


def test_reports_of_an_act_stand_side_by_side_and_differences_lead_to_both_wordings(
    visitor: Visitor, server: httpx2.Client
) -> None:
    counted = next(one for one in server.get("/acts").json()["items"] if one["differing"])
    act = server.get(f"/acts/{counted['id']}").json()
    page = visitor.go(f"/id/act/{act['id']}")
    assert sorted(words(page, ".reports")) == sorted(one["words"] for one in act["reported"])
    expect(page.locator(".reports > li")).to_have_count(act["documents"])
    expect(page.locator(".groups > li")).to_have_count(len(act["groups"]))
    said = {one["id"]: one["words"] for one in act["reported"]}
    assert words(page, "#difference-1") == [said[act["differences"][0]["one"]], said[act["differences"][0]["other"]]]
    page.locator(".told-differs a").first.click()
    expect(page.locator(".differences > li:target")).to_be_in_viewport()


def test_how_a_demand_stood_is_told_with_the_statements_that_made_it_so(
    visitor: Visitor, server: httpx2.Client
) -> None:
    page = visitor.go("/view/demands")
    page.get_by_label("How it stands").select_option("rejected")
    rejected = server.get("/demands?status=rejected").json()["items"]
    expect(page.locator(".topic-name")).to_have_text([one["label"] for one in rejected])
    page.locator(".topic-name a").first.click()
    page.wait_for_url(re.compile("/id/demand/"))
    visitor.settled()
    periods = server.get(f"/demands/{rejected[0]['id']}").json()["assessments"]
    expect(page.locator(".history .tag")).to_have_text([one["status"] for one in periods])
    page.locator(".history summary").last.click()
    assert words(page, ".history > li:last-child") == [one["words"] for one in periods[-1]["statements"]]
    page.get_by_role("link", name="All answers to what was said on it").click()
    page.wait_for_url(re.compile("/view/answers"))
    answers = server.get("/answers", params={"answered_topic": f"demand/{rejected[0]['id']}"}).json()["total"]
    expect(visitor.settled().locator(".reply")).to_have_count(answers)
    assert answers > 0


def test_an_event_tells_what_was_said_there_and_a_statement_where_it_was_said(
    visitor: Visitor, server: httpx2.Client
) -> None:
    found = next(one for one in server.get("/events").json()["items"] if one["statements"] and not one["curated"])
    page = visitor.go(f"/id/event/{found['id']}")
    expect(page.locator("section[aria-labelledby=made] .quote")).to_have_count(found["statements"])
    expect(page.locator(".facts")).to_contain_text("Found in articles")
    page.locator("section[aria-labelledby=made] .words").first.click()
    page.wait_for_url(re.compile("/id/statement/"))
    expect(page.locator(".slots").get_by_role("link", name=found["label"])).to_be_visible()


@pytest.mark.parametrize("path", ["/id/act/{act}", "/view/acts", "/view/answers", "/view/changes"])
def test_these_views_are_usable_by_all_in_the_dark_and_on_a_telephone(
    path: str, visitor: Visitor, server: httpx2.Client
) -> None:
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    visitor.page.emulate_media(color_scheme="dark")
    page = visitor.go(path.format(act=first(server, "/acts")["id"]))
    assert visitor.serious() == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
