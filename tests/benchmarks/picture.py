"""`npm run bench:picture`: what the picture of the network costs the page's main thread.

The built page while a digit is drawn: the page's own scripting for one update, from the trace.
Then a layer's connections alone, on the canvas as they are and as the same lines in SVG, where most
of the work is not the script's. All is CPU time, which other work on the machine hardly lengthens.
"""

import json
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from build.serve import serve
from build.steps import DIST
from tests.browser.digits import DIGITS, pixels
from tests.browser.hand import draw
from tests.chromium import FLAGS, find_chromium
from tests.picture_site import network, picture_site, reading, scene

LINKS = 400
UPDATES = 120
ROUNDS = 5
SCRIPTING = {"EventDispatch", "FireAnimationFrame", "HandlePostMessage", "TimerFire"}


def trace_of_drawing(browser: Browser, site: str, trace: Path) -> list[dict[str, Any]]:
    page = browser.new_page()
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]")
    page.get_by_role("slider", name="Connections shown").fill(str(LINKS))
    browser.start_tracing(
        page=page, path=trace, categories=["devtools.timeline", "blink.user_timing"]
    )
    for strokes in DIGITS.values():
        draw(page, pixels(page, strokes))
        page.get_by_role("button", name="Clear").click()
    browser.stop_tracing()
    page.close()
    events: list[dict[str, Any]] = json.loads(trace.read_bytes())["traceEvents"]
    return events


def scripting_per_update(events: list[dict[str, Any]]) -> list[float]:
    """Milliseconds of scripting from one painted answer to the next."""
    painted = [e for e in events if e["name"] == "digitnet:reading" and e["ph"] == "e"]
    thread = (painted[0]["pid"], painted[0]["tid"])
    scripts = [
        event
        for event in events
        if event["ph"] == "X"
        and (event["pid"], event["tid"]) == thread
        and event["name"] in SCRIPTING
    ]
    ends = sorted(e["ts"] + e["dur"] for e in scripts if e["name"] == "FireAnimationFrame")
    told = sorted(e["ts"] for e in painted)
    # The measure is taken inside the frame that paints, so an update ends with that frame.
    updates = sorted({next(end for end in ends if end >= at) for at in told})
    # The shortest events carry no thread time.
    return [
        sum(e.get("tdur", 0) for e in scripts if before < e["ts"] + e["dur"] <= end) / 1000
        for before, end in pairwise(updates)
    ]


def cost_of_links(browser: Browser, site: str, way: str) -> tuple[float, float]:
    """Milliseconds an update, of the page's main thread and of all of the browser's processes."""
    page = browser.new_page()
    page.goto(site)
    main_thread = page.context.new_cdp_session(page)
    main_thread.send("Performance.enable", {"timeDomain": "threadTicks"})
    everything = browser.new_browser_cdp_session()

    def spent() -> tuple[float, float]:
        metrics = main_thread.send("Performance.getMetrics")["metrics"]
        task = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
        processes = everything.send("SystemInfo.getProcessInfo")["processInfo"]
        return task, sum(each["cpuTime"] for each in processes)

    scenes = [
        scene(network=network(250), reading=reading(250, LINKS, turn)) for turn in range(UPDATES)
    ]
    page.evaluate("([way, scenes]) => prepare(way, scenes)", [way, scenes])
    before = spent()
    page.evaluate("() => run()")
    after = spent()
    page.close()
    main, total = (1000 * (b - a) / UPDATES for a, b in zip(before, after, strict=True))
    return main, total


def main() -> None:
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        with serve(DIST) as site:
            events = trace_of_drawing(browser, site, Path(folder, "trace.json"))
        spent = scripting_per_update(events)
        tenths = quantiles(spent, n=10)
        print(f"Scripting for one update of the page, {LINKS} connections a layer ({len(spent)}):")
        print(f"  median {median(spent):.2f} ms, nine tenths within {tenths[8]:.2f} ms")
        with picture_site() as site:
            costs = {way: [cost_of_links(browser, site, way)] for way in ("canvas", "svg")}
            for _ in range(ROUNDS - 1):
                for way, found in costs.items():
                    found.append(cost_of_links(browser, site, way))
        browser.close()
    print(f"{LINKS} connections by themselves, CPU time for one update:")
    for way, found in costs.items():
        main_thread, everything = (median(column) for column in zip(*found, strict=True))
        print(f"  {way:7} main thread {main_thread:5.2f} ms, whole browser {everything:5.2f} ms")


if __name__ == "__main__":
    main()
