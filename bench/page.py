"""How long a frame of the network view takes while one drags, zooms, points and plays, with a made-up network.

In      the address of a running server with a built page; Chromium
Out     for each movement: how many pictures were drawn, and milliseconds from one to the next.
Limits  only what GET /network answers is made up; all else is the page as it is. A frame is told as done when the
        graphics processor has drawn it (a pixel is read back). Without one, Chromium draws by software (SwiftShader).
"""

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.sync_api import Page, sync_playwright

KINDS = ("demand", "red-line", "rejection", "threat", "accusation", "denial", "agreement", "support", "assertion")
SECONDS = 3.0
EDGES_PER_NODE = 2
COUNT = """
const draw = WebGL2RenderingContext.prototype.drawArraysInstanced;
WebGL2RenderingContext.prototype.drawArraysInstanced = function (...all) {
  window.draws = (window.draws ?? 0) + 1;
  return draw.apply(this, all);
};
"""
FRAMES = """seconds => void (window.frames_told = new Promise(tell => {
  const layers = [...document.querySelectorAll(".sigma-edges, .sigma-nodes")].map(one => one.getContext("webgl2"));
  const pixel = new Uint8Array(4), begun = performance.now(), taken = [];
  let before = begun, drawn = window.draws;
  const frame = () => {
    for (const layer of layers) layer.readPixels(0, 0, 1, 1, layer.RGBA, layer.UNSIGNED_BYTE, pixel);
    const now = performance.now();
    if (window.draws !== drawn) taken.push(now - before);
    [before, drawn] = [now, window.draws];
    if (now - begun < seconds * 1000) requestAnimationFrame(frame); else tell(taken.sort((a, b) => a - b));
  };
  requestAnimationFrame(frame);
}))"""


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle of the picture."""

    x: float
    y: float


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--url", default="http://127.0.0.1:8000", help="a server with a built page")
    options.add_argument("--nodes", type=int, default=5000)
    options.add_argument("--chromium", default="/usr/bin/chromium")
    options.add_argument("--flags", nargs="*", default=[], help="for Chromium, such as --use-gl=egl")
    given = options.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=given.flags)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        measure(page, given.url, made_up(given.nodes))
        browser.close()


def measure(page: Page, url: str, network: dict[str, Any]) -> None:
    """Print one line for the way to the first picture, and one for each movement."""
    body = json.dumps(network)
    page.add_init_script(COUNT)
    page.route("**/network?*", lambda route: route.fulfill(body=body, content_type="application/json"))
    begun = time.monotonic()
    page.goto(f"{url}/view/network")
    page.locator(".canvas-box canvas").first.wait_for()
    first = time.monotonic() - begun
    page.locator('.canvas[data-settled="true"]').wait_for(timeout=120_000)
    settled = time.monotonic() - begun
    slow = page.locator(".canvas-box").get_attribute("data-slow")
    say(f"{len(network['nodes'])} nodes, {len(network['edges'])} edges, {len(body) >> 10} kB; slow: {slow}")
    say(f"first picture {first:.1f} s, nodes at rest {settled:.1f} s")
    box = page.locator(".canvas-box").bounding_box()
    assert box
    middle = Middle(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for movement in (drag, zoom, point, play):
        page.wait_for_timeout(500)
        page.evaluate(FRAMES, SECONDS)
        moved(partial(movement, page, middle))
        taken = page.evaluate("window.frames_told")
        page.mouse.up()
        told = [f"{taken[int(len(taken) * share)]:.0f}" for share in (0.5, 0.95)] if taken else ["-", "-"]
        say(f"{movement.__name__:6} {len(taken):4} pictures, median {told[0]} ms, 95th of 100 {told[1]} ms")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def moved(move: Callable[[int], None]) -> None:
    """Move sixty times a second, as long as is measured."""
    end = time.monotonic() + SECONDS
    beat = 0
    while time.monotonic() < end:
        move(beat)
        beat += 1
        time.sleep(1 / 60)


def drag(page: Page, middle: Middle, beat: int) -> None:
    """Hold the picture and draw circles."""
    page.mouse.move(middle.x + 90 * math.sin(beat / 9), middle.y + 60 * math.cos(beat / 9))
    if beat == 0:
        page.mouse.down()


def zoom(page: Page, middle: Middle, beat: int) -> None:
    """Turn the wheel to and fro."""
    if beat % 4 == 0:
        page.mouse.move(middle.x, middle.y)
        page.mouse.wheel(0, 60 if beat % 80 < 40 else -60)


def point(page: Page, middle: Middle, beat: int) -> None:
    """Move over nodes without pressing."""
    page.mouse.move(middle.x + beat % 160, middle.y + beat % 90)


def play(page: Page, _: Middle, beat: int) -> None:
    """Let time run."""
    if beat == 0:
        page.locator(".play-button").click()


def made_up(nodes: int) -> dict[str, Any]:
    """An answer of GET /network: nine actors for each demand, few of which say or get most."""
    chance = random.Random(1)  # noqa: S311
    demands = nodes // 10
    actors = nodes - demands
    edges: dict[tuple[int, int, str, str | None], dict[str, Any]] = {}
    for number in range(nodes * EDGES_PER_NODE):
        actor, demand = int(chance.random() ** 2 * actors), int(chance.random() ** 3 * demands)
        kind, stance = chance.choice(KINDS), chance.choice(("support", "oppose", None))
        days = sorted(
            f"2022-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for _ in range(1 + int(chance.expovariate(1)))
        )
        edges[actor, demand, kind, stance] = {
            "id": f"e{number}", "source": f"actor/a{actor}", "target": f"demand/d{demand}", "kind": kind,
            "stance": stance, "weight": len(days), "first": days[0], "last": days[-1], "days": days,
            "statements": [f"s{number}-{part}" for part in range(len(days))],
        }  # fmt: skip
    named = [_node("actor", f"a{n}", "Person") for n in range(actors)]
    named += [_node("demand", f"d{n}", "Demand") for n in range(demands)]
    return {"snapshot": "made-up", "nodes": named, "edges": list(edges.values()), "truncated": False}


def _node(kind: str, slug: str, sort: str) -> dict[str, Any]:
    iri = f"https://example.org/id/{kind}/{slug}"
    label = f"{kind.capitalize()} {slug[1:]}"
    return {
        "id": f"{kind}/{slug}",
        "slug": slug,
        "iri": iri,
        "label": label,
        "kind": kind,
        "class": sort,
        "statements": 1,
    }


if __name__ == "__main__":
    main()
