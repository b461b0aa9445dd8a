"""`npm run bench:slow`: how far the ink trails the hand on a machine a sixth as fast.

The browser slows the page's main thread down; a neuron's panel is open, since that is the most that
there is to draw. The hand keeps its own time, as hands do, and does not wait for the page. Each of
its points counts, those too that the browser gathers into one event: the time from it to the end of
the frame that shows its ink. Beside that, the time to each painted answer and how often the
network's picture was drawn. Several folders of built pages are drawn upon in turn, and with them a
page that holds a bare canvas alone: what ink takes there is the browser's and the machine's part.
"""

import argparse
import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, sin
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from playwright.async_api import Browser, FloatRect, async_playwright
from playwright.sync_api import sync_playwright

from build.serve import serve
from build.steps import DIST
from tests.chromium import FLAGS, find_chromium

INTERVAL, POINTS, PAUSE = 0.008, 100, 0.5
"""Seconds from point to point, points of a stroke, seconds between a stroke, Clear and a stroke."""
NEURON = 7

WATCH = """
    globalThis.watched = { ink: [], pictures: 0 };
    const hand = [], frame = [];
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
        const now = performance.now();
        for (const at of frame.splice(0)) watched.ink.push(now - at);
    };
    addEventListener("pointermove", (event) => {
        if (!event.buttons) return;
        for (const { timeStamp } of event.getCoalescedEvents()) hand.push(timeStamp);
    }, { capture: true });
    const brush = CanvasRenderingContext2D.prototype;
    const { stroke, clearRect } = brush;
    brush.stroke = function (...given) {
        stroke.apply(this, given);
        if (this.canvas.dataset.testid !== "pad" || hand.length === 0) return;
        if (frame.length === 0) port1.postMessage(0); // comes when this frame is done
        frame.push(...hand.splice(0));
    };
    brush.clearRect = function (...given) {
        clearRect.apply(this, given);
        if (this.canvas.closest(".picture") && !given[0] && !given[1]) watched.pictures += 1;
    };
"""
BARE = """<!doctype html><html data-state="ready"><title>A bare pad</title>
<canvas data-testid="pad" width="300" height="300"></canvas>
<script>
    const pad = document.querySelector("canvas");
    const context = pad.getContext("2d");
    context.lineWidth = 20;
    let last;
    pad.onpointerdown = ({ offsetX, offsetY }) => { last = [offsetX, offsetY]; };
    pad.onpointermove = (event) => {
        if (!event.buttons) return;
        context.beginPath();
        context.moveTo(...last);
        for (const { offsetX, offsetY } of event.getCoalescedEvents()) {
            last = [offsetX, offsetY];
            context.lineTo(...last);
        }
        context.stroke();
    };
    addEventListener("keydown", () => context.clearRect(0, 0, 300, 300));
</script></html>
"""
ANSWERS = "performance.getEntriesByName('digitnet:reading').map(({ duration }) => duration)"


@dataclass
class Found:
    """What was measured, in ms; pictures and seconds in all."""

    ink: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    pictures: int = 0
    seconds: float = 0

    def tell(self, name: str) -> None:
        print(f"{name}: {self.pictures / self.seconds:.1f} pictures a second of drawing")
        for what, times in (("ink", self.ink), ("answer", self.answers)):
            if times:
                middle, late = np.percentile(times, [50, 95])
                print(f"  {what:6} {middle:6.1f} ms median, {late:6.1f} ms 95th percentile")


def spiral(box: FloatRect) -> Iterator[tuple[float, float]]:
    for point in range(POINTS):
        turn, reach = 12 * point / POINTS, box["width"] * (0.1 + 0.3 * point / POINTS)
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        yield x + reach * cos(turn), y + reach * sin(turn)


async def draw(browser: Browser, folder: Path, slower: float, strokes: int, found: Found) -> None:
    with serve(folder) as site:
        page = await browser.new_page(service_workers="block")
        await page.add_init_script(WATCH)
        await page.goto(site)
        await page.wait_for_selector("html[data-state=ready]", timeout=120_000)
        if await page.locator(".network").count():
            await page.locator(".network .hidden circle").nth(NEURON).focus()
            await page.keyboard.press("Enter")
            await page.get_by_role("heading", name=f"Hidden neuron {NEURON}").wait_for()
            await page.evaluate("scrollTo(0, 0)")
        box = await page.get_by_test_id("pad").bounding_box()
        assert box
        devtools = await page.context.new_cdp_session(page)
        await devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        clock = asyncio.get_running_loop().time
        for _ in range(strokes):
            begun = clock()
            sent = []
            for number, (x, y) in enumerate(spiral(box)):
                kind = "mouseMoved" if number else "mousePressed"
                event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1}
                sent.append(asyncio.create_task(devtools.send("Input.dispatchMouseEvent", event)))
                await asyncio.sleep(max(0, begun + (number + 1) * INTERVAL - clock()))
            event |= {"type": "mouseReleased", "buttons": 0}
            found.seconds += clock() - begun
            await asyncio.gather(*sent, devtools.send("Input.dispatchMouseEvent", event))
            await asyncio.sleep(PAUSE)
            await page.keyboard.press("c")
            await asyncio.sleep(PAUSE)
        watched = await page.evaluate("watched")
        found.ink += watched["ink"]
        found.pictures += watched["pictures"]
        found.answers += await page.evaluate(ANSWERS)
        await page.close()


async def compare(chromium: str, folders: list[Path], slower: float, rounds: int) -> None:
    measured = {(folder, rate): Found() for folder in folders for rate in (1, slower)}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for _ in range(rounds):
            for (folder, rate), found in measured.items():
                await draw(browser, folder, rate, 5, found)
        await browser.close()
    for (folder, rate), found in measured.items():
        found.tell(
            f"{folder.name}, {rate:g} times as slow" if rate > 1 else f"{folder.name}, as it is"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm run bench:slow --", description=__doc__)
    parser.add_argument("--slower", type=float, default=6, help="times (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="of five strokes (%(default)s)")
    parser.add_argument("folders", nargs="*", type=Path, default=[DIST], help="(dist)")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        chromium = find_chromium(playwright)
    with TemporaryDirectory() as place:
        bare = Path(place, "a bare canvas")
        bare.mkdir()
        (bare / "index.html").write_text(BARE)
        folders = [bare, *options.folders]
        asyncio.run(compare(chromium, folders, options.slower, options.rounds))


if __name__ == "__main__":
    main()
