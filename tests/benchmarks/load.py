"""`npm run bench:load`: an hour's use squeezed into minutes, and what of it stays behind.

10,000 strokes, 1,000 clears, 200 chains of undo and redo, 100 pictures and 50 changes of theme, all
by pointer and keys; then half a minute of drawing without pause. What is held should level off, but
for what Undo remembers: so at last all is undone and a stroke drawn, which forgets it. A
reading should take as long at the end as at the beginning.
"""

import argparse
from collections.abc import Callable
from statistics import median
from time import monotonic

from playwright.sync_api import Page, sync_playwright

from build.serve import serve
from build.steps import DIST
from tests.benchmarks.inside import Inside
from tests.benchmarks.reading import MEASURED, draw_without_pause
from tests.chromium import FLAGS, find_chromium

ROUNDS = 1000
STROKES = 10
STROKE = [(0.0, 0.0), (0.03, 0.12), (0.01, 0.25), (0.05, 0.4)]
PICTURE = DIST / "icon-192.png"


def draw(page: Page, number: int) -> None:
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    for stroke in range(STROKES):
        x, y = 0.1 + 0.08 * stroke, 0.1 + 0.04 * ((stroke + number) % 10)
        for index, (dx, dy) in enumerate(STROKE):
            page.mouse.move(pad["x"] + (x + dx) * pad["width"], pad["y"] + (y + dy) * pad["height"])
            if index == 0:
                page.mouse.down()
        page.mouse.up()


def undo_and_redo(page: Page) -> None:
    for _ in range(STROKES):
        page.keyboard.press("Control+z")
    for _ in range(STROKES):
        page.keyboard.press("Control+y")


def read_a_picture(page: Page) -> None:
    page.locator("[name=picture]").first.set_input_files(PICTURE)


def change_the_theme(page: Page) -> None:
    page.get_by_role("button", name="More").click()
    dark = page.get_by_label("Dark")
    (page.get_by_label("Light") if dark.is_checked() else dark).check()
    page.keyboard.press("Escape")


def clear(page: Page) -> None:
    page.get_by_role("button", name="Clear").click()


def forget(page: Page) -> None:
    """A stroke after Undo leaves nothing to redo."""
    undo = page.get_by_role("button", name="Undo")
    undo.evaluate("undo => { while (undo.ariaDisabled !== 'true') undo.click(); }")
    draw(page, 0)


TAKEN = f"""() => {{
    const taken = {MEASURED};
    performance.clearMeasures("digitnet:reading");
    return taken;
}}"""
"""What the readings since the last time took."""

USES: list[tuple[int, Callable[[Page], None]]] = [
    (5, undo_and_redo),
    (10, read_a_picture),
    (20, change_the_theme),
    (1, clear),
]
"""Each after so many rounds of drawing."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm run bench:load --", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="(%(default)s)")
    rounds = parser.parse_args().rounds
    with sync_playwright() as playwright, serve(DIST, base="/digitnet/") as url:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        page = browser.new_page(service_workers="block")
        inside = Inside(page)
        page.goto(url)
        page.wait_for_selector("html[data-state=ready]", timeout=120_000)
        print("| strokes | s | page, MB | worker, MB | its arrays, MB | a reading, ms |")
        print("|--|--|--|--|--|--|")
        began = monotonic()
        readings: list[float] = []

        def tell(when: str) -> None:
            held = inside.held()
            print(
                f"| {when} | {monotonic() - began:.0f} "
                f"| {inside.heap_of_page() / 1e6:.2f} | {held.heap / 1e6:.2f} "
                f"| {held.buffers / 1e6:.1f} | {median(readings):.1f} |",
                flush=True,
            )
            readings.clear()

        for number in range(1, rounds + 1):
            draw(page, number)
            for every, use in USES:
                if number % every == 0:
                    use(page)
            readings += page.evaluate(TAKEN)
            if number % (rounds // 10) == 0:
                tell(f"{number * STROKES:,}")
        forget(page)
        readings += page.evaluate(TAKEN)
        tell("all undone")
        page.close()
        draw_without_pause(browser, 30)
        browser.close()


if __name__ == "__main__":
    main()
