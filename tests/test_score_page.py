"""The page of `kg score`: what stands in it, and what it does in a real browser."""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from kg.model import Kind, Span
from kg.score import Compared, Found, Made, Paper, compare, read_gold, read_predictions, report
from kg.score.measures import NOTHING
from kg.score.page import page
from kg.score.values import Gold, Meant, Outcome, Sheet, Verdict

DATA = Path(__file__).parent / "data" / "score"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")

VOID = {"meta", "link", "br", "hr", "img", "input"}


def compared() -> Compared:
    annotations, _ = read_gold(DATA / "gold.jsonl")
    predictions, _ = read_predictions(DATA / "predictions.jsonl")
    papers = [
        Paper(
            path.name,
            path.read_text(encoding="utf-8"),
            tuple(each.found for each in predictions if each.document == path.name),
        )
        for path in sorted((DATA / "articles").iterdir())
    ]
    return compare(annotations, papers)


@pytest.fixture(scope="module")
def made_up() -> str:
    return page(report(compared(), Made("gold.jsonl", "predictions.jsonl")))


class Reader(HTMLParser):
    """Elements with their attributes and words; complains of tags that do not close as they opened."""

    def __init__(self, words: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.sides: dict[str, list[str]] = {"side gold": [], "side found": []}
        self._open: list[tuple[str, str | None]] = []
        self.feed(words)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("class")))
        if dict(attrs).get("class") in self.sides:
            self.sides[str(dict(attrs)["class"])].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [name for _, name in self._open]
        labelled = any((name or "").startswith("pill") for name in classes)
        for side, paragraphs in self.sides.items():
            if side in classes and not labelled:
                paragraphs[-1] += data


# ---------------------------------------------------------------- what stands in it


def test_the_text_stands_on_both_sides_word_for_word(made_up: str) -> None:
    reader = Reader(made_up)
    texts = [(DATA / "articles" / name).read_text(encoding="utf-8") for name in ("harbour-fees.txt", "pelabuhan.txt")]
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    assert reader.sides == {"side gold": paragraphs, "side found": paragraphs}
    assert "selat &lt;b&gt;&amp;amp; teluk&lt;/b&gt;" in made_up


def test_every_statement_has_a_label_a_side_and_one_card(made_up: str) -> None:
    elements = Reader(made_up).elements
    cards = [str(a["id"]) for _, a in elements if (a.get("class") or "").startswith("card ")]
    labels = [str(a["data-o"]) for tag, a in elements if tag == "a" and "data-o" in a]
    assert cards == list(dict.fromkeys(cards))
    assert len(cards) == 12
    assert sorted(set(labels)) == sorted(cards)
    assert len(labels) == 9 + 12  # 9 pairs on both sides, one missed, one extra, one spurious on one
    ids = [str(a["id"]) for _, a in elements if "id" in a]
    assert sorted(ids) == sorted(set(ids))


def test_overlapping_spans_share_a_stretch(made_up: str) -> None:
    laps = [a for _, a in Reader(made_up).elements if "lap" in (a.get("class") or "").split()]
    assert [a["data-o"] for a in laps] == ["s2-3 s2-2"]
    assert laps[0]["class"] == "m right lap on-right"


def test_the_page_asks_for_nothing_outside_itself(made_up: str) -> None:
    elements = Reader(made_up).elements
    assert {tag for tag, _ in elements} & {"link", "img", "iframe", "object", "embed", "base", "form"} == set()
    assert [a for _, a in elements if "src" in a or "style" in a or any(name.startswith("on") for name in a)] == []
    assert all(str(a["href"]).startswith("#") for _, a in elements if "href" in a)
    assert not re.search(r"url\(|@import|https?:", made_up)
    (policy,) = [str(a["content"]) for _, a in elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_same_report_gives_the_same_page(made_up: str) -> None:
    assert made_up == page(report(compared(), Made("gold.jsonl", "predictions.jsonl")))


def hostile() -> str:
    """Words that would be markup, spans outside of the text, an article without words, no confidence, no pair."""
    text = '</script><script>alert(1)</script> $title "><img src=x onerror=alert(2)>\n\n\n&amp;'
    meant = Meant(
        (Kind.DEMAND,),
        (("</td><b>",),),
        ('"',),
        ("<topic>",),
        ("'",),
        (),
        ("2031",),
        "<script>alert(3)</script>",
        False,
    )
    gold = Gold(1, Span(0, 9), meant)
    one = Found(Span(5000, 6000), None, Kind.THREAT, ("<i>",), (), (), (), (), (), "", None)
    between = Found(Span(len(text) - 7, len(text) - 5), None, Kind.THREAT, ("<i>",), (), (), (), (), (), "", None)
    outcomes = (
        Outcome(gold, None, Verdict.MISSED, False),
        Outcome(None, one, Verdict.SPURIOUS, False),
        Outcome(None, between, Verdict.SPURIOUS, False),
    )
    sheets = (Sheet('"><script>alert(4)</script>.txt', text, outcomes), Sheet("blank.txt", "\n", ()))
    return page(report(Compared(sheets, (), (), NOTHING), Made("<gold>", "<maker>")))


def test_words_of_articles_and_names_are_never_markup() -> None:
    words = hostile()
    reader = Reader(words)
    assert [tag for tag, _ in reader.elements].count("script") == 1
    assert {tag for tag, _ in reader.elements} & {"img", "b", "i"} <= {"b", "i"}
    assert "alert(3)&lt;/script&gt;" in words
    assert "$title" in reader.sides["side gold"][0]
    assert len([a for tag, a in reader.elements if tag == "a" and "data-o" in a]) == 3


# ---------------------------------------------------------------- what it does in a browser


class Listener:
    """A server that remembers what it was asked for."""

    def __init__(self) -> None:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    thread = threading.Thread(target=listening.server.serve_forever, daemon=True)
    thread.start()
    yield listening
    listening.server.shutdown()
    listening.server.server_close()
    thread.join()


class Browser:
    """Chromium without a window; names other than 127.0.0.1 lead nowhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def shown(self, words: str, *more: str) -> tuple[str, list[str]]:
        """The document after its script ran, and what the console was told."""
        file = self._folder / "page.html"
        file.write_text(words, encoding="utf-8")
        flags = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        if os.getuid() == 0:  # Chromium refuses its sandbox to root
            flags.append("--no-sandbox")
        nowhere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        profile = f"--user-data-dir={self._folder / 'profile'}"
        command = [
            str(CHROMIUM),
            *flags,
            nowhere,
            profile,
            "--enable-logging=stderr",
            *more,
            "--dump-dom",
            file.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]

    def after(self, words: str, act: str) -> str:
        """What an action leaves behind: its last value. The page's policy would forbid it, so it is taken off."""
        free = re.sub(r"<meta http-equiv=[^>]*>", "", words)
        acting = f"<script>document.title = JSON.stringify((() => {{ {act} }})())</script>"
        shown, told = self.shown(free.replace("</body>", f"{acting}</body>"))
        assert told == []
        return str(re.search(r"<title>(.*?)</title>", shown, re.DOTALL)[1])  # type: ignore[index]


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


@needs_browser
def test_a_browser_shows_it_without_complaint(browser: Browser, made_up: str) -> None:
    shown, told = browser.shown(made_up)
    assert told == []
    assert "12 statements</output>" in shown
    assert len(re.findall(r'<span class="m ', shown)) == 10 + 11  # a stretch for each side of each statement
    assert "5 of 9 required statements" in shown
    assert browser.shown(hostile())[1] == []


@needs_browser
def test_the_policy_lets_nothing_out(browser: Browser, made_up: str, listener: Listener) -> None:
    smuggled = (
        f'<img src="{listener.url}/image"><link rel="stylesheet" href="{listener.url}/style">'
        f'<script src="{listener.url}/script"></script><script>fetch("{listener.url}/fetch")</script></body>'
    )
    words = made_up.replace("</body>", smuggled)
    assert len(browser.shown(words)[1]) >= 4
    assert listener.asked == []
    browser.shown(re.sub(r"<meta http-equiv=[^>]*>", "", words))
    assert {"/image", "/style", "/script"} <= set(listener.asked)


@needs_browser
def test_a_click_shows_the_slots_and_another_hides_them(browser: Browser, made_up: str) -> None:
    act = """
      const label = document.querySelector('a.pill.wrong');
      const card = document.getElementById(label.dataset.o);
      const seen = () => getComputedStyle(card).display;
      const before = seen(); label.click(); const opened = seen(); label.click();
      document.querySelector('.m.lap').click();
      const laps = [...document.querySelectorAll('.card.open')].map((c) => c.id).sort();
      document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
      const left = document.querySelectorAll('.card.open').length;
      const sign = card.querySelector('tr.differs th').textContent;
      return [before, opened, seen(), laps, left, sign].join(' ');
    """
    assert browser.after(made_up, act) == '"none block none s2-2,s2-3 0 speaker"'


@needs_browser
def test_keys_walk_from_statement_to_statement(browser: Browser, made_up: str) -> None:
    act = """
      const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
      const at = () => [...document.querySelectorAll('.card.open')].map((c) => c.id).join('+');
      press('n'); const first = at(); press('n'); const second = at(); press('p');
      const back = [at(), document.activeElement.dataset.o]; press('Escape'); const none = at();
      document.querySelector('a.pill.missed').focus();
      return [first, second, ...back, none, at(), document.querySelectorAll('.hot').length].join(' ');
    """
    assert browser.after(made_up, act) == '"s1-1 s1-2 s1-1 s1-1  s1-6 2"'


@needs_browser
def test_statements_are_narrowed_by_verdict_kind_and_cell(browser: Browser, made_up: str) -> None:
    act = """
      const told = () => document.getElementById('shown').textContent;
      const press = (by, value) => document.querySelector(`[data-by=${by}][data-value=${value}]`).click();
      const seen = [];
      press('v', 'wrong'); seen.push(told());
      press('k', 'threat'); seen.push(told());
      seen.push([...document.querySelectorAll('article')].filter((a) => !a.hidden).map((a) => a.id).join());
      document.getElementById('clear').click(); seen.push(told());
      document.querySelector('[data-cell="demand:red-line"]').click(); seen.push(told());
      seen.push(document.querySelector('.card.open').id);
      seen.push(document.querySelectorAll('.m:not(.off)').length);
      return seen.join('; ');
    """
    expected = "3 of 12 statements; 1 of 12 statements; a1; 12 statements; 1 of 12 statements; s2-1; 2"
    assert browser.after(made_up, act) == f'"{expected}"'


@needs_browser
def test_articles_stand_worst_first_or_in_the_order_of_the_files(browser: Browser, made_up: str) -> None:
    """The second article is the worse one once the first is only half as good."""
    turned = compared()
    words = page(report(Compared(turned.sheets[::-1], (), (), NOTHING), Made("gold.jsonl", "rules")))
    act = """
      const order = () => [...document.querySelectorAll('article h3')].map((h) => h.textContent.split('.')[0]).join();
      const select = document.getElementById('order'); const worst = order();
      select.value = 'files'; select.dispatchEvent(new Event('change')); const files = order();
      select.value = 'worst'; select.dispatchEvent(new Event('change'));
      return [worst, files, order()].join(' ');
    """
    worst, files = "harbour-fees,pelabuhan", "pelabuhan,harbour-fees"
    assert browser.after(words, act) == f'"{worst} {files} {worst}"'


@needs_browser
def test_it_fits_a_phone(browser: Browser, made_up: str) -> None:
    """A headless window has a least width, so the page is shown in a frame of 390 points."""
    act = """
      if (self !== top) return document.title;
      const frame = document.createElement('iframe');
      frame.width = 390; frame.height = 800; frame.style.border = 0; frame.srcdoc = document.documentElement.outerHTML;
      frame.onload = () => {
        const root = frame.contentDocument.documentElement;
        document.title = JSON.stringify([frame.contentWindow.innerWidth, root.scrollWidth <= root.clientWidth]);
      };
      document.body.append(frame);
    """
    assert browser.after(made_up, act) == "[390,true]"


@needs_browser
def test_dark_and_light_differ_in_ground_and_ink(browser: Browser, made_up: str) -> None:
    act = "const s = getComputedStyle(document.body); return [s.backgroundColor, s.color].join(' ');"
    free = re.sub(r"<meta http-equiv=[^>]*>", "", made_up)
    acting = f"<script>document.title = (() => {{ {act} }})()</script></body>"
    light, dark = (
        browser.shown(free.replace("</body>", acting), f"--blink-settings=preferredColorScheme={scheme}")[0]
        for scheme in (1, 0)
    )
    grounds = [
        re.findall(r"rgb\([^)]*\)", shown.partition("</title>")[0].partition("<title>")[2]) for shown in (light, dark)
    ]
    assert grounds == [["rgb(251, 250, 247)", "rgb(29, 33, 38)"], ["rgb(20, 23, 27)", "rgb(230, 232, 234)"]]


# ---------------------------------------------------------------- colours


def themes() -> list[dict[str, str]]:
    css = (Path(__file__).parent.parent / "kg" / "score" / "page" / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    return [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in blocks]


def linear(colour: str) -> list[float]:
    """The three lights of an sRGB colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


VERDICTS = ("right", "wrong", "missed", "spurious", "optional")
LIGHT_GROUNDS = {"wrong", "optional"}

# Machado, Oliveira and Fernandes (2009), severity 1
SIGHT = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as somebody of that sight sees it."""
    told = linear(colour)
    red, green, blue = (min(1, max(0, sum(m * c for m, c in zip(row, told, strict=True)))) for row in SIGHT[sight])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(theme: dict[str, str]) -> None:
    for verdict in VERDICTS:
        assert contrast(theme[verdict], theme["on-light" if verdict in LIGHT_GROUNDS else "on-dark"]) >= 4.5
        assert contrast(theme[verdict], theme["sheet"]) >= 2.9
        assert contrast(theme["ink"], theme[f"{verdict}-tint"]) >= 7
    for ground in ("ground", "sheet", "wash"):
        assert contrast(theme["ink"], theme[ground]) >= 7
        assert contrast(theme["soft"], theme[ground]) >= 4.5
        assert contrast(theme["differs"], theme[ground]) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
def test_colour_blind_readers_tell_verdicts_apart(theme: dict[str, str], sight: str) -> None:
    """A difference of 2.3 is just seen; we ask for four times as much, and for more where a label is small."""
    for least, suffix in ((12, ""), (10, "-tint")):
        colours = [seen(theme[verdict + suffix], sight) for verdict in VERDICTS]
        assert min(dist(one, other) for one, other in combinations(colours, 2)) >= least
