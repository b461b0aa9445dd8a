"""On paper: light, the stage and the open chapter, whatever was on the screen before."""

import re
import zlib

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter

SECTIONS = {
    "Read": ["Digits to try", "My digits"],
    "Look inside": ["Follow the answer", "What the hidden neurons learned"],
    "Learn": ["How a network learns", "How it was trained"],
    "Python": ["The Python behind it"],
}
EMPTY_IMAGES = """[...document.querySelectorAll("main img")]
    .filter((image) => image.checkVisibility() && !image.naturalWidth).length"""
PAPER = """() => new Promise((resolve) => addEventListener("beforeprint", () => {
    const pad = document.querySelector("[data-testid=pad]");
    const { data } = pad.getContext("2d").getImageData(0, 0, pad.width, pad.height);
    const ink = data.findIndex((value, at) => at % 4 === 3 && value === 255);
    resolve({
        ink: data[ink - 3],
    });
}, { once: true }))"""


@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("chapter", SECTIONS)
def test_a_chapter_stands_on_two_light_sheets_at_most(
    page: Page, site: str, chapter: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.emulate_media(color_scheme="dark")
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    draw(page, pixels(page, SEVEN))
    open_chapter(page, chapter)
    if chapter == "Learn":
        expect(page.locator(".cell")).to_have_count(100)

    page.evaluate(f"() => {{ window.paper = ({PAPER})(); }}")
    for sheet in ("A4", "Letter"):
        printed = uncompressed(page.pdf(format=sheet))
        count = len(re.findall(rb"/Type\s*/Page\b", printed))
        assert count <= 2, f"{count} sheets of {sheet}"
    painted = page.evaluate("paper")
    assert painted["ink"] < 80
    page.emulate_media(media="print")
    expect(page.locator("html[data-paper]")).to_be_attached()
    for name in SECTIONS[chapter]:
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    for digit in range(10):
        expect(page.get_by_test_id(f"bar-{digit}").locator(".share")).to_contain_text("%")
    fill = page.locator(".best .fill")
    assert fill.evaluate("fill => getComputedStyle(fill).printColorAdjust") == "exact"
    assert page.evaluate(EMPTY_IMAGES) == 0
    expect(page.locator(".tools")).to_be_hidden()

    page.emulate_media(media="screen")
    expect(page.locator("html[data-paper]")).to_have_count(0)
    expect(page.locator(".tools")).to_be_visible()


def uncompressed(document: bytes) -> bytes:
    """A PDF with the objects that lie compressed within it."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL)
    opened = [zlib.decompressobj().decompress(each) for each in streams if each[:1] == b"x"]
    return b"\n".join([document, *opened])
