"""`python -m tests.benchmarks.screenshots`: the README's pictures of the page, anew in docs/."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from build.serve import serve
from build.steps import DIST, ROOT
from tests.browser.digits import FOUR, pixels
from tests.browser.hand import draw
from tests.browser.looking import press_neuron
from tests.chromium import FLAGS, find_chromium

DOCS = ROOT / "docs"
NEURON = 5


def keep(page: Page, name: str, height: int) -> None:
    """The upper part of the page, at rest, in few enough colours to be a small file."""
    page.mouse.move(1, 1)
    page.set_viewport_size({"width": 1280, "height": height})
    page.evaluate("() => new Promise(requestAnimationFrame)")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    small = picture.quantize(method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(Path(DOCS, f"{name}.png"), optimize=True)


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    with serve(DIST) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        page = browser.new_page(color_scheme="light", reduced_motion="reduce")
        page.goto(site)
        page.wait_for_selector("html[data-state=ready]", timeout=0)
        draw(page, pixels(page, FOUR))
        keep(page, "network-answer", 680)
        press_neuron(page, "hidden", NEURON)
        page.locator(".neuron .formula").wait_for()
        keep(page, "network-neuron", 720)
        press_neuron(page, "outputs", 4)
        page.locator(".output .contributors").first.wait_for()
        keep(page, "network-versus", 720)
        browser.close()


if __name__ == "__main__":
    main()
