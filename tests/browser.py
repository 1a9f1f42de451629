"""A real browser at a real server: what it shows, what it complains of, whom it asks.

In      a client of a served store, Debian's Chromium
Out     visits; axe's findings; whatever was asked of any other server.
Limits  axe is run with the rules that need no judgement; it says nothing of what the words mean.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from kg.places import PAGE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
BUILT = (PAGE / "index.html").is_file()
AXE = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")

needs_browser = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium"),
    pytest.mark.skipif(not BUILT, reason="the page is not built: install Node 20.19 or newer, then `make web`"),
]

_SERIOUS = """async (rules) => {
  const found = await axe.run(document, { resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}) });
  return found.violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser, without windows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])
        try:
            yield browser
        finally:
            browser.close()


class Visitor:
    """One visitor's browser tab, and what went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(10_000)
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)

    def go(self, path: str) -> Page:
        """Go to an address of the page, and wait until nothing is waited for."""
        self.page.goto(f"{self.address}{path}")
        return self.settled()

    def settled(self) -> Page:
        """Wait until there is a heading, and nothing is waited for."""
        expect(self.page.locator("h1")).to_have_count(1)
        expect(self.page.locator(".skeleton, [aria-busy=true], .progress[data-shown=true]")).to_have_count(0)
        return self.page

    def serious(self, *rules: str) -> list[str]:
        """What axe finds serious or critical in what is shown, by these rules or by all."""
        self.page.evaluate(_axe())
        found: list[str] = self.page.evaluate(_SERIOUS, list(rules))
        return found

    def is_at(self, path: str) -> None:
        """Wait until the address is this one."""
        self.page.wait_for_url(f"{self.address}{path}")

    def _heard(self, said: ConsoleMessage) -> None:
        """What the driver of a graphics processor that is not there says of its speed is no complaint of the page."""
        if said.type in {"error", "warning"} and "GL Driver Message" not in said.text:
            self.complaints.append(said.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)


@contextmanager
def visiting(browser: Browser, server: httpx2.Client, **how: object) -> Iterator[Visitor]:
    """A visitor with settings of its own, such as ``color_scheme`` or ``viewport``; nobody else is asked."""
    settings = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **how}
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    try:
        visitor = Visitor(context.new_page(), str(server.base_url).rstrip("/"))
        yield visitor
        assert visitor.outside == []
    finally:
        context.close()


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")
